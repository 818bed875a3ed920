/// Markdown from strangers to HTML that can do no harm: no raw HTML, no request to another host, no link to an unknown scheme.
package struct MarkdownRenderer: Sendable {
    package static let limit = 1 << 20

    private let policy: LinkPolicy

    /// - Parameter root: what takes the place of the first `/` of links inside the site, e.g. `../../`.
    package init(root: String = "/") {
        policy = LinkPolicy(root: root)
    }

    /// A note: exactly one paragraph, without `<p>`.
    package func inline(_ text: String) throws(MarkdownError) -> String {
        try ParsedDocument(text).read { root throws(MarkdownError) in
            var writer = HTMLWriter(policy: policy)
            try writer.write(inside: root.onlyParagraph())
            return writer.html
        }
    }

    /// An article: a title, then anything but raw HTML.
    package func page(_ text: String) throws(MarkdownError) -> Article {
        try ParsedDocument(text).read { root throws(MarkdownError) in
            let blocks = root.children
            guard let first = blocks.first, first.headingLevel == 1 else { throw MarkdownError(.noTitle, line: blocks.first?.line ?? 1) }
            let title = first.plainText
            guard !title.isEmpty else { throw MarkdownError(.noTitle, line: first.line) }
            if let second = blocks.dropFirst().first(where: { $0.headingLevel == 1 }) {
                throw MarkdownError(.secondTitle, line: second.line)
            }
            var writer = HTMLWriter(policy: policy)
            for block in blocks.dropFirst() { try writer.write(block) }
            return Article(
                title: title, summary: blocks.first { $0.kind == .paragraph }?.plainText, html: writer.html, contents: writer.contents)
        }
    }

    /// A note as text without marks, for places that take no HTML.
    package static func plainText(_ text: String) throws(MarkdownError) -> String {
        try ParsedDocument(text).read { root throws(MarkdownError) in try root.onlyParagraph().plainText }
    }
}
