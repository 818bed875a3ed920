/// A sentence or two that fits no key, with its source.
package struct RecordNote: Sendable {
    package var text: MarkdownText
    package var source: Reference
    package var date: PartialDate?
    /// One of `topics`; only providers have them.
    package var topic: String?
    /// Shown in the matrix.
    package var isGotcha: Bool

    init?(_ node: Node) {
        guard let text = node.markdown("text"), let source = node.reference("source") else { return nil }
        self.text = text
        self.source = source
        self.date = node.date("date")
        self.topic = node.text("topic")
        self.isGotcha = node.flag("gotcha") ?? false
    }

    /// In the order in which pages show them.
    package static let topics = ["compatibility", "models", "billing", "keys", "limits", "operation", "tools"]

    private static let fields: [ObjectShape.Field] = [
        required("text", .text(.markdown), "one paragraph of Markdown"),
        required("source", .text(.identifier), "an id of the sources table"),
        optional("date", .text(.date), "when the source said so, if not when it was last checked"),
    ]

    static let shape = ObjectShape("a note", fields)

    static let providerShape = ObjectShape(
        "a note",
        [required("topic", .text(.oneOf(topics)), "what it is about")] + fields
            + [optional("gotcha", .flag, "true to show it in the matrix")])
}
