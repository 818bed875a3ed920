import Probing
import Records
import Testing

/// Which file, of which shard, and whether it is time.
struct ProbeFileTests {
    @Test func namesFilesByTheirIDs() {
        #expect(ProbeFile.endpoint(of: "acme")?.path == "probes/acme/endpoint.json")
        #expect(ProbeFile.offering("one.a", of: "acme")?.path == "probes/acme/one.a.json")
        #expect(ProbeFile.selfHosted("one", server: "vllm", version: "0.19.1")?.path == "probes/vllm/0.19.1/one.json")
    }

    @Test(arguments: ["", ".", "..", "../x", "a/b", "A", "-a", "con", "nul.x", "a\0", String(repeating: "a", count: 81)])
    func hasNoFileForAnythingElse(_ id: String) {
        #expect(ProbeFile.endpoint(of: id) == nil)
        #expect(ProbeFile.offering(id, of: "acme") == nil && ProbeFile.offering("one", of: id) == nil)
        #expect(
            ProbeFile.selfHosted(id, server: "a", version: "1") == nil && ProbeFile.selfHosted("a", server: "b", version: id) == nil)
    }

    @Test func keepsTheFileOfTheEndpoint() {
        #expect(ProbeFile.offering("endpoint", of: "acme") == nil)
    }

    // MARK: Names made of ids

    @Test(arguments: [
        ("meta-llama/Llama-3.3-70B-Instruct", "meta-llama-llama-3.3-70b-instruct"), ("llama3.3:70b", "llama3.3-70b"), ("", "unnamed"),
        ("../../etc/passwd", "etc-passwd"), ("..", "unnamed"), ("a..b", "a.b"), ("a/./b", "a-b"), (".hidden", "hidden"), ("--a--", "a"),
        ("CON", "x-con"), ("nul.gguf", "x-nul.gguf"), ("模型", "unnamed"), ("é", "unnamed"), ("v1.2\0\n", "v1.2"), ("a\\b", "a-b"),
        ("C:\\models\\m.gguf", "c-models-m.gguf"), (String(repeating: "a", count: 200), String(repeating: "a", count: 70)),
        ("0.19.1.dev12+gabc", "0.19.1.dev12-gabc"),
    ])
    func makesNamesOfAnyText(_ text: String, name: String) {
        #expect(text.pathName == name)
        #expect(ProbeFile.selfHosted(text.pathName, server: "vllm", version: text.pathName) != nil)
    }

    @Test func givesEveryIDAFileOfItsOwn() throws {
        let ids = [
            "lab/M", "lab/m", "lab-m", "LAB/M", "endpoint", "模型", "模", "", "\u{E9}", "e\u{301}", "con", "x-con",
            String(repeating: "a", count: 90),
        ]
        let table = SlugTable(ids: ids)
        let slugs = try ids.map { try #require(table[$0], "\($0)") }
        #expect(Set(slugs.map { $0.lowercased() }).count == ids.count, "\(slugs)")
        #expect(slugs.allSatisfy { ProbeFile.selfHosted($0, server: "a", version: "1") != nil }, "\(slugs)")
        #expect(!slugs.contains("endpoint"))
        #expect(SlugTable(ids: ids.reversed()).self["lab/m"] == table["lab/m"], "in whatever order")
        #expect(table["other"] == nil)
    }

    @Test func keepsTheNameOfAFileThatExists() throws {
        let before = SlugTable(ids: ["lab/m"])
        #expect(before["lab/m"] == "lab-m")
        let after = SlugTable(ids: ["LAB/M", "lab/m"], existing: ["lab-m": ["lab/m"], "chosen": ["lab/x"]])
        #expect(after["lab/m"] == "lab-m")
        #expect(after["LAB/M"]?.hasPrefix("lab-m-") == true)
        #expect(SlugTable(ids: ["lab/x"], existing: ["chosen": ["lab/x"]])["lab/x"] == "chosen")

        var files = Probed()
        try files.run(Probed.content(.works, on: "2026-06-01", id: "a"), at: .selfHosted("mine", server: "acme", version: "1.0"))
        let catalog = try #require(CatalogLoader.load(files.tree, today: nil).catalog)
        #expect(SlugTable(ids: ["a"], server: "acme", version: "1.0", in: catalog)["a"] == "mine")
        #expect(SlugTable(ids: ["a"], server: "acme", version: "2.0", in: catalog)["a"] == "a")
    }

    // MARK: Shards

    @Test(arguments: ["", "1", "1/", "/2", "0/2", "3/2", "-1/2", "1/0", "1/2/3", " 1/2", "1/2 ", "a/b", "+1/2", "1/99999", "１/2"])
    func refusesWhatIsNoShard(_ text: String) {
        #expect(Shard(text) == nil)
    }

    @Test(arguments: [1, 2, 3, 4, 7]) func putsEachFileIntoOneShard(_ count: Int) throws {
        let shards = try (1...count).map { try #require(Shard("\($0)/\(count)")) }
        let targets = (0..<700).compactMap { ProbeFile.offering("m\($0)", of: "acme") }
        #expect(targets.count == 700)
        for target in targets { #expect(shards.count { $0.contains(target) } == 1) }
        for shard in shards { #expect(targets.count { shard.contains($0) } > 700 / count / 2, "\(shard)") }
    }

    @Test func staysTheSameEverywhere() throws {
        let shard = try #require(Shard("2/4"))
        let targets = (0..<12).compactMap { ProbeFile.offering("m\($0)", of: "acme") }
        #expect(targets.filter { shard.contains($0) }.map(\.path) == ["probes/acme/m0.json", "probes/acme/m6.json", "probes/acme/m8.json"])
    }

    // MARK: What is due

    /// What the network, the account or the server was to blame for is asked again on another day, and not twice on one.
    @Test func asksAgainWhatMayPass() throws {
        var files = Probed()
        try files.run(Probed.content(.rateLimited, on: "2026-06-01"))
        #expect(try !Self.isDue(files, [.jsonMode], "2026-06-01"))
        #expect(try Self.isDue(files, [.jsonMode], "2026-06-02"))
    }

    @Test(
        arguments: [
            ([], [.jsonMode], true), ([.works], [.jsonMode], false), ([.works], [.jsonMode, .seed], true), ([.works], [.seed], true),
            ([.works], [], false), ([.timedOut], [.jsonMode], true), ([.notShown], [.jsonMode], false),
            ([.works, .fenced], [.jsonMode], true),
            ([.works, .fenced, .works], [.jsonMode], false),
        ] as [([ProbeReason], [ProbedCapability], Bool)])
    func findsOfferingsThatShouldBeProbed(_ runs: [ProbeReason], _ capabilities: [ProbedCapability], isDue: Bool) throws {
        var files = Probed()
        for (day, reason) in runs.enumerated() { try files.run(Probed.content(reason, on: "2026-06-0\(day + 1)")) }
        #expect(try Self.isDue(files, capabilities, "2026-06-10") == isDue)
        #expect(try Self.isDue(files, capabilities, "2026-08-30") == isDue, "90 days later")
        #expect(try Self.isDue(files, capabilities, "2026-08-31") == !capabilities.isEmpty, "91 days later")
    }

    @Test func doesNotCountWhatWasSeenElsewhere() throws {
        var files = Probed()
        try files.run(Probed.content(.works, on: "2026-06-01", baseURL: "https://old.acme.example/v1"))
        #expect(try Self.isDue(files, [.jsonMode], "2026-06-01"))
    }

    @Test func findsEndpointsThatShouldBeProbed() throws {
        var files = Probed()
        func isDue(_ today: String) throws -> Bool {
            let catalog = try #require(CatalogLoader.load(files.tree, today: nil).catalog)
            return catalog.isDue(
                endpointOf: try #require(catalog.provider("acme")), capabilities: [.modelList], today: try #require(PartialDate(today)))
        }
        #expect(try isDue("2026-06-01"))
        let seen = try Probed.seen(.works, on: "2026-06-01")
        try files.run(ProbeContent(prober: "p", baseURL: Probed.host, endpoint: [.modelList: seen]), at: .endpoint(of: "acme"))
        #expect(try !isDue("2026-08-30"))
        #expect(try isDue("2026-08-31"))
    }

    private static func isDue(_ files: Probed, _ capabilities: [ProbedCapability], _ today: String) throws -> Bool {
        let catalog = try #require(CatalogLoader.load(files.tree, today: nil).catalog)
        return catalog.isDue(
            try #require(catalog.offerings.first), of: try #require(catalog.provider("acme")), capabilities: capabilities,
            today: try #require(PartialDate(today)))
    }
}
