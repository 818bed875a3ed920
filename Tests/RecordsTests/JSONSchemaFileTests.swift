import Files
import StrictJSON
import Testing

@testable import Records

/// The files that editors and other validators read.
struct JSONSchemaFileTests {
    private static func folder(_ name: String, file: String = #filePath) -> FileTree {
        let root = file.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")
        return .folder("\(root)/\(name)", label: name)
    }

    @Test func areWhatTheCodeGives() throws {
        let shipped = Self.folder("data/schema")
        let files = JSONSchema.files
        #expect(try shipped.entries().map(\.path) == files.map(\.name).sorted())
        for (name, bytes) in files {
            #expect(try shipped.read(name, limit: 1 << 20) == bytes, "\(name): run compat-matrix schema")
        }
    }

    @Test func areMappedInTheEditorSettings() throws {
        let bytes = try Self.folder(".vscode").read("settings.json", limit: 1 << 20)
        let mappings = try #require(JSONReader.read(bytes, path: "settings.json").value?["json.schemas"]?.array)
        let kinds = RecordKind.Name.allCases.filter { $0.shape != nil }
        #expect(mappings.compactMap { $0["url"]?.string } == kinds.map { "./data/schema/\($0.rawValue).schema.json" })
        #expect(mappings.map { $0["fileMatch"]?.texts } == kinds.map { $0.places.map { "/data/" + $0.replacing(/<[a-z]+>/, with: "*") } })
    }

    /// One case of `Tests/schema-records/cases.txt`; `scripts/test-schemas` asks an independent validator the same.
    private struct Case {
        var verdict: String
        var kind: RecordKind.Name
        var name: String
        var text = ""
    }

    private static func cases() throws -> [Case] {
        let bytes = try folder("Tests/schema-records").read("cases.txt", limit: 1 << 20)
        var cases: [Case] = []
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") where !line.hasPrefix("#") {
            if line.hasPrefix("  ") {
                cases[cases.count - 1].text += line + "\n"
            } else {
                let words = line.split(separator: " ", maxSplits: 2).map(String.init)
                let kind = try #require(RecordKind.Name(rawValue: String(words[1].dropLast())), "\(line)")
                cases.append(Case(verdict: words[0], kind: kind, name: words[2]))
            }
        }
        return cases
    }

    @Test func agreeWithTheReader() throws {
        let cases = try Self.cases()
        for sample in cases {
            let shape = try #require(sample.kind.shape)
            let (value, syntax) = JSONReader.read(Array(sample.text.utf8), path: "record.json")
            var check = ShapeCheck(path: "record.json")
            check.check(try #require(value, "\(sample.name)"), .object(shape), at: "record")
            let problems = (syntax + check.problems).map(\.message)
            #expect(problems.isEmpty == (sample.verdict == "good"), "\(sample.verdict) \(sample.kind): \(sample.name): \(problems)")
        }
        #expect(cases.count > 60)
        #expect(Set(cases.map(\.verdict)) == ["good", "bad", "strict"])
    }
}
