/// The shape of a record.
extension BadInput {
    private static let lab = "data/labs/lab.json"
    private static let claim = #""capabilities": {}"#
    private static let auth = #""auth": {}"#
    private static let kind = #""kind": { "value": "host", "source": "docs" }"#
    private static let price =
        #"{ "from": "2026-06", "currency": "USD", "per": "1M tokens", "input": 0.27, "output": 1.10, "source": "docs" }"#

    static let shapes: [BadInput] = [
        .replacing(
            "unknown key", lab, #""Lab" }"#, bad: #""Lab", "uri": "https://lab.example" }"#, [#"1:18 unknown-key a lab has no key "uri""#],
            nearMiss: #""Lab", "url": "https://lab.example" }"#),
        .replacing(
            "key in another case", lab, #""name""#, bad: #""Name""#, [#"1:3 unknown-key a lab has no key "Name""#],
            nearMiss: #""\u006eame""#),
        .replacing(
            "missing key", lab, #"{ "name": "Lab" }"#, bad: #"{ "url": "https://lab.example" }"#,
            [#"1:1 missing-key a lab needs the key "name""#], nearMiss: #"{ "name": "Laboratory" }"#),
        .replacing(
            "fact without source", SampleTree.provider, kind, bad: #""kind": { "value": "host" }"#,
            [#"4:11 claim-without-source a fact needs the key "source""#], nearMiss: #""kind": { "value": "local", "source": "docs" }"#),
        .replacing(
            "claim without source", SampleTree.offering, claim, bad: #""capabilities": { "vision": { "claim": "yes" } }"#,
            [#"9:31 claim-without-source a claim needs the key "source""#],
            nearMiss: #""capabilities": { "vision": { "claim": "yes", "source": "docs" } }"#),
        .replacing(
            "price without source", SampleTree.offering, #"1.10, "source": "docs""#, bad: "1.10",
            [#"7:5 claim-without-source a price needs the key "source""#], nearMiss: #"1.1, "source": "docs""#),
        .replacing(
            "plan without source", SampleTree.provider, auth, bad: #""auth": {}, "plans": [{ "name": "Free" }]"#,
            [#"12:25 claim-without-source a plan needs the key "source""#],
            nearMiss: #""auth": {}, "plans": [{ "name": "Free", "source": "docs" }]"#),
        .replacing(
            "link without source", SampleTree.provider, auth, bad: #""auth": {}, "links": [{ "kind": "docs", "title": "T" }]"#,
            [#"12:25 claim-without-source a link needs the key "source""#],
            nearMiss: #""auth": {}, "links": [{ "kind": "docs", "title": "T", "source": "docs" }]"#),
        .replacing(
            "note without source", SampleTree.offering, claim, bad: claim + #", "notes": [{ "text": "T" }]"#,
            [#"9:33 claim-without-source a note needs the key "source""#],
            nearMiss: claim + #", "notes": [{ "text": "T", "source": "docs" }]"#),
        .replacing(
            "number for a text", lab, #""Lab""#, bad: "1", [#"1:11 wrong-kind "name" must be a text, not a number"#], nearMiss: #""1""#),
        .replacing(
            "text for an amount", SampleTree.offering, "0.27", bad: #""0.27""#,
            [#"7:74 wrong-kind "input" must be a number, not a text"#], nearMiss: "null"),
        .replacing(
            "null for a fact", SampleTree.provider, auth, bad: #""auth": { "scheme": null }"#,
            [#"12:23 wrong-kind "scheme" must be a fact, not null"#],
            nearMiss: #""auth": { "scheme": { "value": "none", "source": "docs" } }"#),
        .replacing(
            "text for true or false", SampleTree.provider, auth, bad: #""auth": { "required": { "value": "yes", "source": "docs" } }"#,
            [#"12:36 wrong-kind "value" must be true or false, not a text"#],
            nearMiss: #""auth": { "required": { "value": false, "source": "docs" } }"#),
        .replacing(
            "empty list", SampleTree.offering, #"["chat"]"#, bad: "[]", [#"4:22 empty-list the list "value" is empty"#],
            nearMiss: #"["code"]"#),
        .replacing(
            "list of one", SampleTree.provider, kind, bad: #""kind": [{ "value": "host", "source": "docs" }]"#,
            ["4:11 list-of-one a list of facts is for sources that differ; this one has 1"],
            nearMiss: #""kind": [{ "value": "host", "source": "docs" }, { "value": "local", "source": "docs" }]"#),
        .replacing(
            "space at the end", lab, #""Lab""#, bad: #""Lab ""#, ["1:11 invalid-text the text begins or ends with a space"],
            nearMiss: #""La b""#),
        .replacing(
            "line break", lab, #""Lab""#, bad: #""La\nb""#, ["1:11 invalid-text the text holds the invisible character U+A"],
            nearMiss: #""La\\nb""#),
        .replacing(
            "zero width joiner", lab, #""Lab""#, bad: #""La\u200db""#,
            ["1:11 invalid-text the text holds the invisible character U+200D"], nearMiss: #""La\u0301b""#),
        .replacing(
            "empty paragraph", SampleTree.provider, kind, bad: #""kind": { "value": "host", "source": "docs", "note": "" }"#,
            ["4:56 invalid-text the text is empty"], nearMiss: #""kind": { "value": "host", "source": "docs", "note": "N." }"#),
        .replacing(
            "capital in an id", SampleTree.vocabulary, #""id": "text""#, bad: #""id": "Text""#, [#"4:13 invalid-id "Text" is no id"#],
            nearMiss: #""id": "te.x-t2""#),
        .replacing(
            "id of 81 letters", SampleTree.vocabulary, #""id": "text""#, bad: #""id": "\#(String(repeating: "a", count: 81))""#,
            [#"4:13 invalid-id "\#(String(repeating: "a", count: 81))" is no id"#],
            nearMiss: #""id": "\#(String(repeating: "a", count: 80))""#),
        .replacing(
            "unknown word", SampleTree.provider, #""host""#, bad: #""Host""#,
            [#"4:22 invalid-word "Host" is none of "gateway", "host", "self-hosted", "local""#], nearMiss: #""self-hosted""#),
        .replacing(
            "day that does not exist", SampleTree.model, "2026-05-01", bad: "2026-02-29", [#"4:63 invalid-date "2026-02-29" is no date"#],
            nearMiss: "2024-02-29"),
        .replacing(
            "time with an offset", in: .probed, SampleTree.probe, "09:30:00Z", bad: "09:30:00+00:00",
            [#"7:117 invalid-time "2026-06-17T09:30:00+00:00" is no time in UTC"#], nearMiss: "23:59:59Z"),
        .replacing(
            "address without scheme", lab, #""Lab" }"#, bad: #""Lab", "url": "lab.example" }"#,
            [#"1:25 invalid-url "lab.example" is no http(s) URL"#], nearMiss: #""Lab", "url": "http://lab.example" }"#),
        .replacing(
            "base URL in the clear", SampleTree.provider, "https://api", bad: "http://api",
            ["10:28 invalid-url a base URL must be https unless its host is loopback"], nearMiss: "https://b.api"),
        .replacing(
            "host with a port", SampleTree.provider, #""endpoint": {"#, bad: #""endpoint": { "hosts": ["a.example:443"],"#,
            [#"9:27 invalid-host "a.example:443" is no host name"#], nearMiss: #""endpoint": { "hosts": ["a.example"],"#),
        .replacing(
            "variable in small letters", SampleTree.provider, auth, bad: #""auth": { "key_env": { "value": "Key", "source": "docs" } }"#,
            [#"12:35 invalid-variable "Key" is no name of an environment variable"#],
            nearMiss: #""auth": { "key_env": { "value": "KEY", "source": "docs" } }"#),
        .replacing(
            "reference of three parts", SampleTree.offering, #""lab/one",\#n  "type""#, bad: #""lab/one/two",\#n  "type""#,
            [#"3:12 invalid-reference "lab/one/two" is no reference to a model"#], nearMiss: #""lab\/one",\#n  "type""#),
        .replacing(
            "range that ends before it begins", SampleTree.provider, auth,
            bad: #""auth": {}, "models_served": { "value": { "min": 500, "max": 499 }, "source": "docs" }"#,
            ["12:43 reversed-range the range ends below its beginning"],
            nearMiss: #""auth": {}, "models_served": { "value": { "min": 500, "max": 500 }, "source": "docs" }"#),
        .replacing(
            "more passes than runs", in: .probed, SampleTree.probe, #""passed": 2"#, bad: #""passed": 4"#,
            ["7:22 impossible-count an observation passed more often than it ran"], nearMiss: #""passed": 3"#),
    ]
}
