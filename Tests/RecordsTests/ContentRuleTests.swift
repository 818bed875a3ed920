import Diagnostics
import Records
import Testing

/// Claims, prices, ids, dates and counts that contradict themselves.
struct ContentRuleTests {
    private static let claim = #""capabilities": {}"#
    private static let price =
        #"{ "from": "2026-06", "currency": "USD", "per": "1M tokens", "input": 0.27, "output": 1.10, "source": "docs" }"#
    private static func price(_ from: String, _ rest: String) -> String {
        #"{ "from": "\#(from)", "currency": "USD", "source": "docs", \#(rest) }"#
    }

    @Test(arguments: [
        RuleRow(
            "partial without a note", in: SampleTree.offering, claim,
            #""capabilities": { "vision": { "claim": "partial", "source": "docs" } }"#,
            ["9:31 partial-without-note a partial claim does not say which part works"], fix: "add a \"note\"",
            nearMiss: #""capabilities": { "vision": { "claim": "partial", "source": "docs", "note": "PNG only." } }"#),
        RuleRow(
            "one partial of two", in: SampleTree.provider, #"{ "claim": "yes", "source": "docs" }"#,
            #"[{ "claim": "yes", "source": "docs" }, { "claim": "partial", "source": "docs" }]"#,
            ["14:59 partial-without-note a partial claim does not say which part works"]),
    ])
    func checksClaims(_ row: RuleRow) throws { try row.check() }

    @Test(arguments: [
        RuleRow(
            "amount per tokens", in: SampleTree.offering, price, price("2026", #""per": "1M tokens", "amount": 1"#),
            ["7:5 wrong-price-key a price per 1M tokens has the wrong kind of amount"], fix: "use \"input\" and \"output\"",
            nearMiss: price("2026", #""per": "1M tokens", "input": null, "cached_input": 0, "note": "Free.""#)),
        RuleRow(
            "null amount per tokens", in: SampleTree.offering, price, price("2026", #""per": "1M tokens", "input": 1, "amount": null"#),
            ["7:5 wrong-price-key a price per 1M tokens has the wrong kind of amount"]),
        RuleRow(
            "input per image", in: SampleTree.offering, price, price("2026", #""per": "image", "input": 1"#),
            ["7:5 wrong-price-key a price per image has the wrong kind of amount"], fix: "use \"amount\"",
            nearMiss: price("2026", #""per": "image", "amount": 0.04"#)),
        RuleRow(
            "cache write per request", in: SampleTree.offering, price, price("2026", #""per": "request", "amount": 1, "cache_write": 1"#),
            ["7:5 wrong-price-key a price per request has the wrong kind of amount"],
            nearMiss: price("2026", #""per": "request", "amount": 0, "note": "Free.""#)),
        RuleRow(
            "no amount per tokens", in: SampleTree.offering, price, price("2026", #""per": "1M tokens""#),
            ["7:5 empty-price a price per 1M tokens names no amount"], fix: "add \"input\" or \"output\"",
            nearMiss: price("2026", #""per": "1M tokens", "cache_write": 0, "note": "Free.""#)),
        RuleRow(
            "no amount per image", in: SampleTree.offering, price, price("2026", #""per": "image""#),
            ["7:5 empty-price a price per image names no amount"],
            fix: "add \"amount\""),
        RuleRow(
            "old before new", in: SampleTree.offering, price,
            price("2025-12", #""per": "image", "amount": 1"#) + ", " + price("2026-01", #""per": "image", "amount": 1"#),
            ["7:94 unordered-prices this price is newer than the one before it"], fix: "put the newest price first",
            nearMiss: price("2026-01", #""per": "image", "amount": 1"#) + ", " + price("2025-12", #""per": "image", "amount": 1"#)),
        RuleRow(
            "old before new among other units", in: SampleTree.offering, price,
            price("2025", #""per": "image", "amount": 1"#) + ", " + price("2026", #""per": "request", "amount": 1"#) + ", "
                + price("2025-01-02", #""per": "image", "amount": 1"#),
            ["7:179 unordered-prices this price is newer than the one before it"],
            nearMiss: price("2025", #""per": "image", "amount": 1"#) + ", " + price("2026", #""per": "request", "amount": 1"#)),
    ])
    func checksPrices(_ row: RuleRow) throws { try row.check() }

    @Test func acceptsTwoPricesOfOneDay() throws {
        let both =
            Self.price("2026", #""per": "image", "amount": 1"#) + ", "
            + Self.price("2026", #""per": "image", "amount": 2, "note": "Large.""#)
        #expect(try SampleTree.minimal.replacing(Self.price, with: both, in: SampleTree.offering).lines() == [])
    }

    @Test func notesThePriceBefore() throws {
        let both = Self.price("2025", #""per": "image", "amount": 1"#) + ", " + Self.price("2026", #""per": "image", "amount": 1"#)
        let tree = try SampleTree.minimal.replacing(Self.price, with: both, in: SampleTree.offering)
        let note = try #require(tree.problems().first?.notes.first)
        #expect(
            tree.lines([Diagnostic(RecordRule.unorderedPrices, note.message, at: note.span)])
                == ["\(SampleTree.offering):7:5 unordered-prices the one before it"])
    }

    // MARK: Dates

    @Test(
        arguments: [
            (
                "2026-04-30",
                ["\(SampleTree.model):4:5 future-date the source \"card\" was checked in the future (2026-05-01; today is 2026-04-30)"]
            ),
            ("2026-05-01", []), ("2026-05", []), (nil, []),
        ] as [(String?, [String])])
    func findsSourcesReadInTheFuture(_ today: String?, problems: [String]) throws {
        let tree = try SampleTree.minimal.replacing("2026-06", with: "2026-05", in: SampleTree.provider)
        let provider =
            "\(SampleTree.provider):7:5 future-date the source \"docs\" was checked in the future (2026-05; today is \(today ?? ""))"
        #expect(try tree.lines(today: today) == problems + (problems.isEmpty ? [] : [provider]))
    }

    @Test(
        arguments: [
            ("2026-06-16", ["\(SampleTree.probe):1:1 future-date an observation lies in the future (today is 2026-06-16)"]),
            ("2026-06-17", []), (nil, []),
        ] as [(String?, [String])])
    func findsObservationsOfTheFuture(_ today: String?, problems: [String]) throws {
        #expect(try SampleTree.probed.lines(today: today) == problems)
    }

    // MARK: Observations

    @Test(arguments: [
        RuleRow(
            "more passes than runs", in: SampleTree.probe, #""passed": 2"#, #""passed": 4"#,
            ["7:22 impossible-count an observation passed more often than it ran"],
            fix: "probe again", nearMiss: #""passed": 3"#),
        RuleRow("no run", in: SampleTree.probe, #""runs": 3"#, #""runs": 0"#, ["7:108 invalid-number 0 is not between 1 and 1000000"]),
        RuleRow(
            "verdict", in: SampleTree.probe, #""supported""#, #""support""#,
            [#"7:35 invalid-word "support" is none of "supported", "partial", "unsupported", "inconclusive""#],
            fix: "did you mean \"supported\"?"),
        RuleRow(
            "time", in: SampleTree.probe, "2026-06-17T09:30:00Z", "2026-06-17", ["7:117 invalid-time \"2026-06-17\" is no time in UTC"],
            fix: "write 2026-06-17T09:30:00Z"),
        RuleRow(
            "base URL", in: SampleTree.probe, "https:", "http:", ["3:15 invalid-url a base URL must be https unless its host is loopback"]),
        RuleRow(
            "no capabilities", in: SampleTree.probe, #""models": {"#, #""endpoint": {}, "models": {"#,
            ["4:15 missing-key a probed target needs the key \"capabilities\""],
            nearMiss: #""endpoint": { "capabilities": {} }, "models": {"#),
    ])
    func checksProbes(_ row: RuleRow) throws { try row.check(in: .probed) }
}
