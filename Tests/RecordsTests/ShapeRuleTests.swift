import Diagnostics
import Testing

/// What one record may look like, whatever else there is.
struct ShapeRuleTests {
    @Test func hasNothingToSayOfTheSample() throws {
        #expect(try SampleTree.minimal.lines(today: "2026-06-01") == [])
        #expect(try SampleTree.probed.lines(today: "2026-06-17") == [])
    }

    private static let kind = #""kind": { "value": "host", "source": "docs" },"#
    private static let summary = #""summary": "Serves models.","#
    private static let leaveOut = "leave the key out when nothing is known"

    @Test(arguments: [
        RuleRow(
            "unknown key beside a missing one", in: SampleTree.provider, #""summary":"#, #""sumary":"#,
            ["5:3 unknown-key a provider has no key \"sumary\""], fix: "did you mean \"summary\"?"),
        RuleRow(
            "unknown key that is near nothing", in: "data/labs/lab.json", #""Lab" }"#, #""Lab", "headquarters": "x" }"#,
            ["1:18 unknown-key a lab has no key \"headquarters\""], fix: "its keys are name, url",
            nearMiss: #""Lab", "url": "https://lab.example" }"#),
        RuleRow(
            "unknown key near one that is used", in: SampleTree.model, #""name": "One","#, #""name": "One", "names": "x","#,
            ["2:18 unknown-key a model has no key \"names\""],
            fix:
                "its keys are name, sources, family, context, max_output, input, output, open_weights, licence, released, knowledge_cutoff, notes",
            nearMiss: #""name": "One", "family": "x","#),
        RuleRow(
            "unknown key of a fact", in: SampleTree.provider, kind, #""kind": { "value": "host", "source": "docs", "dispute": "x" },"#,
            ["4:48 unknown-key a fact has no key \"dispute\""], fix: "did you mean \"disputed\"?",
            nearMiss: #""kind": { "value": "host", "source": "docs", "disputed": "x" },"#),
        RuleRow(
            "doubled key", in: SampleTree.model, #""name": "One","#, #""name": "One", "name": "Two","#,
            ["2:18 duplicate-key the key \"name\" stands here twice"], fix: "remove one of the two"),
        RuleRow(
            "missing key", in: SampleTree.provider, summary, "", ["1:1 missing-key a provider needs the key \"summary\""],
            fix: "add it: one neutral sentence"),
        RuleRow(
            "missing key of a fact", in: SampleTree.provider, kind, #""kind": { "value": "host" },"#,
            ["4:11 claim-without-source a fact needs the key \"source\""],
            fix: "add it: an id of the sources table"),
        RuleRow(
            "two missing keys", in: "data/labs/lab.json", #"{ "name": "Lab" }"#, "{}", ["1:1 missing-key a lab needs the key \"name\""],
            nearMiss: #"{ "name": "L" }"#),
    ])
    func checksKeys(_ row: RuleRow) throws { try row.check() }

    @Test(arguments: [
        RuleRow(
            "text", in: SampleTree.provider, summary, #""summary": 1,"#, ["5:14 wrong-kind \"summary\" must be a text, not a number"],
            fix: nil),
        RuleRow("fact", in: SampleTree.provider, kind, #""kind": "host","#, ["4:11 wrong-kind \"kind\" must be a fact, not a text"]),
        RuleRow(
            "table", in: SampleTree.offering, #""capabilities": {}"#, #""capabilities": []"#,
            ["9:19 wrong-kind \"capabilities\" must be an object, not a list"]),
        RuleRow(
            "claim", in: SampleTree.offering, #""capabilities": {}"#, #""capabilities": { "vision": true }"#,
            ["9:31 wrong-kind \"vision\" must be a claim, not true or false"]),
        RuleRow("list", in: SampleTree.site, #"["start"]"#, #""start""#, ["7:13 wrong-kind \"guides\" must be a list, not a text"]),
        RuleRow("record", in: "data/labs/lab.json", #"{ "name": "Lab" }"#, "[]", ["1:1 wrong-kind \"a lab\" must be a lab, not a list"]),
        RuleRow("number", in: SampleTree.offering, "0.27", "\"0.27\"", ["7:74 wrong-kind \"input\" must be a number, not a text"]),
        RuleRow("whole number", in: SampleTree.site, "180", "\"180\"", ["5:34 wrong-kind \"claim\" must be a whole number, not a text"]),
        RuleRow(
            "null text", in: SampleTree.provider, summary, #""summary": null,"#, ["5:14 wrong-kind \"summary\" must be a text, not null"],
            fix: leaveOut),
        RuleRow(
            "null fact", in: SampleTree.model, #"{ "value": 128000, "source": "card" }"#, "null",
            ["6:14 wrong-kind \"context\" must be a fact, not null"], fix: leaveOut),
        RuleRow(
            "null value", in: SampleTree.model, "128000", "null", ["6:25 wrong-kind \"value\" must be a whole number, not null"],
            fix: leaveOut),
        RuleRow(
            "list of one", in: SampleTree.provider, kind, #""kind": [{ "value": "host", "source": "docs" }],"#,
            ["4:11 list-of-one a list of facts is for sources that differ; this one has 1"], fix: "write the object without brackets",
            nearMiss: #""kind": [{ "value": "host", "source": "docs" }, { "value": "gateway", "source": "docs" }],"#),
        RuleRow(
            "list of no claim", in: SampleTree.offering, #""capabilities": {}"#, #""capabilities": { "vision": [] }"#,
            ["9:31 list-of-one a list of facts is for sources that differ; this one has 0"],
            nearMiss: #""capabilities": { "vision": [{ "claim": "yes", "source": "docs" }, { "claim": "no", "source": "docs" }] }"#),
        RuleRow(
            "empty list", in: SampleTree.offering, #"["chat"]"#, "[]", ["4:22 empty-list the list \"value\" is empty"], fix: leaveOut,
            nearMiss: #"["chat", "code"]"#),
        RuleRow(
            "no column", in: SampleTree.site, #"["streaming", "vision"]"#, "[]", ["6:21 empty-list the list \"matrix_columns\" is empty"],
            nearMiss: #"["streaming", "vision", "models-list"]"#),
    ])
    func checksKinds(_ row: RuleRow) throws { try row.check() }

    @Test(arguments: [
        RuleRow(
            "word", in: SampleTree.provider, #""host""#, #""hosts""#,
            [#"4:22 invalid-word "hosts" is none of "gateway", "host", "self-hosted", "local""#], fix: "did you mean \"host\"?",
            nearMiss: #""local""#),
        RuleRow(
            "currency", in: SampleTree.offering, #""USD""#, #""usd""#, [#"7:38 invalid-word "usd" is none of "USD", "EUR", "GBP", "CNY""#],
            nearMiss: #""EUR""#),
        RuleRow(
            "date", in: SampleTree.provider, "2026-06", "06/2026", ["7:64 invalid-date \"06/2026\" is no date"],
            fix: "write 2026-06-17, 2026-06 or 2026", nearMiss: "2026"),
        RuleRow(
            "leap day", in: SampleTree.model, "2026-05-01", "2023-02-29", ["4:63 invalid-date \"2023-02-29\" is no date"],
            nearMiss: "2024-02-29"),
        RuleRow("source id", in: SampleTree.model, #""card": {"#, #""Card": {"#, ["4:5 invalid-id \"Card\" is no id"]),
        RuleRow(
            "capability id", in: SampleTree.offering, #""capabilities": {}"#,
            #""capabilities": { "a b": { "claim": "yes", "source": "docs" } }"#, ["9:21 invalid-id \"a b\" is no id"]),
        RuleRow(
            "model reference", in: SampleTree.offering, #""model": "lab/one""#, #""model": "one""#,
            ["3:12 invalid-reference \"one\" is no reference to a model"], fix: "write <lab>/<model>, as in data/models"),
        RuleRow(
            "reference out of the folder", in: SampleTree.offering, #""model": "lab/one""#, #""model": "../one""#,
            ["3:12 invalid-reference \"../one\" is no reference to a model"]),
        RuleRow(
            "empty text", in: SampleTree.provider, summary, #""summary": "","#, ["5:14 invalid-text the text is empty"],
            fix: "write it, or leave the key out", nearMiss: #""summary": "S","#),
        RuleRow(
            "space at the end", in: SampleTree.provider, summary, #""summary": "S ","#,
            ["5:14 invalid-text the text begins or ends with a space"], nearMiss: #""summary": "S S","#),
        RuleRow(
            "line break", in: SampleTree.provider, summary, #""summary": "S\nS","#,
            ["5:14 invalid-text the text holds the invisible character U+A"]),
        RuleRow(
            "bidi override", in: SampleTree.provider, summary, #""summary": "S\u202ES","#,
            ["5:14 invalid-text the text holds the invisible character U+202E"], nearMiss: #""summary": "é漢🎉","#),
        RuleRow(
            "blank note", in: SampleTree.provider, kind, #""kind": { "value": "host", "source": "docs", "note": " " },"#,
            ["4:56 invalid-text the text is empty"]),
        RuleRow("zero limit", in: SampleTree.site, "180", "0", ["5:34 invalid-number 0 is not between 1 and 36500"], nearMiss: "1"),
        RuleRow(
            "limit of a century", in: SampleTree.site, "180", "36501", ["5:34 invalid-number 36501 is not between 1 and 36500"],
            nearMiss: "36500"),
        RuleRow(
            "fraction", in: SampleTree.model, "128000", "128000.0", ["6:25 invalid-number 128000.0 is no whole number"],
            fix: "write digits only"),
        RuleRow("exponent", in: SampleTree.model, "128000", "1e5", ["6:25 invalid-number 1e5 is no whole number"]),
        RuleRow(
            "huge number", in: SampleTree.model, "128000", "99999999999999999999",
            ["6:25 invalid-number 99999999999999999999 is no whole number"]),
        RuleRow(
            "amount with exponent", in: SampleTree.offering, "0.27", "1e5", ["7:74 invalid-number 1e5 is no plain decimal"],
            fix: "write it without exponent and with at most 18 digits"),
        RuleRow(
            "amount of 19 digits", in: SampleTree.offering, "0.27", "0.123456789012345678",
            ["7:74 invalid-number 0.123456789012345678 is no plain decimal"], nearMiss: "0.12345678901234567"),
        RuleRow(
            "negative amount", in: SampleTree.offering, "0.27", "-0.27", ["7:74 negative-amount an amount must not be negative"],
            nearMiss: #"0, "note": "Free.""#),
        RuleRow(
            "negative zero", in: SampleTree.offering, "0.27", "-0", ["7:74 invalid-number -0 is no plain decimal"],
            nearMiss: #"0.00, "note": "Free.""#),
    ])
    func checksValues(_ row: RuleRow) throws { try row.check() }
}
