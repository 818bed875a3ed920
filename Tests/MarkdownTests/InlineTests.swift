import Testing

@testable import Markdown

struct InlineTests {
    private let renderer = MarkdownRenderer(root: "../../")

    @Test(arguments: [
        ("plain", "plain"),
        ("  two\nlines  ", "two\nlines"),
        ("hard  \nbreak", "hard<br />\nbreak"),
        ("*a* **b** `c<d>`", "<em>a</em> <strong>b</strong> <code>c&lt;d&gt;</code>"),
        ("AT&T \"x\" 1 < 2 &amp; 3 > 2", "AT&amp;T &quot;x&quot; 1 &lt; 2 &amp; 3 &gt; 2"),
        ("&lt;script&gt; &#60;b&#62;", "&lt;script&gt; &lt;b&gt;"),
        // A tag in a sentence is text that somebody forgot to quote.
        ("sends <think> blocks", "sends &lt;think&gt; blocks"),
        ("x <script>alert(1)</script>", "x &lt;script&gt;alert(1)&lt;/script&gt;"),
        ("x <img src=x onerror=alert(1)>", "x &lt;img src=x onerror=alert(1)&gt;"),
        ("x <!-- c --> y", "x &lt;!-- c --&gt; y"),
        (
            "[a <https://e.org/in> b](https://e.org/out)",
            "<a href=\"https://e.org/out\" rel=\"external nofollow noopener\">a https://e.org/in b</a>"
        ),
        ("nul \0 &#0;", "nul \u{FFFD} \u{FFFD}"),
        ("[a]\n\n[a]: https://e.org", "<a href=\"https://e.org\" rel=\"external nofollow noopener\">a</a>"),
    ])
    func rendersText(_ markdown: String, html: String) throws {
        #expect(try renderer.inline(markdown) == html)
    }

    @Test(arguments: [
        ("https://e.org/a?b=c&d='e'\"f", "https://e.org/a?b=c&amp;d=&#x27;e&#x27;%22f"),
        ("http://e.org/ü[x]", "http://e.org/%C3%BC%5Bx%5D"),
        ("https://e.org/%20%3C", "https://e.org/%20%3C"),
    ])
    func keepsLinksToTheWeb(_ address: String, href: String) throws {
        #expect(try renderer.inline("[a](<\(address)>)") == "<a href=\"\(href)\" rel=\"external nofollow noopener\">a</a>")
    }

    @Test(arguments: [
        ("mailto:a@e.org", "mailto:a@e.org"), ("#tool-calling", "#tool-calling"), ("/providers/vllm/", "../../providers/vllm/"),
        ("/providers/vllm/#x", "../../providers/vllm/#x"), ("/", "../../"), ("/\u{301}x", "../../%CC%81x"),
    ])
    func keepsLinksInsideTheSite(_ address: String, href: String) throws {
        #expect(try renderer.inline("[a](<\(address)>)") == "<a href=\"\(href)\">a</a>")
    }

    @Test(arguments: [("", "/a/", "a/"), ("", "/", "./"), ("/", "/a/", "/a/"), ("https://e.org/", "/a/", "https://e.org/a/")])
    func putsTheRootBeforeSiteLinks(root: String, address: String, href: String) throws {
        #expect(try MarkdownRenderer(root: root).inline("[a](\(address))") == "<a href=\"\(href)\">a</a>")
    }

    @Test(arguments: [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", "vbscript:x", "data:text/html,x", "ftp://e.org", "file:///etc/passwd", "tel:123",
        "//e.org/x", "///e.org", "/\\e.org", "\\\\e.org", "&#106;avascript:alert(1)", "java&Tab;script:x", "javascript&colon;alert(1)",
        " javascript:x", "\u{1}javascript:x", "&#1;https://e.org", "https:e.org", "https://", "https:///e.org", "https://?x",
        "HTTPS://e.org",
        "Mailto:a@e.org", "mailto:", "#", "", "relative/page", "../up", "?q", "/a b", "/&#9;/e.org", "/&#10;/e.org", "x:y", ":",
    ])
    func dropsOtherLinksAndKeepsTheirText(_ address: String) throws {
        #expect(try renderer.inline("see [the *text*](<\(address)> \"title\").") == "see the <em>text</em>.")
    }

    @Test(arguments: [
        ("<https://e.org/a>", "<a href=\"https://e.org/a\" rel=\"external nofollow noopener\">https://e.org/a</a>"),
        ("<a@e.org>", "<a href=\"mailto:a@e.org\">a@e.org</a>"), ("<javascript:alert(1)>", "javascript:alert(1)"),
        ("https://e.org", "https://e.org"),
        ("[a](/x 'say \"hi\" <b>')", "<a href=\"../../x\" title=\"say &quot;hi&quot; &lt;b&gt;\">a</a>"),
    ])
    func rendersOddLinks(_ markdown: String, html: String) throws {
        #expect(try renderer.inline(markdown) == html)
    }

    @Test(arguments: [
        ("![an *alt* `text`](https://e.org/x.png \"t\")", "an alt text"),
        ("![](https://e.org/pixel.gif)x", "x"),
        ("![a](//e.org/assets/x.png)", "a"), ("![a](data:image/png;base64,x)", "a"), ("![a](/other/x.png)", "a"),
        ("![a](/assets/../x.png)", "a"), ("![a](assets/x.png)", "a"), ("![a](</assets/ x.png>)", "a"),
        ("![a \"q\" <b>](/assets/x.png)", "<img src=\"../../assets/x.png\" alt=\"a &quot;q&quot; &lt;b&gt;\" />"),
        ("![a\nb](/assets/x.png) c", "<img src=\"../../assets/x.png\" alt=\"a b\" /> c"),
        ("![o ![i](/assets/i.png) [l](/l) o](/assets/o.png)", "<img src=\"../../assets/o.png\" alt=\"o i l o\" />"),
        ("![o ![i](/assets/i.png) [l](/l) *o*](https://e.org/o.png) *e*", "o i l o <em>e</em>"),
        (
            "[![a](/assets/x.svg)](https://e.org)",
            "<a href=\"https://e.org\" rel=\"external nofollow noopener\"><img src=\"../../assets/x.svg\" alt=\"a\" /></a>"
        ),
    ])
    func showsOnlyImagesOfTheSite(_ markdown: String, html: String) throws {
        #expect(try renderer.inline(markdown) == html)
    }

    @Test(
        arguments: [
            ("", .empty, 1), (" \n\t\n", .empty, 1), ("[a]: /only-a-definition", .empty, 1), ("a\n\nb", .severalParagraphs, 3),
            ("- a", .block(.list), 1), ("a\n\n1. b", .block(.list), 3), ("# a", .block(.heading), 1), ("a\n===", .block(.heading), 1),
            ("> a", .block(.quote), 1), ("    a", .block(.code), 1), ("```\na\n```", .block(.code), 1), ("a\n\n***", .block(.rule), 3),
            ("<div>a</div>", .rawHTML, 1), ("<!-- a -->", .rawHTML, 1), ("<script>\nalert(1)\n</script>", .rawHTML, 1),
        ] as [(String, MarkdownError.Reason, Int)])
    func refusesWhatIsNotOneParagraph(_ markdown: String, reason: MarkdownError.Reason, line: Int) {
        #expect(throws: MarkdownError(reason, line: line)) { try renderer.inline(markdown) }
        #expect(throws: MarkdownError(reason, line: line)) { try MarkdownRenderer.plainText(markdown) }
    }

    @Test(arguments: [
        ("a *b* **c** `d<e>`", "a b c d<e>"), ("[text](https://e.org \"t\") ![alt](x)", "text alt"),
        ("two\nlines  \nthree", "two lines three"),
        ("a &amp; b &lt; \\* <https://e.org>", "a & b < * https://e.org"), ("sends <think> blocks", "sends <think> blocks"),
    ])
    func givesPlainText(_ markdown: String, text: String) throws {
        #expect(try MarkdownRenderer.plainText(markdown) == text)
    }

    @Test(
        arguments: [
            (.block(.list), "a list cannot stand in a note, which is one paragraph", "write one paragraph"),
            (.rawHTML, "raw HTML is not allowed", "use Markdown, or put code between backticks"),
            (.tooLarge(limit: 5), "the text is larger than 5 bytes", nil),
        ] as [(MarkdownError.Reason, String, String?)])
    func saysWhatIsWrong(_ reason: MarkdownError.Reason, text: String, fix: String?) {
        #expect(MarkdownError(reason).description == text)
        #expect(MarkdownError(reason).fix == fix)
    }
}
