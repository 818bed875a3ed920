import Diagnostics
import Testing

/// A marked line, and how it is shown.
private struct Row: CustomTestStringConvertible {
    let name: String
    let text: String
    let line: String
    let marker: String

    init(_ name: String, _ text: String, _ line: String, _ marker: String) {
        self.name = name
        self.text = text
        self.line = line
        self.marker = marker
    }

    var testDescription: String { name }
}

struct ExcerptTests {
    @Test(arguments: [
        Row("whole value", #"  "a": «"b c"», 1"#, #"  "a": "b c", 1"#, "       ^^^^^"),
        Row("no width", "ab«»cd", "abcd", "  ^"),
        Row("end of the line", "abc«»\ndef", "abc", "   ^"),
        Row("across a line break", "a«bc\nd»ef", "abc", " ^^"),
        Row("line with CRLF", "x\r\na«b»\r\nc", "ab", " ^"),
        Row("line break itself", "ab«\r\n»", "ab", "  ^"),
        Row("tabs", "\t\t«x\ty»\tz", "  x y z", "  ^^^"),
        Row("multi-byte letters", "é«éß»é", "ééßé", " ^^"),
        Row("wide letters", "漢«字»한x", "漢字한x", "  ^^"),
        Row("full-width forms", "Ａ«Ｂ»x", "ＡＢx", "  ^^"),
        Row("emoji", "🎉«🎉✅»x", "🎉🎉✅x", "  ^^^^"),
        Row("combining mark", "e\u{301}«x»", "e\u{301}x", " ^"),
        Row("marked letter with its combining mark", "«e\u{301}»x", "e\u{301}x", "^"),
        Row("only a combining mark", "e«\u{301}»x", "e\u{301}x", " ^"),
        Row("escape sequence", "a«\u{1B}[31m»b", #"a\u{1b}[31mb"#, " ^^^^^^^^^^"),
        Row("hidden before", "\u{0}\u{7F}«x»", #"\u{0}\u{7f}x"#, "           ^"),
        Row("bidi override", "a«\u{202E}»b", #"a\u{202e}b"#, " ^^^^^^^^"),
        Row("zero width", "«a\u{200B}b»", #"a\u{200b}b"#, "^^^^^^^^^^"),
        Row("line separator", "a\u{2028}«b»", #"a\u{2028}b"#, "         ^"),
        Row("no-break space", "«\u{A0}»1", #"\u{a0}1"#, "^^^^^^"),
        Row("filler that shows nothing", "a«\u{3164}»", #"a\u{3164}"#, " ^^^^^^^^"),
        Row("grapheme joiner", "a«\u{34F}»", #"a\u{34f}"#, " ^^^^^^^"),
    ])
    private func marksWhatIsMeant(_ row: Row) throws {
        let shown = try excerpt(of: Marked(row.text))
        #expect(shown.line.unicodeScalars.elementsEqual(row.line.unicodeScalars), "\(shown.line.debugDescription)")
        #expect(shown.marker == row.marker, "\(shown.line)")
    }

    @Test func marksBehindBytesThatAreNoUTF8() throws {
        let bytes: [UInt8] = [0x61, 0xFF, 0xE2, 0x82, 0x62, 0x63]
        let shown = text([Diagnostic(ExampleRule.odd, "it is odd", at: SourceSpan(path: "x", range: 4..<6))], ["x": bytes])
        #expect(shown == "x:1:5: error: it is odd [odd]\n  a\u{FFFD}\u{FFFD}bc\n     ^^\n")
    }

    // MARK: Long lines

    private static let megabyte = String(repeating: "x", count: 1_000_000)

    @Test(arguments: [
        Row("at the start", "«value»" + megabyte, "value", ""),
        Row("in the middle", megabyte + "«value»" + megabyte, "value", ""),
        Row("at the end", megabyte + "«value»", "value", ""),
        Row("after 150 bytes", String(repeating: "y", count: 150) + "«value» " + megabyte, "value", ""),
        Row("after wide letters", String(repeating: "漢", count: 100_000) + "«値段»", "値段", ""),
        Row("after control characters", String(repeating: "\u{1}", count: 100) + "«value»" + megabyte, "value", ""),
        Row("as the line itself", "«" + megabyte + "»", "xxx", ""),
    ])
    private func keepsALongLineShort(_ row: Row) throws {
        let shown = try excerpt(of: Marked(row.text))
        #expect(shown.line.unicodeScalars.count < 150, "\(shown.line)")
        #expect(shown.marker.unicodeScalars.count < 150, "\(shown.marker)")
        #expect(shown.line.hasPrefix("...") || shown.line.hasSuffix("..."), "\(shown.line)")
        #expect(underMarker(shown).hasPrefix(row.line), "\(shown.line)\n\(shown.marker)")
    }

    @Test func showsALineThatFitsWhole() throws {
        let before = String(repeating: "y", count: 110)
        let shown = try excerpt(of: Marked(before + "«value»"))
        #expect(shown.line == before + "value")
        #expect(shown.marker == String(repeating: " ", count: 110) + "^^^^^")
    }

    @Test func cutsOnBothSidesOfTheValue() throws {
        let shown = try excerpt(of: Marked(String(repeating: "y", count: 500) + "«value»" + String(repeating: "z", count: 500)))
        let (before, after) = (String(repeating: "y", count: 60), String(repeating: "z", count: 55))
        #expect(shown.line == "..." + before + "value" + after + "...")
        #expect(shown.marker == String(repeating: " ", count: 63) + "^^^^^")
    }

    /// What stands over the carets; wide characters take two columns.
    private func underMarker(_ shown: (line: String, marker: String)) -> String {
        var columns = Array(shown.marker)[...]
        var result = ""
        for character in shown.line {
            guard let column = columns.first else { break }
            if column == "^" { result.append(character) }
            columns = columns.dropFirst(character.utf8.count == 3 ? 2 : 1)
        }
        return result
    }
}
