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
            "unknown-key", "a site has no key \"titel\"", at: try span("\"titel\""), fix: "did you mean \"title\"?",
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
            text([Diagnostic("missing-file", "data/site.json is missing", severity: .warning)])
                == "warning: data/site.json is missing [missing-file]\n")
    }

    @Test func marksAValueOfSeveralLinesToTheEndOfItsFirst() throws {
        let list = try Self.span("[\n    \"faq\"\n  ]")
        #expect(
            text([Diagnostic("odd", "it is odd", at: list)], ["data/site.json": Self.site]) == """
                data/site.json:4:13: error: it is odd [odd]
                    "guides": [
                              ^

                """)
    }

    @Test func saysThePlaceOfAFileThatCannotBeRead() throws {
        #expect(text([Diagnostic("odd", "it is odd", at: try Self.span("\"titel\""))]) == "data/site.json:1:1: error: it is odd [odd]\n")
    }

    @Test func colorsOnlyWhenAsked() throws {
        let files = ["data/site.json": Self.site]
        let warning = Diagnostic("odd", "it is odd", severity: .warning)
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
                \u{1B}[1;33mwarning:\u{1B}[0m \u{1B}[1mit is odd\u{1B}[0m [odd]

                """)
        #expect(!text([try Self.unknownKey(), warning], files).utf8.contains(0x1B))
    }

    @Test(arguments: ["\u{1B}[31m", "\n", "\t", "\u{7F}", "\u{9B}2J", "\u{202E}", "\u{2066}", "\u{200B}", "\u{FEFF}", "\u{2028}", "\u{3164}", "\u{A0}"])
    func letsNoHiddenCharacterThrough(_ hidden: String) throws {
        let path = "data/a\(hidden)b.json"
        let diagnostic = Diagnostic(
            "odd", "it holds \(hidden)", at: SourceSpan(path: path), fix: "remove \(hidden)",
            notes: [.init("as \(hidden) here", at: SourceSpan(path: path))])
        let shown = text([diagnostic], [path: Array("x\(hidden)y".utf8)])
        let first = try #require(hidden.unicodeScalars.first)
        let lineBreaks = shown.unicodeScalars.filter { $0 == "\n" }.count
        #expect(first == "\n" || !shown.unicodeScalars.contains(first), "\(shown.debugDescription)")
        #expect(lineBreaks == 7, "\(shown.debugDescription)")
        #expect(shown.hasPrefix("data/a\\u{\(String(first.value, radix: 16))}"), "\(shown.debugDescription)")
    }

    @Test func cutsASentenceThatQuotesMegabytes() {
        let long = String(repeating: "é", count: 1_000_000)
        let shown = text([Diagnostic("odd", "\"\(long)\" is odd", fix: "not \(long)", notes: [.init("as \(long)")])])
        #expect(shown.hasPrefix("error: \"éé") && shown.contains("é... [odd]\nnote: as éé"), "\(shown.prefix(200))")
        #expect(shown.utf8.count < 8_000)
    }

    @Test(arguments: [([], false), ([.warning], false), ([.warning, .error], true)] as [([Diagnostic.Severity], Bool)])
    func tellsErrorsFromWarnings(_ severities: [Diagnostic.Severity], hasErrors: Bool) {
        #expect(severities.map { Diagnostic("odd", "it is odd", severity: $0) }.hasErrors == hasErrors)
    }
}
