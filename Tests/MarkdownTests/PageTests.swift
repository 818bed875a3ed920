import CCMark
import Testing

@testable import Markdown

struct PageTests {
    private let renderer = MarkdownRenderer(root: "../../")

    @Test func takesAnArticleApart() throws {
        let page = try renderer.page(
            """
            # What *compatible* means

            The **first** paragraph,
            in [short](/models/).

            ## Tool calling
            - a
            - b

            ### In `streams`, too!

            #### Details
            > ## Quoted

            ## Tool calling
            """)
        #expect(page.title == "What compatible means")
        #expect(page.summary == "The first paragraph, in short.")
        #expect(
            page.contents.map { "\($0.level) \($0.id) \($0.text)" } == [
                "2 tool-calling Tool calling", "3 in-streams-too In streams, too!", "2 tool-calling-2 Tool calling",
            ])
        #expect(
            page.html == """
                <p>The <strong>first</strong> paragraph,
                in <a href="../../models/">short</a>.</p>
                <h2 id="tool-calling">Tool calling</h2>
                <ul>
                <li>a</li>
                <li>b</li>
                </ul>
                <h3 id="in-streams-too">In <code>streams</code>, too!</h3>
                <h4 id="details">Details</h4>
                <blockquote>
                <h2 id="quoted">Quoted</h2>
                </blockquote>
                <h2 id="tool-calling-2">Tool calling</h2>

                """)
    }

    @Test(
        arguments: [
            ("", .noTitle, 1), ("text\n\n# late", .noTitle, 1), ("\n\n## a", .noTitle, 3), ("#", .noTitle, 1),
            ("# a\n\n# b", .secondTitle, 3),
            ("# a\n\n<div>\n</div>", .rawHTML, 3), ("# a\n\n- x\n\n  <script>\n", .rawHTML, 5), ("# a\n\n> <!-- c -->", .rawHTML, 3),
        ] as [(String, MarkdownError.Reason, Int)])
    func refusesAnArticle(_ text: String, reason: MarkdownError.Reason, line: Int) {
        #expect(throws: MarkdownError(reason, line: line)) { try renderer.page(text) }
    }

    @Test func needsNoMoreThanATitle() throws {
        #expect(try renderer.page("# a") == Article(title: "a", summary: nil, html: "", contents: []))
        #expect(try renderer.page("a\n===\n## b").summary == nil)
    }

    @Test(
        arguments: [
            (["A", "A", "A"], ["a", "a-2", "a-3"]), (["A", "A-2", "A", "A"], ["a", "a-2", "a-3", "a-4"]),
            (["What's `max_tokens`?"], ["whats-max_tokens"]), (["  A -- & -- B  "], ["a-b"]),
            (["Größe é", "日本", "日本"], ["gre", "section", "section-2"]),
            (["\"><script>"], ["script"]), (["![alt text](x)"], ["alt-text"]), (["-"], ["section"]),
        ] as [([String], [String])])
    func makesUniqueAnchors(_ headings: [String], ids: [String]) throws {
        let text = "# Title\n\n" + headings.map { "### \($0)\n" }.joined()
        #expect(try renderer.page(text).contents.map(\.id) == ids)
    }

    @Test(arguments: [
        (
            "```swift file=x\nlet a = \"<b>\" // &\n```",
            "<pre tabindex=\"0\"><code class=\"language-swift\">let a = &quot;&lt;b&gt;&quot; // &amp;\n</code></pre>\n"
        ),
        ("```\"><script>\n```", "<pre tabindex=\"0\"><code class=\"language-&quot;&gt;&lt;script&gt;\"></code></pre>\n"),
        ("1. a\n2. b\n\n   c", "<ol>\n<li>\n<p>a</p>\n</li>\n<li>\n<p>b</p>\n<p>c</p>\n</li>\n</ol>\n"),
        ("3. a\n   - b", "<ol start=\"3\">\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n</ol>\n"),
        ("a\n\n***\n\nb", "<p>a</p>\n<hr />\n<p>b</p>\n"),
        ("![](https://e.org/x)", "<p></p>\n"),
    ])
    func rendersBlocks(_ text: String, html: String) throws {
        #expect(try renderer.page("# t\n\n" + text).html == html)
    }

    /// Where no rule of ours applies, the output is that of libcmark.
    @Test(arguments: [
        "a\nb  \nc\\\nd `e` *f **g** h* __i__ \\* &copy; &quot;\"'", "- a\n- b\n\n  c\n- d", "- a\n  - b\n    - c\n- d",
        "> a\n> > b\n>\n> - c\n\nd",
        "10) a\n11) b", "    code <x>\n\n    more", "~~~ruby a b\nx\n~~~", "- - - a", "* a\n\n  > b\n\n  ```\n  c\n  ```", "***\na\n***",
        "1. \n2. b",
        "[a](https://e.org \"t\") &lt; < > [x] ] ![", "a\r\nb\r\rc", "-\n\n- a\n\n\n- b", "`` a`b ``", "\t\ta\n\n>\ta",
    ])
    func agreesWithTheLibrary(_ text: String) throws {
        let document = "# t\n\n" + text
        let pointer = try #require(cmark_markdown_to_html(document, document.utf8.count, CMARK_OPT_DEFAULT))
        defer { cmark_get_default_mem_allocator().pointee.free(pointer) }
        let ours = try MarkdownRenderer().page(document).html.replacing(" rel=\"external nofollow noopener\"", with: "")
            .replacing(" tabindex=\"0\"", with: "")
        #expect("<h1>t</h1>\n" + ours == String(cString: pointer))
    }
}
