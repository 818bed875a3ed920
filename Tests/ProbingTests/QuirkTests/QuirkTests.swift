import Foundation
import Probing
import Records
import Testing

/// The prober against every server quirk that we know of: what it says must be what a careful person says.
@Suite enum QuirkTests {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Quirks")

    static let client = TransportSetting.workers.client(keyGuard: KeyGuard(hosts: ["127.0.0.1"]))

    static func files(_ folder: URL) throws -> [URL] {
        try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "quirk" }.sorted { $0.path < $1.path }
    }

    static let all = (try? files(folder) + files(folder.appendingPathComponent("Combinations"))) ?? []

    @Test("has a fixture for every quirk of the catalogue, with the verdict that it has there")
    static func hasAllQuirks() throws {
        let lines = try String(contentsOf: folder.appendingPathComponent("ids.txt"), encoding: .utf8).split(separator: "\n")
        #expect(lines.count == 113)
        let fixtures = try Dictionary(uniqueKeysWithValues: all.map { try QuirkFixture(contentsOf: $0) }.map { ($0.id, $0) })
        for line in lines {
            let words = line.split(separator: " ").map(String.init)
            let fixture = try #require(fixtures[words[0]], "no fixture for \(words[0])")
            #expect(fixture.expected.verdicts.map(\.rawValue) == [words[1]], "\(words[0])")
        }
        for file in all {
            #expect(fixtures[file.deletingPathExtension().lastPathComponent] != nil, "\(file.lastPathComponent) has another id within")
        }
    }

    @Test("gives the expected verdict for every quirk, and leaves the other cells alone", .timeLimit(.minutes(10)))
    static func confusion() async throws {
        let faithful = try await FaithfulCells.read(client)
        var table = ConfusionTable()
        for run in try await runs(all, atOnce: 3) {
            table.add(run)
            let problems = run.problems(faithful: faithful[run.fixture])
            // What the pages of the capabilities list as possible.
            let strange = run.found.filter { !$0.value.reason.concerns($0.key.capability) }.map(\.key.description)
            #expect(strange.isEmpty, "\(run.fixture.id): a reason that the capability can't have: \(strange)")
            #expect(problems.isEmpty, "\(run.fixture.id): \(problems.joined(separator: "\n    "))")
        }
        print(table.text)
        #expect(table.isDiagonal, "\(table.text)")
    }

    static func runs(_ files: [URL], atOnce: Int) async throws -> [QuirkRun] {
        try await withThrowingTaskGroup(of: QuirkRun.self) { group in
            var waiting = files[...]
            var runs: [QuirkRun] = []
            func start() {
                guard let file = waiting.popFirst() else { return }
                group.addTask {
                    try await QuirkRun(QuirkFixture(contentsOf: file), client)
                }
            }
            for _ in 0..<atOnce { start() }
            while let run = try await group.next() {
                runs.append(run)
                start()
            }
            return runs.sorted { $0.fixture.id < $1.fixture.id }
        }
    }
}
