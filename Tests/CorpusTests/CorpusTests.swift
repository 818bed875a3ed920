import Files
import FuzzProperties
import Testing

/// What the fuzzer starts from, and what it found, read as it reads them; `scripts/fuzz` looks for more.
struct CorpusTests {
    @Test(arguments: Seed.all)
    func holds(_ seed: Seed) throws {
        try seed.reader.check(readFile(at: seed.path, limit: 1 << 20))
    }

    /// A folder that cannot be found would pass the test above.
    @Test(arguments: Reader.allCases)
    func hasSeeds(for reader: Reader) {
        #expect(Seed.all.count { $0.reader == reader } >= 30)
    }
}

struct Seed: Sendable, CustomTestStringConvertible {
    let reader: Reader
    let name: String

    var path: String { Self.folder + reader.rawValue + "/" + name }
    var testDescription: String { reader.rawValue + "/" + name }

    private static let folder = #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 } + "/Fuzz/corpus/"

    static let all: [Seed] = Reader.allCases.flatMap { reader in
        let entries = try? FileTree.folder(folder + reader.rawValue).entries()
        return (entries ?? []).map { Seed(reader: reader, name: $0.path) }
    }
}
