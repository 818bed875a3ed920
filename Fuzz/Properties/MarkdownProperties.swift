import Markdown

func fuzzMarkdown(_ bytes: [UInt8]) throws(Violation) {
    let text = String(decoding: bytes, as: UTF8.self)
    let lines = 1 + bytes.count { $0 == 0x0A || $0 == 0x0D }
    for root in ["/", "../../"] {
        let renderer = MarkdownRenderer(root: root)
        let note = outcome { () throws(MarkdownError) in try renderer.inline(text) }
        let plain = outcome { () throws(MarkdownError) in try MarkdownRenderer.plainText(text) }
        let page = outcome { () throws(MarkdownError) in try renderer.page(text) }
        try expect(note.error == plain.error, "a note and its plain text fail differently")
        for error in [note.error, page.error].compactMap({ $0 }) {
            try expect((1...lines).contains(error.line), "line \(error.line) of \(lines)")
        }
        if let html = note.result {
            let seen = try HarmlessHTML.read(html, root: root)
            try expect(seen.elements.isDisjoint(with: blockElements), "a note holds \(seen.elements)")
        }
        if let article = page.result {
            let ids = try HarmlessHTML.read(article.html, root: root).ids
            try expect(Set(ids).count == ids.count, "an anchor is there twice: \(ids)")
            try expect(Set(article.contents.map(\.id)).isSubset(of: ids), "the contents name what is not there")
        }
    }
}

private let blockElements: Set<String> = ["p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "hr"]

private func outcome<Result>(_ body: () throws(MarkdownError) -> Result) -> (result: Result?, error: MarkdownError?) {
    do throws(MarkdownError) { return (try body(), nil) } catch { return (nil, error) }
}
