/// Where facts come from: a page, an article, a file, as somebody last read it.
package struct Source: Sendable {
    package var id: Reference
    package var title: String
    package var publisher: String
    /// When somebody last read it.
    package var checked: PartialDate
    /// Absent when the source came without an address; none is made up.
    package var url: String?
    package var note: MarkdownText?

    init?(id: Reference, _ node: Node) {
        guard let title = node.text("title"), let publisher = node.text("publisher"), let checked = node.date("checked") else { return nil }
        self.id = id
        self.title = title
        self.publisher = publisher
        self.checked = checked
        self.url = node.text("url")
        self.note = node.markdown("note")
    }

    static let shape = ObjectShape(
        "a source",
        [
            required("title", .text, "the title of the page or document"),
            required("publisher", .text, "who published it"),
            required("checked", .text(.date), "when somebody last read it: 2026-06-17 or 2026-06"),
            optional("url", .text(.url), "its address, when it has one"),
            optional("note", .text(.markdown), "what a reader should know of it"),
        ])
}

/// The sources of one record by id.
package struct SourceTable: Sendable {
    package let all: [Source]
    private let places: [String: Int]

    init(_ node: Node) {
        all = node.table("sources").compactMap { Source(id: $0.key, $0.node) }
        places = Dictionary(all.enumerated().map { ($1.id.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    package subscript(id: String) -> Source? { places[id].map { all[$0] } }

    package var ids: [String] { all.map(\.id.id) }

    static let field = required("sources", .table(keys: .identifier, values: .object(Source.shape)), "where the facts come from, by id")
}
