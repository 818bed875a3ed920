import Testing

@testable import Markdown

struct HostileInputTests {
    /// Even a debug build is done in a second; something quadratic would take minutes.
    @Test(
        .timeLimit(.minutes(1)),
        arguments: [
            "[", "]", "![", "![l", "[a](", "*", "_", "*a_ ", "***a", "`a", "<", "<!--", "a <?", "a <![CDATA[", "&", "#", "\t", "\0", "\\",
            "a", " ",
            "\n", "a\n", "a\r", "[a]", "[a]: b\n", "\u{1F600}", "```\n", "## a\n", "- a\n", "a  \n", "http://",
        ])
    func rendersHugeTexts(of piece: String) throws {
        let text = "# t\n\n" + String(repeating: piece, count: ((1 << 18) - 5) / piece.utf8.count)
        do throws(MarkdownError) {
            #expect(try MarkdownRenderer().page(text).title == "t")
        } catch {
            #expect(error.reason == .tooManyReferences || error.reason == .rawHTML)
        }
        do throws(MarkdownError) {
            #expect(try !MarkdownRenderer().inline(text).isEmpty)
        } catch {
            #expect([.block(.heading), .tooManyReferences].contains(error.reason))
        }
    }

    @Test(
        .timeLimit(.minutes(1)),
        arguments: [
            (String(repeating: ">", count: 100_000), 1), (String(repeating: "> ", count: 33) + "a", 1),
            ("a\n" + String(repeating: "- ", count: 100_000), 2),
            ("\r\na\r\n" + String(repeating: "1. ", count: 33) + "a" + String(repeating: "\n", count: 100_000), 3),
            (String(repeating: " ", count: 101) + "- a", 1), (String(repeating: "*\t", count: 33), 1),
            (String(repeating: "1)  ", count: 33), 1),
        ])
    func refusesDeepNesting(_ text: String, line: Int) {
        #expect(throws: MarkdownError(.tooDeep, line: line)) { try MarkdownRenderer().inline(text) }
    }

    @Test(.timeLimit(.minutes(1)))
    func bearsTheDeepestNestingThatItAccepts() throws {
        var text = "# t\n\n" + String(repeating: "- ", count: 32) + "a\n"
        for depth in 33..<50 { text += String(repeating: " ", count: 2 * depth - 2) + "- a\n" }
        text += String(repeating: "\n", count: (1 << 20) - text.utf8.count)
        #expect(try MarkdownRenderer().page(text).html.hasPrefix("<ul>\n<li>\n<ul>"))
    }

    @Test(arguments: [
        "----------", String(repeating: "-", count: 200), String(repeating: "*", count: 200), "    " + String(repeating: ">", count: 30),
    ])
    func acceptsLongRulesAndOrdinaryQuotations(_ text: String) throws {
        #expect(try MarkdownRenderer().page("# t\n\n" + text).title == "t")
    }

    @Test(.timeLimit(.minutes(1)))
    func refusesReferencesThatMultiplyTheirText() throws {
        let bomb = "\n\n[a]: /u '" + String(repeating: "long\n", count: 50_000) + "'\n\n" + String(repeating: "[a]", count: 100_000)
        #expect(throws: MarkdownError(.tooManyReferences, line: 3)) { try MarkdownRenderer().inline(bomb) }
        let links = (0..<1_000).map { "[a\($0)]: https://e.org/\($0)\n" }.joined() + "\n" + (0..<1_000).map { "[a\($0)] " }.joined()
        #expect(try MarkdownRenderer().inline(links).contains("<a href=\"https://e.org/999\""))
    }

    @Test func rendersALineOfAMegabyte() throws {
        let line = String(repeating: "[a](/b) ", count: (1 << 17) - 1)
        #expect(try MarkdownRenderer().inline(line).utf8.count == ((1 << 17) - 1) * "<a href=\"/b\">a</a> ".utf8.count - 1)
    }

    @Test func refusesTooLargeATextBeforeParsingIt() {
        let text = String(repeating: "a", count: MarkdownRenderer.limit + 1)
        #expect(throws: MarkdownError(.tooLarge(limit: 1 << 20))) { try MarkdownRenderer().inline(text) }
        #expect(throws: MarkdownError(.tooLarge(limit: 1 << 20))) { try MarkdownRenderer.plainText(text) }
    }

    @Test func takesBytesThatAreNotUTF8AsReplacementCharacters() throws {
        #expect(try MarkdownRenderer().inline(String(decoding: [0x61, 0xFF, 0xC3, 0x62], as: UTF8.self)) == "a\u{FFFD}\u{FFFD}b")
    }
}
