import Files
import Probing
import Records
import Testing

/// What stands in the folder, and what becomes of it.
struct ProbeStoreTests {
    private static let one = ProbeFile.offering("one", of: "acme")

    @Test func writesTheDocumentedFormat() throws {
        var files = Probed()
        try files.run(
            ProbeContent(
                prober: "compat-matrix 1.0", baseURL: Probed.host, server: .init(name: "vllm", version: "0.19.1", flags: "-x"),
                endpoint: [.modelList: Probed.seen(.works, on: "2026-06-17")],
                models: ["lab/one": [.seed: Probed.seen(.fenced, on: "2026-06-17"), .jsonMode: Probed.seen(.ignored, on: "2026-06-17")]]))
        #expect(
            try files.text() == """
                {
                  "prober": "compat-matrix 1.0",
                  "base_url": "https://api.acme.example/v1",
                  "server": { "name": "vllm", "version": "0.19.1", "flags": "-x" },
                  "endpoint": {
                    "capabilities": {
                      "model-list": {
                        "verdict": "supported",
                        "reason": "works",
                        "message": "M.",
                        "passed": 1,
                        "runs": 3,
                        "at": "2026-06-17T09:30:00Z",
                        "evidence": { "status": 200, "hash": "ab" }
                      }
                    }
                  },
                  "models": {
                    "lab/one": {
                      "capabilities": {
                        "json-mode": {
                          "verdict": "unsupported",
                          "reason": "ignored",
                          "message": "M.",
                          "passed": 1,
                          "runs": 3,
                          "at": "2026-06-17T09:30:00Z",
                          "evidence": { "status": 200, "hash": "ab" }
                        },
                        "seed": {
                          "verdict": "partial",
                          "reason": "fenced",
                          "message": "M.",
                          "passed": 1,
                          "runs": 3,
                          "at": "2026-06-17T09:30:00Z",
                          "evidence": { "status": 200, "hash": "ab" }
                        }
                      }
                    }
                  }
                }

                """)
    }

    @Test func putsEachTargetIntoItsFile() throws {
        var files = Probed()
        for target in [ProbeFile.endpoint(of: "acme"), Self.one, .selfHosted("one", server: "acme", version: "0.19.1")] {
            try files.run(Probed.content(.works, on: "2026-06-01"), at: target)
        }
        let made = files.files.keys.filter { $0.hasPrefix("probes/") }.sorted()
        #expect(made == ["probes/acme/0.19.1/one.json", "probes/acme/endpoint.json", "probes/acme/one.json"])
        let catalog = try #require(CatalogLoader.load(files.tree, today: nil).catalog)
        #expect(catalog.probes.count == 2 && catalog.selfHostedProbes.count == 1)
    }

    @Test func writesOnceAndOnlyWhatChanged() throws {
        let target = try #require(Self.one)
        var written: [String] = []
        func save(_ files: Probed) throws -> Bool {
            try files.store.save(Probed.content(.works, on: "2026-06-01"), at: target) { _, path throws(FileError) in written.append(path) }
        }
        var files = Probed()
        #expect(try save(files))
        try files.run(Probed.content(.works, on: "2026-06-01"))
        #expect(try !save(files))
        #expect(written == ["data/probes/acme/one.json"])
    }

    @Test(
        arguments: [
            ("", "the file is empty"), ("{", "this '{' is never closed"), ("[]", "\"a probe record\" must be a probe record, not a list"),
            ("<<<<<<< HEAD\n{}\n=======\n{}\n>>>>>>> other\n", nil),
            (#"{ "prober": "p", "base_url": "https://a.example", "note": "by hand" }"#, "a probe record has no key \"note\""),
            (
                #"{ "prober": "p", "base_url": "https://a.example", "endpoint": { "capabilities": { "seed": { "verdict": "supported", "reason": "timed-out", "message": "M", "passed": 1, "runs": 1, "at": "2026-06-01T00:00:00Z" } } } }"#,
                "the reason \"timed-out\" means inconclusive, not supported"
            ),
        ] as [(String, String?)])
    func leavesADamagedFileAsItIs(_ text: String, problem: String?) throws {
        let files = Probed([Probed.place: text])
        let target = try #require(Self.one)
        let error = #expect(throws: ProbeStoreError.self) {
            try files.store.save(Probed.content(.works, on: "2026-06-01"), at: target) { _, path in Issue.record("wrote \(path)") }
        }
        guard case .damaged(let path, let problems) = try #require(error) else { throw try #require(error) }
        #expect(path == "data/probes/acme/one.json" && !problems.isEmpty)
        if let problem {
            #expect(error?.description == "data/probes/acme/one.json is damaged (\(problem)), so nothing was written over it")
        }
        #expect(
            error?.fix == "restore it (git checkout -- data/probes/acme/one.json), or remove it to begin anew; then probe again")
    }

    @Test(arguments: [FileError.Reason.permissionDenied, .symbolicLink, .isFolder, .changedWhileRead])
    func leavesAnUnreadableFileAsItIs(_ reason: FileError.Reason) throws {
        let tree = FileTree(
            label: "data", entries: { () throws(FileError) in [] },
            read: { (path, _) throws(FileError) in throw FileError(.read, "data/" + path, reason) })
        let target = try #require(Self.one)
        let error = #expect(throws: ProbeStoreError.self) {
            try ProbeStore(data: tree, staleAfterDays: 90).updated(target, with: Probed.content(.works, on: "2026-06-01"))
        }
        #expect(error?.description == "cannot read data/probes/acme/one.json: \(reason)")
    }

    @Test func passesOnWhyNothingCouldBeWritten() throws {
        let target = try #require(Self.one)
        let error = #expect(throws: ProbeStoreError.self) {
            try Probed().store.save(Probed.content(.works, on: "2026-06-01"), at: target) { _, path throws(FileError) in
                throw FileError(.write, path, .noSpace)
            }
        }
        #expect(error?.description == "cannot write data/probes/acme/one.json: no space left on device")
    }

    @Test(arguments: [
        ("lab/one", "http://api.acme.example/v1"), ("lab/one", "https://api.acme.example/v1/"), ("lab/one", "x"),
        ("lab\none", Probed.host), ("", Probed.host), (" lab/one", Probed.host), ("lab/\u{202E}one", Probed.host),
    ])
    func keepsNothingThatARecordMayNotSay(_ id: String, baseURL: String) throws {
        let target = try #require(Self.one)
        let error = #expect(throws: ProbeStoreError.self) {
            try Probed().store.updated(target, with: Probed.content(.works, on: "2026-06-01", id: id, baseURL: baseURL))
        }
        #expect(error?.description.hasPrefix("what was seen does not fit into data/probes/acme/one.json (") == true)
        #expect(error?.fix == "correct the id or base URL in the record")
    }

    @Test func takesAnyIDOfOneLine() throws {
        for id in ["../../etc/passwd", "a\\b", "\"}", "模型", "a b", "<script>", String(repeating: "x", count: 5_000)] {
            var files = Probed()
            try files.run(Probed.content(.works, on: "2026-06-01", id: id))
            #expect(try files.cell(id) == "supported works 2026-06-01")
        }
    }

    /// Random runs, seeded: after each the file passes `check` and `fmt`, and the same run again changes nothing (`Probed.run`).
    @Test(arguments: 0..<20) func staysSoundWhateverHappens(_ seed: Int) throws {
        var random = Lehmer(state: UInt64(seed) * 2_654_435_761 + 1)
        var files = Probed()
        var clock = 0
        for _ in 0..<40 {
            clock += Int.random(in: 0...60, using: &random)
            let day = PartialDate(unixTime: 1_780_000_000 + clock * 86_400).text
            func some() throws -> [ProbedCapability: Observation] {
                var cells: [ProbedCapability: Observation] = [:]
                for capability in [ProbedCapability.jsonMode, .seed, .modelList] where Bool.random(using: &random) {
                    cells[capability] = try Probed.seen(ProbeReason.allCases.randomElement(using: &random) ?? .works, on: day)
                }
                return cells
            }
            let host = Int.random(in: 0..<15, using: &random) == 0 ? "https://other.example" : Probed.host
            let before = files.files[Probed.place]
            try files.run(
                ProbeContent(prober: "p", baseURL: host, endpoint: try some(), models: ["lab/one": try some(), "lab/two": try some()]))
            if before != nil { #expect(files.files[Probed.place] != nil) }
        }
    }
}

private struct Lehmer: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ state >> 29
    }
}
