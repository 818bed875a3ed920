/// A place to read on, as a source names it; without a URL when the source gave none.
package struct Link: Sendable {
    package var kind: String
    package var title: String
    package var url: String?
    package var said: String?
    package var source: Reference

    init?(_ node: Node) {
        guard let kind = node.text("kind"), let title = node.text("title"), let source = node.reference("source") else { return nil }
        self.kind = kind
        self.title = title
        self.url = node.text("url")
        self.said = node.text("said")
        self.source = source
    }

    package static let kinds = ["docs", "models", "pricing", "sign-up", "status", "repository"]

    static let shape = ObjectShape(
        "a link",
        [
            required("kind", .text(.oneOf(kinds)), "what stands there"),
            required("title", .text, "what to call it"),
            optional("url", .text(.url), "its address, when the source gives one"),
            optional("said", .text, "how the source names it, such as a path"),
            required("source", .text(.identifier), "an id of the sources table"),
        ])
}
