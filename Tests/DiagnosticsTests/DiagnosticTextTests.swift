import Diagnostics
import Testing

struct DiagnosticTextTests {
    private static let site = Array(
        """
        {
          "title": "A",
          "titel": "B",
          "guides": [
            "faq"
          ]
        }
        """.utf8)

    private static func span(_ part: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> SourceSpan {
        let start = try #require(site.place(of: part), "\(part) stands nowhere", sourceLocation: sourceLocation)
        return SourceSpan(path: "data/site.json", range: start..<start + part.utf8.count)
    }

    private static func unknownKey() throws -> Diagnostic {
        Diagnostic(
            ExampleRule.unknownKey, "a site has no key \"titel\"", at: try span("\"titel\""), fix: "did you mean \"title\"?",
            notes: [.init("first defined here", at: try span("\"title\"")), .init("a note without a place")])
    }

    @Test func showsPlaceSentenceSourceNotesAndFix() throws {
        #expect(
            text([try Self.unknownKey()], ["data/site.json": Self.site]) == """
                data/site.json:3:3: error: a site has no key "titel" [unknown-key]
                    "titel": "B",
                    ^^^^^^^
                data/site.json:2:3: note: first defined here
                    "title": "A",
                    ^^^^^^^
                note: a note without a place
                  fix: did you mean "title"?

                """)
    }

    @Test func showsAWarningWithoutAPlace() {
        #expect(
            text([Diagnostic(ExampleRule.missingFile, "data/site.json is missing")])
                == "warning: data/site.json is missing [missing-file]\n")
    }

    @Test func marksAValueOfSeveralLinesToTheEndOfItsFirst() throws {
        let list = try Self.span("[\n    \"faq\"\n  ]")
        #expect(
            text([Diagnostic(ExampleRule.odd, "it is odd", at: list)], ["data/site.json": Self.site]) == """
                data/site.json:4:13: error: it is odd [odd]
                    "guides": [
                              ^

                """)
    }

    @Test func saysThePlaceOfAFileThatCannotBeRead() throws {
        #expect(
            text([Diagnostic(ExampleRule.odd, "it is odd", at: try Self.span("\"titel\""))])
                == "data/site.json:1:1: error: it is odd [odd]\n")
    }

    @Test func colorsOnlyWhenAsked() throws {
        let files = ["data/site.json": Self.site]
        let warning = Diagnostic(ExampleRule.unsure, "it is odd")
        let colored = text([try Self.unknownKey(), warning], files, color: true)
        #expect(
            colored == """
                \u{1B}[1mdata/site.json:3:3: \u{1B}[0m\u{1B}[1;31merror:\u{1B}[0m \u{1B}[1ma site has no key "titel"\u{1B}[0m [unknown-key]
                    "titel": "B",
                  \u{1B}[32m  ^^^^^^^\u{1B}[0m
                \u{1B}[1mdata/site.json:2:3: \u{1B}[0mnote: first defined here
                    "title": "A",
                  \u{1B}[32m  ^^^^^^^\u{1B}[0m
                note: a note without a place
                  fix: did you mean "title"?
                \u{1B}[1;33mwarning:\u{1B}[0m \u{1B}[1mit is odd\u{1B}[0m [unsure]

                """)
        #expect(!text([try Self.unknownKey(), warning], files).utf8.contains(0x1B))
    }

    @Test(arguments: [0x00, 0x09, 0x0A, 0x0D, 0x1B, 0x7F, 0x9B, 0xA0, 0xAD, 0x200B, 0x2028, 0x202E, 0x2066, 0x3164, 0xFEFF, 0xE0041])
    func letsNoHiddenCharacterThrough(_ code: UInt32) throws {
        let hidden = try #require(Unicode.Scalar(code))
        let path = "data/a\(hidden)b.json"
        let diagnostic = Diagnostic(
            ExampleRule.odd, "it holds \(hidden)", at: SourceSpan(path: path), fix: "remove \(hidden)",
            notes: [.init("as \(hidden) here")])
        let escape = "\\u{\(String(code, radix: 16))}"
        #expect(
            text([diagnostic]) == """
                data/a\(escape)b.json:1:1: error: it holds \(escape) [odd]
                note: as \(escape) here
                  fix: remove \(escape)

                """)
        #expect(visible("a\(hidden)b") == "a\(escape)b")
    }

    @Test(arguments: ["", "plain", "é ß 漢字 🎉", "a\u{301}", "{\"a\": '<b>'}"])
    func leavesWhatCanBeSeen(_ text: String) {
        #expect(visible(text) == text)
    }

    @Test func cutsASentenceThatQuotesMegabytes() {
        let long = String(repeating: "é", count: 1_000_000)
        let shown = text([Diagnostic(ExampleRule.odd, "\"\(long)\" is odd", fix: "not \(long)", notes: [.init("as \(long)")])])
        #expect(shown.hasPrefix("error: \"éé") && shown.contains("é... [odd]\nnote: as éé"), "\(shown.prefix(200))")
        #expect(shown.utf8.count < 8_000)
    }

    @Test(arguments: [([], false), ([.warning], false), ([.warning, .error], true)] as [([Diagnostic.Severity], Bool)])
    func tellsErrorsFromWarnings(_ severities: [Diagnostic.Severity], hasErrors: Bool) {
        #expect(severities.map { Diagnostic($0 == .error ? ExampleRule.odd : .unsure, "it is odd") }.hasErrors == hasErrors)
    }
}
