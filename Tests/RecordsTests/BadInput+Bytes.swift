/// Texts that are no JSON, and numbers that are no amounts.
extension BadInput {
    private static let lab = "data/labs/lab.json"

    private static func text(_ name: String, _ bad: [UInt8], _ problem: String, nearMiss: [UInt8]) -> BadInput {
        BadInput(name, [.bytes(lab, bad)], ["\(lab):\(problem)"], nearMiss: [.bytes(lab, nearMiss)])
    }

    private static func text(_ name: String, _ bad: String, _ problem: String, nearMiss: String = #"{ "name": "L" }"#) -> BadInput {
        text(name, Array(bad.utf8), problem, nearMiss: Array(nearMiss.utf8))
    }

    private static func utf16(_ text: String, swapped: Bool) -> [UInt8] {
        text.utf16.flatMap { unit in
            let bytes = [UInt8(truncatingIfNeeded: unit), UInt8(truncatingIfNeeded: unit >> 8)]
            return swapped ? bytes.reversed() : bytes
        }
    }

    private static let record = #"{ "name": "Lab" }"#
    private static let megabytes = String(repeating: "a", count: 10_000_000)
    private static let limit = 4 << 20

    static let texts: [BadInput] = [
        text("empty file", "", "1:1 invalid-json the file is empty"),
        text("white space only", " \n\t", "1:1 invalid-json the file is empty"),
        text("truncated before a value", #"{ "name": "#, "1:11 invalid-json the file ends where a value should stand"),
        text("truncated in a text", #"{ "name": "La"#, "1:11 invalid-json this text has no closing quote"),
        text("truncated in an escape", #"{ "name": "La\u00"#, #"1:14 invalid-json an escape \u needs four hexadecimal digits"#),
        text("truncated before the end", #"{ "name": "Lab""#, "1:1 invalid-json this '{' is never closed"),
        text("two records", record + record, "1:18 invalid-json there is more text after the end of the record"),
        text("comma at the end", #"{ "name": "Lab", }"#, "1:16 invalid-json a comma stands before the closing bracket"),
        text("comment", record + " // why", "1:19 invalid-json there is more text after the end of the record"),
        text("single quotes", "{ 'name': 'Lab' }", "1:3 invalid-json JSON has no single quotes"),
        text(
            "key twice", #"{ "name": "Lab", "name": "Lab" }"#, #"1:18 duplicate-key the key "name" stands here twice"#,
            nearMiss: #"{ "name": "name" }"#),
        text(
            "key twice, once escaped", #"{ "name": "Lab", "n\u0061me": "Lab" }"#, #"1:18 duplicate-key the key "name" stands here twice"#),
        text(
            "byte order mark", [0xEF, 0xBB, 0xBF] + Array(record.utf8), "1:1 byte-order-mark the file starts with a byte order mark",
            nearMiss: Array(("\n" + record).utf8)),
        text("UTF-16", [0xFF, 0xFE] + utf16(record, swapped: false), "1:1 not-utf-8 the file is UTF-16", nearMiss: Array(record.utf8)),
        text(
            "UTF-16 of the other order", [0xFE, 0xFF] + utf16(record, swapped: true), "1:1 not-utf-8 the file is UTF-16",
            nearMiss: Array((record + "\r\n").utf8)),
        text(
            "UTF-16 without a mark", utf16(record, swapped: false),
            "1:1 not-utf-8 the file holds NUL bytes, as UTF-16 or a binary file does", nearMiss: Array(record.utf8)),
        text(
            "NUL in a text", "{ \"name\": \"La\u{0}b\" }", "1:14 invalid-json a text must not hold the control character U+0000",
            nearMiss: record),
        text("NUL at the end", record + "\u{0}", "1:18 invalid-json there is more text after the end of the record", nearMiss: record),
        text("tab in a text", "{ \"name\": \"La\tb\" }", "1:14 invalid-json a text must not hold the control character U+0009"),
        text(
            "lone surrogate", #"{ "name": "\ud83c" }"#, "1:12 invalid-json this escape is half of a character (a lone surrogate)",
            nearMiss: #"{ "name": "\ud83c\udf89" }"#),
        text(
            "surrogates in reverse", #"{ "name": "\udf89\ud83c" }"#,
            "1:12 invalid-json this escape is half of a character (a lone surrogate)"),
        text(
            "surrogate as bytes", Array(#"{ "name": ""#.utf8) + [0xED, 0xA0, 0xBC] + Array(#"" }"#.utf8),
            "1:12 invalid-json this byte is no valid UTF-8", nearMiss: Array(#"{ "name": "🎉" }"#.utf8)),
        text(
            "Latin-1", Array(#"{ "name": "Caf"#.utf8) + [0xE9] + Array(#"" }"#.utf8), "1:15 invalid-json this byte is no valid UTF-8",
            nearMiss: Array(#"{ "name": "Café" }"#.utf8)),
        text(
            "overlong slash", Array(#"{ "name": "a"#.utf8) + [0xC0, 0xAF] + Array(#"" }"#.utf8),
            "1:13 invalid-json this byte is no valid UTF-8", nearMiss: Array(#"{ "name": "a/" }"#.utf8)),
        BadInput(
            "10 MB on one line", [.put(lab, #"{ "name": "\#(megabytes)" }"#)],
            ["\(lab):1:1 file-too-large the file has more than 4194304 bytes, which is all that a record may have"],
            nearMiss: [.put(lab, #"{ "name": "\#(megabytes.prefix(limit - 15))" }"#)]),
        BadInput(
            "guide of 10 MB", [.put("data/guides/start.md", megabytes)],
            ["data/guides/start.md:1:1 file-too-large the file has more than 4194304 bytes, which is all that a record may have"],
            nearMiss: [.put("data/guides/start.md", "# Start")]),
        BadInput(
            "guide in Latin-1", [.bytes("data/guides/start.md", [0x23, 0x20, 0xE9])],
            ["data/guides/start.md:1:1 not-utf-8 the guide is no valid UTF-8"], nearMiss: [.put("data/guides/start.md", "# é")]),
        text(
            "lists 100,000 deep", String(repeating: "[", count: 100_000), "1:65 invalid-json values are nested more than 64 deep",
            nearMiss: record),
        text(
            "objects 100,000 deep", String(repeating: #"{"a":"#, count: 100_000), "1:321 invalid-json values are nested more than 64 deep",
            nearMiss: record),
        .replacing(
            "CRLF is white space", lab, record, bad: "{\r\n  \"name\": \"\"\r\n}", ["2:11 invalid-text the text is empty"],
            nearMiss: "{\r\n  \"name\": \"Lab\"\r\n}"),
    ]

    private static func amount(_ text: String, _ problem: String, nearMiss: String) -> BadInput {
        .replacing("amount \(text)", SampleTree.offering, "0.27", bad: text, [problem], nearMiss: nearMiss)
    }

    static let numbers: [BadInput] = [
        amount("1e999", "7:74 invalid-number 1e999 is no plain decimal", nearMiss: "999999999999999999"),
        amount("1E2", "7:74 invalid-number 1E2 is no plain decimal", nearMiss: "100"),
        amount("0.1 + 0.2", "7:78 invalid-json expected ',' or '}', found '+'", nearMiss: "0.30000000000000004"),
        amount("0.3000000000000000044", "7:74 invalid-number 0.3000000000000000044 is no plain decimal", nearMiss: "0.30"),
        amount("-0.1", "7:74 negative-amount an amount must not be negative", nearMiss: "0.1"),
        amount("-0.0", "7:74 invalid-number -0.0 is no plain decimal", nearMiss: #"0.0, "note": "Free.""#),
        amount("00.27", "7:74 invalid-json a number must not start with 0", nearMiss: "0.270"),
        amount(".27", "7:74 invalid-json expected a value, found '.'", nearMiss: "0.27"),
        amount("NaN", "7:74 invalid-json expected a value, found 'NaN'", nearMiss: "null"),
        .replacing(
            "whole number with a fraction", SampleTree.model, "128000", bad: "128000.0",
            ["6:25 invalid-number 128000.0 is no whole number"],
            nearMiss: "128001"),
        .replacing(
            "whole number 1e999", SampleTree.model, "128000", bad: "1e999", ["6:25 invalid-number 1e999 is no whole number"],
            nearMiss: "1000000000"),
        .replacing(
            "whole number beyond its bounds", SampleTree.model, "128000", bad: "1000000001",
            ["6:25 invalid-number 1000000001 is not between 1 and 1000000000"], nearMiss: "1"),
        .replacing(
            "whole number of 30 digits", SampleTree.model, "128000", bad: "100000000000000000000000000000",
            ["6:25 invalid-number 100000000000000000000000000000 is no whole number"], nearMiss: "2"),
    ]
}
