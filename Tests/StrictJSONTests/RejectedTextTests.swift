import Diagnostics
import StrictJSON
import Testing

/// A text that is no JSON, with `«` and `»` around what the problem points at, and its message.
private struct Row: CustomTestStringConvertible {
    let text: String
    let message: String
    let fix: String?

    init(_ text: String, _ message: String, fix: String? = nil) {
        self.text = text
        self.message = message
        self.fix = fix
    }

    var testDescription: String { visible(text) }

    func check(sourceLocation: SourceLocation = #_sourceLocation) throws {
        let parts = text.split(omittingEmptySubsequences: false) { $0 == "«" || $0 == "»" }.map { Array(String($0).utf8) }
        try #require(parts.count == 3, "«one» mark, please", sourceLocation: sourceLocation)
        let bytes = parts[0] + parts[1] + parts[2]
        let (value, problems) = JSONReader.read(bytes, path: "x.json")
        #expect(value == nil, sourceLocation: sourceLocation)
        let table = LineTable(bytes)
        let (start, end) = (table.position(of: parts[0].count), table.position(of: parts[0].count + parts[1].count))
        let place = "\(start.line):\(start.column)-\(end.line):\(end.column)"
        #expect(try lines(problems, bytes) == ["\(place) invalid-json \(message)"], sourceLocation: sourceLocation)
        #expect(problems.first?.fix == fix, sourceLocation: sourceLocation)
    }
}

struct RejectedTextTests {
    private static let leadingZero = ("a number must not start with 0", "remove the leading zeros")
    private static let missingDigit = ("a digit is missing in this number", "write digits before and after '.' and after 'e'")

    @Test(
        arguments: ["«00»", "«01»", "[«-012»]", "{\"a\": «0123».4}"].map { Row($0, leadingZero.0, fix: leadingZero.1) }
            + ["«1.»", "«1.»e5", "«-»", "[«1e»]", "[«1e+»]", "[«1.5E-»,2]", "[«-»a]", "[«0.»]", "[«-»Infinity]"].map {
                Row($0, missingDigit.0, fix: missingDigit.1)
            } + [
                Row("«.»5", "expected a value, found '.'"),
                Row("«+»1", "expected a value, found '+'"),
                Row("[1.2«.»3]", "expected ',' or ']', found '.'"),
                Row("[0«x10»]", "expected ',' or ']', found 'x10'"),
                Row("[1«_000»]", "expected ',' or ']', found '_000'"),
                Row("[1«a»]", "expected ',' or ']', found 'a'"),
                Row("[«NaN»]", "expected a value, found 'NaN'"),
                Row("[«Infinity»]", "expected a value, found 'Infinity'"),
                Row("[«１»]", "expected a value, found '１'"),
            ])
    private func refusesNumbers(_ row: Row) throws { try row.check() }

    private static let unclosedText = ("this text has no closing quote", "add '\"' at its end")
    private static let surrogate = ("this escape is half of a character (a lone surrogate)", "write the character itself")
    private static let lineBreak = ("a text must end on its own line", "close it with '\"'; write \\n for a line break")
    private static let control = "remove it, or write it as an escape"
    private static let escape = ("this is no escape of JSON", "write '\\\\' for a backslash")

    @Test(
        arguments: [#"[«"abc]»"#, #"[«"»"#, #"[«"a\"b]»"#, #"{«"a: 1}»"#].map { Row($0, unclosedText.0, fix: unclosedText.1) }
            + [#"["«\ud800»"]"#, #"["«\uDC00»"]"#, #"["a«\udBff»b"]"#, #"["«\ud800»\n"]"#, #"["«\ud800\u0041»"]"#, #"["«\ud800\ud800»"]"#]
            .map { Row($0, surrogate.0, fix: surrogate.1) }
            + [#"["«\x»41"]"#, #"["a\n«\'»"]"#, #"["«\ »"]"#, #"["«\U»0041"]"#].map { Row($0, escape.0, fix: escape.1) }
            + [#"["«\u12"»]"#, #"["«\u00G»0"]"#, #"["«\u»"#, #"["«\u+»041"]"#, #"["\n«\ud83c\u1x»1"]"#].map {
                Row($0, "an escape \\u needs four hexadecimal digits")
            }
            + ["[\"ab«»\ncd\"]", "[\"ab«»\r\ncd\"]", "[\"a\\n«»\n\"]"].map { Row($0, lineBreak.0, fix: lineBreak.1) }
            + [
                Row("[\"a«\t»\"]", "a text must not hold the control character U+0009", fix: control),
                Row("[\"a«\u{0}»\"]", "a text must not hold the control character U+0000", fix: control),
                Row("[\"\\n«\u{1F}»\"]", "a text must not hold the control character U+001F", fix: control),
                Row("{\"a«\u{1B}»\":1}", "a text must not hold the control character U+001B", fix: control),
                Row("[\"a\\«»", "the file ends where an escape should stand", fix: "the file is cut off; restore its end"),
            ])
    private func refusesText(_ row: Row) throws { try row.check() }

    private static let comma = ("a comma stands before the closing bracket", "remove the comma")
    private static let comment = ("JSON has no comments", "remove it, or put it into a \"note\"")
    private static let quotes = ("JSON has no single quotes", "use double quotes")
    private static let more = ("there is more text after the end of the record", "a file holds one value; remove the rest")
    private static let missingComma = "add the missing ','"

    @Test(
        arguments: ["[1«,»]", "[1 «,»\n ]", "{\"a\":1«,»}", "{\"a\":\",\"«,»\n}"].map { Row($0, comma.0, fix: comma.1) }
            + ["«// x»\n{}", "{«/* x */ »\n}", "[1, «# no»\n]", "{\"a\": 1 «// one»\n}", "[\n  «// x»"].map {
                Row($0, comment.0, fix: comment.1)
            }
            + ["[«'»a']", "{«'»a': 1}", "{\"a\": «'»b'}"].map { Row($0, quotes.0, fix: quotes.1) }
            + ["{} «{}»", "1 «2»", "1«,»", "null«l»", "[]«]»", "{}\n«// end»", "\"a\"«\"b\"»"].map { Row($0, more.0, fix: more.1) }
            + [
                Row("[1 «2»]", "expected ',' or ']', found '2'"),
                Row("[\"a\" «\"»b\"]", "expected ',' or ']', found '\"'", fix: missingComma),
                Row("{\"a\": 1\n «\"»b\": 2}", "expected ',' or '}', found '\"'", fix: missingComma),
                Row("[{}«{»}]", "expected ',' or ']', found '{'", fix: missingComma),
                Row("[[]«[»]]", "expected ',' or ']', found '['", fix: missingComma),
                Row("[«,»1]", "expected a value, found ','"),
                Row("[1,«,»2]", "expected a value, found ','"),
                Row("{«,»}", "expected a key in double quotes, found ','"),
                Row("{«a»: 1}", "expected a key in double quotes, found 'a'"),
                Row("{«1»: 1}", "expected a key in double quotes, found '1'"),
                Row("{\"a\" «1»}", "expected ':' after the key, found '1'"),
                Row("{\"a\"«=»1}", "expected ':' after the key, found '='"),
                Row("{\"a\": «}»", "expected a value, found '}'"),
                Row("{\"a\":1«]»", "expected ',' or '}', found ']'"),
                Row("[1«}»", "expected ',' or ']', found '}'"),
                Row("«]»", "expected a value, found ']'"),
            ])
    private func refusesPunctuation(_ row: Row) throws { try row.check() }

    private static let smallLetters = "write it in small letters"
    private static let leaveOut = "leave the key out when nothing is known"
    private static let cutOff = "the file is cut off; restore its end"

    @Test(
        arguments: [
            ("«True»", smallLetters), ("[«FALSE»]", smallLetters), ("[«tru»]", "did you mean true?"), ("[«truE»]", smallLetters),
            ("[«nul»]", "did you mean null?"), ("[«None»]", leaveOut), ("[«undefined»]", leaveOut),
            ("{\"a\": «yes»}", "put it in double quotes"),
            ("«é»", nil), ("[«\u{A0}1»]", nil),
        ].map { text, fix in
            let found = text.split { $0 == "«" || $0 == "»" }.first { !$0.hasPrefix("[") && !$0.hasPrefix("{") } ?? ""
            return Row(text, "expected a value, found '\(found)'", fix: fix)
        } + [
            Row("«»", "the file is empty", fix: "write a record, or remove the file"),
            Row("«» \n\t\r\n ", "the file is empty", fix: "write a record, or remove the file"),
            Row("«{»", "this '{' is never closed", fix: "add '}' at its end; the file may be cut off"),
            Row("[1, «[»2\n", "this '[' is never closed", fix: "add ']' at its end; the file may be cut off"),
            Row("[1, {\"a\": 2}, «{»\"b\": 3,", "this '{' is never closed", fix: "add '}' at its end; the file may be cut off"),
            Row("{\"a\"\n«»", "the file ends where ':' after the key should stand", fix: cutOff),
            Row("{\"a\":«»", "the file ends where a value should stand", fix: cutOff),
            Row("[«n»", "expected a value, found 'n'"),
        ])
    private func refusesWordsAndFragments(_ row: Row) throws { try row.check() }

    @Test(arguments: ["[", "{\"a\":"])
    func refusesToNestWithoutEnd(_ open: String) throws {
        let bytes = Array(String(repeating: open, count: 100_000).utf8)
        let (value, problems) = JSONReader.read(bytes, path: "x.json")
        #expect(value == nil)
        let column = 64 * open.utf8.count + 1
        #expect(try lines(problems, bytes) == ["1:\(column)-1:\(column + 1) invalid-json values are nested more than 64 deep"])
    }
}
