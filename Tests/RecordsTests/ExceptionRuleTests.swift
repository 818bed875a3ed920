import Diagnostics
import Files
import Records
import Testing

/// What excuses a warning, and what becomes of an excuse.
struct ExceptionRuleTests {
    /// Two labs without a model.
    private static let tree = SampleTree.minimal.adding(
        """
        -- data/labs/left.json --
        { "name": "Left" }
        -- data/labs/right.json --
        { "name": "Right" }
        """)

    private static let left = "data/labs/left.json:1:1 unused-lab Left has no model"
    private static let right = "data/labs/right.json:1:1 unused-lab Right has no model"

    private static func exception(_ rule: String, _ record: String, about: String? = nil, until: String = "2026-12") -> String {
        let part = about.map { #" "about": "\#($0)","# } ?? ""
        return #"{ "rule": "\#(rule)", "record": "\#(record)",\#(part) "reason": "R.", "until": "\#(until)" }"#
    }

    private static func adding(_ exceptions: String..., to tree: SampleTree = tree) -> SampleTree {
        tree.adding("-- data/exceptions.json --\n{ \"exceptions\": [\n\(exceptions.joined(separator: ",\n"))\n] }")
    }

    private static func unneeded(_ line: Int) -> String {
        "data/exceptions.json:\(line):1 unneeded-exception nothing here needs this exception any more"
    }

    @Test(
        arguments: [
            ("labs/left.json", nil, [right]), ("labs/right.json", nil, [left]), ("labs/*", nil, []), ("labs/l*", nil, [right]),
            ("*", nil, []),
            ("labs/left.json*", nil, [right]), ("labs/*", "Right", [left]), ("labs/*", "has no model", []),
            ("labs/left", nil, [unneeded(2), left, right]), ("data/labs/left.json", nil, [unneeded(2), left, right]),
            ("*/left.json", nil, [unneeded(2), left, right]), ("labs/left.json", "right", [unneeded(2), left, right]),
        ] as [(String, String?, [String])])
    func excusesWhatItNamesAndNothingElse(_ record: String, _ about: String?, _ problems: [String]) throws {
        #expect(try Self.adding(Self.exception("unused-lab", record, about: about)).lines(today: "2026-06-17") == problems)
    }

    @Test(
        arguments: [
            ("2026-06-17", false), ("2026-06", false), ("2026", false), ("2026-06-16", true), ("2026-05", true), ("2025", true),
        ])
    func endsAfterItsLastDay(_ until: String, _ isExpired: Bool) throws {
        let tree = Self.adding(Self.exception("unused-lab", "labs/*", until: until))
        let ended = "data/exceptions.json:2:1 expired-exception this exception ended on \(until)"
        #expect(try tree.lines(today: "2026-06-17") == (isExpired ? [ended, Self.left, Self.right] : []))
        #expect(try tree.lines(today: nil) == [], "nothing ends where no day counts as today")
    }

    @Test func isNotNeededTwice() throws {
        let exception = Self.exception("unused-lab", "labs/*")
        #expect(try Self.adding(exception, exception).lines() == [Self.unneeded(3)])
        let both = Self.adding(Self.exception("unused-lab", "labs/left.json"), Self.exception("unused-lab", "labs/right.json"))
        #expect(try both.lines() == [])
    }

    @Test(
        arguments: [
            ("unused-labs", "did you mean \"unused-lab\"?"), ("duplicate-ids", "did you mean \"duplicate-id\"?"),
            ("invalid-json", "see check --explain"), ("xyzzy", "see check --explain"),
        ])
    func suggestsARuleThatCanBeExcused(_ rule: String, _ fix: String) throws {
        let tree = Self.adding(Self.exception(rule, "labs/*"))
        let problem = try #require(try tree.problems().first { $0.id == "unknown-rule" })
        #expect(problem.message == "no rule \"\(rule)\" can be excused")
        #expect(problem.fix == fix)
    }

    @Test func excusesWarningsAndTwoErrorsOfJudgement() {
        let excusable = RecordRule.allCases.filter(\.isExcusable)
        #expect(excusable.filter { $0.severity == .error } == [.duplicateID, .sharedKeyVariable])
        #expect(RecordRule.allCases.allSatisfy { $0.severity == .error || excusable.contains($0) })
    }

    @Test func isNotCalledUnneededWhereARecordIsBroken() throws {
        let tree = Self.adding(Self.exception("unused-model", "models/lab/one.json")).adding("-- \(SampleTree.offering) --\n{")
        #expect(try tree.lines() == ["\(SampleTree.offering):1:1 invalid-json this '{' is never closed"])
    }

    /// A build looks at no clock, so it finds nothing stale and must not call the excuse needless.
    @Test(arguments: ["stale-source", "stale-observation"])
    func isNotCalledUnneededWhereNoDayCountsAsToday(_ rule: String) throws {
        let record = rule == "stale-source" ? "*" : "probes/acme/one.json"
        let tree = Self.adding(Self.exception(rule, record, until: "2030"), to: .probed)
        #expect(try tree.lines(today: nil) == [])
        #expect(try tree.lines(today: "2026-06-17") == [Self.unneeded(2)])
        #expect(try !tree.lines(today: "2027-06-17").contains { $0.contains(rule) })
    }

    @Test func letsAllWarningsThroughWhereTheListIsBroken() throws {
        let tree = Self.tree.adding("-- data/exceptions.json --\n{ \"exceptions\": {} }")
        #expect(
            try tree.lines() == [
                "data/exceptions.json:1:17 wrong-kind \"exceptions\" must be a list, not an object", Self.left, Self.right,
            ])
    }
}
