import Foundation
import StrictJSON
import Testing

@Suite struct FormatCommandTests {
    private static let lab = "data/labs/example.json"
    private static let untidy = "{\"url\":\"https://example.org\",\n\"name\": \"Example Lab\"}"
    private static let tidy = "{ \"name\": \"Example Lab\", \"url\": \"https://example.org\" }\n"

    @Test func ordersKeysAndSetsLines() throws {
        try Project.with([Self.lab: Self.untidy]) { project in
            let first = try project.tool.run("fmt")
            #expect(first.status == 0, "\(first)")
            #expect(first.output == "formatted data/labs/example.json\n")
            #expect(try project.root.text(Self.lab) == Self.tidy)
            #expect(try project.tool.run("fmt").output == "all records are in canonical form\n")
        }
    }

    @Test func onlyShowsTheDifferenceWhenItChecks() throws {
        try Project.with([Self.lab: Self.untidy]) { project in
            let outcome = try project.tool.run("fmt", "--check")
            #expect(outcome.status == 1)
            #expect(
                outcome.output == """
                    would format data/labs/example.json
                    --- data/labs/example.json
                    +++ data/labs/example.json
                    @@ -1,2 +1,1 @@
                    -{"url":"https://example.org",
                    -"name": "Example Lab"}
                    \\ No newline at end of file
                    +{ "name": "Example Lab", "url": "https://example.org" }

                    """)
            #expect(try project.root.text(Self.lab) == Self.untidy)
        }
    }

    // MARK: What a file may look like before

    private static let offering = """
        { "capabilities": {}, "model": "lab/m", "prices": [
          { "per": "1M tokens", "from": "2026-06", "currency": "USD", "output": 1.10, "input": 0.270, "source": "page" } ],
          "name": "Größe \\"A\\" 模型" }
        """

    /// Of a provider's file: all of it is canonical but a part.
    private static func provider(_ old: String, _ new: String) -> String {
        Project.provider.replacingOccurrences(of: old, with: new)
    }

    private static let texts: [(name: String, path: String, text: String)] = [
        ("untidy", lab, untidy),
        ("CRLF", lab, untidy.replacingOccurrences(of: "\n", with: "\r\n") + "\r\n"),
        ("canonical but for CRLF", "data/providers/example/provider.json", provider("\n", "\r\n")),
        ("no line break at the end", "data/providers/example/provider.json", String(Project.provider.dropLast())),
        ("line break too many", "data/providers/example/provider.json", Project.provider + "\n"),
        ("one line in the middle", "data/providers/example/provider.json", provider("\"auth\": {},", "\"auth\" :{ },")),
        (
            "two places far apart", "data/providers/example/provider.json",
            provider("\"auth\": {},", "\"auth\":{},").replacing("{\n  \"name\"", with: "{ \"name\"")
        ),
        ("first line", "data/providers/example/provider.json", provider("{\n  \"name\"", "{\n\n  \"name\"")),
        ("escapes", lab, "{ \"name\": \"\\u00e9 e\\u0301 \\ud83c\\udf89 \\/ \\u0009 \\u0022\" }\n"),
        ("composed and decomposed", lab, "{\"name\":\"\u{E9}e\u{301}\"}"),
        ("tabs", lab, "{\t\"name\":\t\"A\"\t}\n"),
        ("no value that is known", lab, "{\"zeta\":[1e999,-0,0.10,null,true],\"name\":\"A\"}"),
        ("digits as written", "data/providers/example/models/m.json", offering),
    ]

    @Test(arguments: texts.map(\.name))
    func changesNoValueAndNothingTheSecondTime(_ name: String) throws {
        let row = try #require(Self.texts.first { $0.name == name })
        try Project.with([row.path: row.text]) { project in
            #expect(try project.tool.run("fmt").output == "formatted \(row.path)\n")
            let text = try project.root.text(row.path)
            #expect(!text.utf8.contains(13) && text.hasSuffix("\n") && !text.hasSuffix("\n\n"))
            #expect(Self.meaning(text) == Self.meaning(row.text))
            let again = try project.tool.run("fmt")
            #expect(again.output == "all records are in canonical form\n")
            #expect(again.status == 0)
            #expect(try project.root.text(row.path) == text)
        }
    }

    @Test(arguments: texts.map(\.name))
    func showsADifferenceThatCanBeApplied(_ name: String) throws {
        let row = try #require(Self.texts.first { $0.name == name })
        try Project.with([row.path: row.text]) { project in
            let file = project.root.url.appendingPathComponent(row.path)
            let outcome = try project.tool.run("fmt", "--check")
            #expect(outcome.status == 1)
            #expect(try Data(contentsOf: file) == Data(row.text.utf8), "nothing is written")
            let head = "would format \(row.path)\n"
            #expect(outcome.output.hasPrefix(head))
            try Patch.apply(outcome.output.utf8.dropFirst(head.utf8.count), to: file)
            let patched = try Data(contentsOf: file)
            try Data(row.text.utf8).write(to: file)
            _ = try project.tool.run("fmt")
            #expect(try Data(contentsOf: file) == patched)
        }
    }

    /// Every value with its place, in an order that does not depend on that of keys.
    private static func meaning(_ text: String) -> [String] {
        var found: [String] = []
        func walk(_ value: JSONValue, _ path: String) {
            switch value.content {
            case .object(let members): for member in members { walk(member.value, path + "/" + member.key.debugDescription) }
            case .array(let values): for (place, value) in values.enumerated() { walk(value, path + "/\(place)") }
            case .string(let text): found.append(path + " " + text.utf8.map { String($0) }.joined(separator: ","))
            case .number(let digits): found.append(path + " number " + digits)
            case .bool(let flag): found.append(path + " \(flag)")
            case .null: found.append(path + " null")
            }
        }
        if let value = JSONReader.read(Array(text.utf8), path: "text").value { walk(value, "") }
        return found.sorted()
    }

    // MARK: What it cannot read

    @Test(arguments: [
        ("{ \"name\": \"A\" ", "1:1: error: this '{' is never closed"), ("", "1:1: error: the file is empty"),
        ("\u{FEFF}{\"name\":\"A\"}", "1:1: error: the file starts with a byte order mark"),
        ("{\"name\":\"A\",\r\n\"name\":\"B\"}", "2:1: error: the key \"name\" stands here twice"),
        ("{\"name\":\"\\ud800\"}", "1:10: error: this escape is half of a character"),
    ])
    func leavesAloneWhatItCannotRead(_ text: String, _ message: String) throws {
        try Project.with([Self.lab: Self.untidy]) { project in
            let file = try project.root.file("data/labs/broken.json", text)
            for arguments in [["fmt", "--check"], ["fmt"], ["fmt", "--fix"]] {
                let outcome = try project.tool.run(all: arguments)
                #expect(outcome.status == 1)
                #expect(outcome.errors.contains("data/labs/broken.json:" + message), "\(outcome)")
                #expect(try Data(contentsOf: file) == Data(text.utf8))
            }
            #expect(try project.root.text(Self.lab) == Self.tidy)
        }
    }

    @Test func keepsDigitsAndCharactersAsWritten() throws {
        try Project.with(["data/providers/example/models/m.json": Self.offering]) { project in
            #expect(try project.tool.run("fmt", "data/providers/example/models/m.json").status == 0)
            let text = try project.root.text("data/providers/example/models/m.json")
            #expect(text.contains("\"input\": 0.270"), "\(text)")
            #expect(text.contains("\"output\": 1.10"), "\(text)")
            #expect(text.contains("\"name\": \"Größe \\\"A\\\" 模型\""), "\(text)")
        }
    }

    @Test func suggestsTheFileThatWasMeant() throws {
        try Project.with([Self.lab: Self.untidy]) { project in
            let outcome = try project.tool.run("fmt", "data/providers/exmaple/provider.json")
            #expect(outcome.status == 1)
            #expect(outcome.errors.contains("[no-such-record]"), "\(outcome)")
            #expect(outcome.errors.contains("fix: did you mean data/providers/example/provider.json?"), "\(outcome)")
            #expect(try project.tool.run("fmt", "data/providers/example/provider.json").status == 0, "near miss")
            #expect(try project.root.text(Self.lab) == Self.untidy, "was not named")
        }
    }

    // MARK: --fix

    private static func claims(_ claims: String) -> String {
        "{\n  \"model\": \"lab/m\",\n  \"capabilities\": {\(claims.isEmpty ? "" : "\n    " + claims + "\n  ")}\n}\n"
    }

    @Test(arguments: [
        (#""streaming": { "claim": "yes", "source": "page" }"#, ""),
        (#""streaming": { "claim": "yes", "source": "page", "note": "N." }"#, nil),
        (#""streaming": { "claim": "yes", "source": "page", "date": "2026-06" }"#, nil),
        (#""streaming": { "claim": "yes", "said": "Yes!", "source": "page" }"#, nil),
        (#""streaming": { "claim": "no", "source": "page" }"#, nil),
        (
            #""streaming": { "claim": "yes", "source": "page" },\#n    "vision": { "claim": "yes", "source": "page" }"#,
            #""vision": { "claim": "yes", "source": "page" }"#
        ),
    ])
    func removesExactlyTheClaimThatRepeats(_ before: String, _ after: String?) throws {
        let path = "data/providers/example/models/m.json"
        try Project.with([path: Self.claims(before)]) { project in
            #expect(try project.tool.run("fmt").output == "all records are in canonical form\n", "only on request")
            let shown = try project.tool.run("fmt", "--fix", "--check")
            #expect(shown.status == (after == nil ? 0 : 1), "\(shown)")
            #expect(try project.root.text(path) == Self.claims(before))
            _ = try project.tool.run("fmt", "--fix")
            #expect(try project.root.text(path) == Self.claims(after ?? before))
            #expect(try project.root.text("data/providers/example/provider.json") == Project.provider)
            #expect(try project.tool.run("fmt", "--fix").output == "all records are in canonical form\n")
        }
    }
}
