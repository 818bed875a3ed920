import Testing

@testable import Probing

struct MarkdownTextTests {
    @Test(arguments: [
        ("a|b", "a\\|b"), ("`x`", "\\`x\\`"), ("@me", "&#64;me"), ("#12", "&#35;12"), ("<b>&", "&lt;b&gt;&amp;"),
        ("*_[]~$", "\\*\\_\\[\\]\\~\\$"),
        ("http://x", "http:&#47;/x"), ("a\\b", "a\\\\b"), ("\u{1B}[31m", "\\\\u{1b}\\[31m"), ("a\nb", "a\\\\u{a}b"), ("é模", "é模"), ("", ""),
    ])
    func escapes(_ text: String, _ expected: String) {
        #expect(MarkdownText.escaped(text) == expected)
    }

    @Test(arguments: [
        ("x", "`x`"), ("a`b", "``a`b``"), ("``", "``` `` ```"), ("`a", "`` `a ``"), ("", "`  `"), ("a|b", "`a\u{A6}b`"),
        ("a\nb", "`a\\u{a}b`"),
    ])
    func fences(_ text: String, _ expected: String) {
        #expect(MarkdownText.code(text) == expected)
    }
}
