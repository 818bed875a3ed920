import Probing
import Records
import Testing

/// When a cell moves, and when not a byte of it does.
struct ProbeMergeTests {
    /// Runs of one cell, one a day from 1 June 2026, and what the file says in the end.
    struct Row: Sendable, CustomTestStringConvertible {
        let name: String
        let runs: [ProbeReason]
        let cell: String
        var testDescription: String { name }

        init(_ name: String, _ runs: [ProbeReason], _ cell: String) {
            self.name = name
            self.runs = runs
            self.cell = cell
        }
    }

    @Test(arguments: [
        Row("the first is published", [.works], "supported works 2026-06-01"),
        Row("the first is published, whatever it is", [.ignored], "unsupported ignored 2026-06-01"),
        Row("the first is published, even without a result", [.timedOut], "inconclusive timed-out 2026-06-01"),
        Row("the same again", [.works, .works], "supported works 2026-06-01"),
        Row("another reason of the same verdict", [.works, .keyOptional], "supported key-optional 2026-06-02"),
        Row("another deviation", [.fenced, .worksSometimes], "partial works-sometimes 2026-06-02"),
        Row("no result after one", [.works, .timedOut], "supported works 2026-06-01"),
        Row("no result after no", [.ignored, .rateLimited, .serverError], "unsupported ignored 2026-06-01"),
        Row("a result after none", [.timedOut, .works], "supported works 2026-06-02"),
        Row("no after none", [.timedOut, .refused], "unsupported refused 2026-06-02"),
        Row("no result again", [.timedOut, .timedOut], "inconclusive timed-out 2026-06-01"),
        Row("no result for another reason", [.timedOut, .rateLimited], "inconclusive rate-limited 2026-06-02"),

        Row("once partial", [.works, .fenced], "supported works 2026-06-01, pending partial fenced 1 2026-06-02"),
        Row("twice partial", [.works, .fenced, .fenced], "partial fenced 2026-06-03"),
        Row("twice partial for two reasons", [.works, .fenced, .worksSometimes], "partial works-sometimes 2026-06-03"),
        Row("once supported", [.fenced, .works], "partial fenced 2026-06-01, pending supported works 1 2026-06-02"),
        Row("twice supported", [.fenced, .works, .works], "supported works 2026-06-03"),
        Row("no, then once supported", [.ignored, .works], "unsupported ignored 2026-06-01, pending supported works 1 2026-06-02"),
        Row("no, then twice supported", [.ignored, .works, .works], "supported works 2026-06-03"),
        Row("once no", [.works, .ignored], "supported works 2026-06-01, pending unsupported ignored 1 2026-06-02"),
        Row("twice no", [.works, .ignored, .refused], "supported works 2026-06-01, pending unsupported refused 2 2026-06-03"),
        Row("three times no", [.works, .ignored, .refused, .ignored], "unsupported ignored 2026-06-04"),
        Row("partial, then three times no", [.fenced, .ignored, .ignored, .ignored], "unsupported ignored 2026-06-04"),

        Row("not in a row", [.works, .fenced, .works, .fenced], "supported works 2026-06-01, pending partial fenced 1 2026-06-04"),
        Row("agreement ends what is pending", [.works, .ignored, .ignored, .works], "supported works 2026-06-01"),
        Row("so does another reason", [.works, .fenced, .keyOptional], "supported key-optional 2026-06-03"),
        Row(
            "another verdict starts anew", [.works, .ignored, .ignored, .fenced],
            "supported works 2026-06-01, pending partial fenced 1 2026-06-04"),
        Row(
            "and the first does too", [.works, .fenced, .ignored, .fenced],
            "supported works 2026-06-01, pending partial fenced 1 2026-06-04"),
        Row("no result counts for nothing", [.works, .fenced, .timedOut, .fenced], "partial fenced 2026-06-04"),
        Row(
            "nor does it add", [.works, .ignored, .timedOut, .timedOut],
            "supported works 2026-06-01, pending unsupported ignored 1 2026-06-02"),
    ])
    func countsRuns(_ row: Row) throws {
        var files = Probed()
        for (day, reason) in row.runs.enumerated() { try files.run(Probed.content(reason, on: "2026-06-0\(day + 1)")) }
        #expect(try files.cell() == row.cell, "\(row.name)")
    }

    @Test(arguments: [ProbeReason.works, .fenced, .ignored, .timedOut])
    func changesNoByteWhileARunAgrees(_ reason: ProbeReason) throws {
        var files = Probed()
        try files.run(Probed.content(reason, on: "2026-06-01"))
        let before = try files.text()
        // 90 days later, other words, another prober: still nothing new.
        try files.run(Probed.content(reason, on: "2026-08-30", message: "Other words.", prober: "p 2"))
        #expect(try files.text() == before)
    }

    @Test(arguments: [ProbeReason.works, .fenced, .ignored, .timedOut])
    func movesOnlyTheDateOfWhatIsStale(_ reason: ProbeReason) throws {
        var files = Probed()
        try files.run(Probed.content(reason, on: "2026-06-01"))
        let before = try files.text()
        try files.run(
            Probed.content(
                reason, on: "2026-08-31", message: "Other words.", prober: "p 2", server: .init(name: "s", version: nil, flags: nil)))
        #expect(try files.text() == before.replacing("\"at\": \"2026-06-01T09:30:00Z\"", with: "\"at\": \"2026-08-31T09:30:00Z\""))
        #expect(before.split(separator: "\n").contains { $0.trimmed == "\"at\": \"2026-06-01T09:30:00Z\"," }, "on a line of its own")
    }

    @Test func movesNoDateForARunThatShowsNothing() throws {
        var files = Probed()
        try files.run(Probed.content(.works, on: "2026-01-01"))
        let before = try files.text()
        try files.run(Probed.content(.timedOut, on: "2026-12-31"))
        #expect(try files.text() == before)
    }

    @Test func ignoresARunThatCameBefore() throws {
        var files = Probed()
        try files.run(Probed.content(.works, on: "2026-06-03"))
        try files.run(Probed.content(.fenced, on: "2026-06-05"))
        let before = try files.text()
        for day in ["2026-06-01", "2026-06-03", "2026-06-04", "2026-06-05"] {
            for reason in [ProbeReason.works, .keyOptional, .fenced, .ignored] { try files.run(Probed.content(reason, on: day)) }
        }
        #expect(try files.text() == before)
    }

    @Test func saysWhoPublishedLast() throws {
        var files = Probed()
        let first = ProbeRecord.Server(name: "s", version: "1", flags: nil)
        try files.run(Probed.content(.works, on: "2026-06-01", server: first))
        try files.run(Probed.content(.fenced, on: "2026-06-02", prober: "p 2", server: .init(name: "s", version: "2", flags: nil)))
        #expect(try files.text().contains("\"p 1\"") && files.text().contains("\"version\": \"1\""), "nothing published")
        try files.run(Probed.content(.fenced, on: "2026-06-03", prober: "p 3"))
        #expect(try files.text().contains("\"p 3\"") && files.text().contains("\"version\": \"1\""), "an unknown server erases none")
    }

    // MARK: What the run did not try

    @Test func keepsOtherCapabilitiesAndModels() throws {
        var files = Probed()
        let day = "2026-06-01"
        try files.run(
            ProbeContent(
                prober: "p 1", baseURL: Probed.host, endpoint: [.modelList: Probed.seen(.works, on: day)],
                models: [
                    "lab/one": [.jsonMode: Probed.seen(.works, on: day), .seed: Probed.seen(.ignored, on: day)],
                    "lab/two": [.jsonMode: Probed.seen(.fenced, on: day)],
                ]))
        try files.run(Probed.content(.keyOptional, on: "2026-06-02"))
        #expect(try files.cell() == "supported key-optional 2026-06-02")
        #expect(try files.cell("lab/one", .seed) == "unsupported ignored 2026-06-01")
        #expect(try files.cell("lab/two") == "partial fenced 2026-06-01")
        #expect(try files.cell("", .modelList) == "supported works 2026-06-01")
    }

    @Test func writesNothingOfARunThatTriedNothing() throws {
        var files = Probed()
        try files.run(ProbeContent(prober: "p", baseURL: Probed.host, models: ["lab/one": [:]]))
        #expect(files.files[Probed.place] == nil)
        try files.run(Probed.content(.works, on: "2026-06-01"))
        let before = try files.text()
        try files.run(ProbeContent(prober: "p 2", baseURL: Probed.host, models: ["lab/one": [:], "lab/two": [:]]))
        #expect(try files.text() == before)
    }

    // MARK: What is another thing

    @Test(arguments: ["https://new.acme.example/v1", "https://api.acme.example/v2", "https://API.acme.example/v1"])
    func beginsAnewAtAnotherAddress(_ baseURL: String) throws {
        var files = Probed()
        try files.run(Probed.content(.works, on: "2026-06-01"))
        try files.run(
            ProbeContent(prober: "p 2", baseURL: baseURL, models: ["lab/one": [.seed: Probed.seen(.ignored, on: "2026-06-02")]]))
        #expect(try files.cell() == "none")
        #expect(try files.cell("lab/one", .seed) == "unsupported ignored 2026-06-02", "at once")
        #expect(try files.text().contains(baseURL) && files.text().contains("\"p 2\""))
    }

    @Test func erasesNothingForAnAddressThatShowsNothing() throws {
        var files = Probed()
        try files.run(Probed.content(.works, on: "2026-06-01"))
        let before = try files.text()
        try files.run(Probed.content(.unreachable, on: "2026-06-02", baseURL: "https://new.acme.example/v1"))
        #expect(try files.text() == before)
    }

    @Test(
        arguments: [("-a", "-b", "unsupported ignored 2026-06-02"), ("-a", "-a", nil), (nil, "-b", nil), ("-a", nil, nil)]
            as [(String?, String?, String?)])
    func beginsAnewWhereTheServerWasStartedOtherwise(_ before: String?, _ now: String?, cell: String?) throws {
        var files = Probed()
        try files.run(Probed.content(.works, on: "2026-06-01", server: .init(name: "s", version: nil, flags: before)))
        try files.run(Probed.content(.ignored, on: "2026-06-02", server: .init(name: "t", version: nil, flags: now)))
        #expect(try files.cell() == cell ?? "supported works 2026-06-01, pending unsupported ignored 1 2026-06-02")
    }

    @Test(arguments: ["lab/one-v2", "lab/One", "lab/on\u{65}\u{301}"])
    func carriesNothingToAnotherID(_ id: String) throws {
        var files = Probed()
        try files.run(Probed.content(.works, on: "2026-06-01"))
        try files.run(Probed.content(.ignored, on: "2026-06-02", id: id), named: [])
        #expect(try files.cell(id) == "unsupported ignored 2026-06-02", "at once")
        #expect(try files.cell() == "none", "no record names it any more")
    }

    @Test func tellsAccentsApartAsServersDo() throws {
        var files = Probed()
        try files.run(Probed.content(.works, on: "2026-06-01", id: "\u{E9}"))
        try files.run(Probed.content(.works, on: "2026-06-02", id: "e\u{301}"))
        #expect(try files.text().contains("\"e\u{301}\": {"))
        #expect(try files.cell("e\u{301}") == "supported works 2026-06-02")
        #expect(try !Array(files.text().utf8).contains(0xC3), "the other id is gone")
    }

    @Test func keepsIDsThatTheRecordStillNames() throws {
        var files = Probed()
        try files.run(Probed.content(.works, on: "2026-06-01"))
        try files.run(Probed.content(.timedOut, on: "2026-06-02", id: "lab/one-v2"), named: ["lab/one-v2", "lab/one"])
        #expect(try files.cell() == "supported works 2026-06-01")
        try files.run(Probed.content(.timedOut, on: "2026-06-03", id: "lab/one-v2"), named: ["lab/one-v2"])
        #expect(try files.cell() == "supported works 2026-06-01", "only a run with something to publish takes it away")
    }
}

extension Substring {
    fileprivate var trimmed: Substring { drop { $0 == " " } }
}
