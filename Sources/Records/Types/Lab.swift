/// Who trained a model.
package struct Lab: Sendable {
    package var id: String
    package var name: String
    package var url: String?

    init?(id: String, _ node: Node) {
        guard let name = node.text("name") else { return nil }
        self.id = id
        self.name = name
        self.url = node.text("url")
    }

    static let shape = ObjectShape(
        "a lab",
        [
            required("name", .text, "its name"),
            optional("url", .text(.url), "its home page"),
        ])
}
