import Diagnostics

/// The weights themselves, whoever serves them, and what holds of them everywhere.
///
/// An immutable class: pages pass it around by the hundred thousand, and a copy of its many fields would cost a count each.
package final class Model: Sendable {
    package let lab: String
    package let slug: String
    package let name: String
    package let family: String?
    package let sources: SourceTable
    package let context: [Fact<Int>]
    package let maxOutput: [Fact<Int>]
    package let input: [Fact<[String]>]
    package let output: [Fact<[String]>]
    package let openWeights: [Fact<Bool>]
    package let licence: [Fact<String>]
    package let released: [Fact<PartialDate>]
    package let knowledgeCutoff: [Fact<PartialDate>]
    package let notes: [RecordNote]
    package let path: String

    /// `<lab>/<model>`
    package var id: String { lab + "/" + slug }

    init?(lab: String, slug: String, _ node: Node) {
        guard let name = node.text("name") else { return nil }
        self.lab = lab
        self.slug = slug
        self.name = name
        self.family = node.text("family")
        self.sources = SourceTable(node)
        self.context = node.facts("context") { $0.whole }
        self.maxOutput = node.facts("max_output") { $0.whole }
        self.input = node.facts("input") { $0.texts }
        self.output = node.facts("output") { $0.texts }
        self.openWeights = node.facts("open_weights") { $0.bool }
        self.licence = node.facts("licence") { $0.string }
        self.released = node.facts("released") { $0.date }
        self.knowledgeCutoff = node.facts("knowledge_cutoff") { $0.date }
        self.notes = node.list("notes").compactMap { RecordNote($0) }
        self.path = node.path
    }

    static let modalities = ["text", "image", "audio", "video", "file", "embedding"]

    static let shape = ObjectShape(
        "a model",
        [
            required("name", .text, "its name as the lab writes it"),
            SourceTable.field,
            optional("family", .text, "the family it belongs to"),
            optional("context", .fact(.wholeNumber(1...1_000_000_000)), "tokens that the weights can take"),
            optional("max_output", .fact(.wholeNumber(1...1_000_000_000)), "tokens that the weights can give"),
            optional("input", .fact(.list(.text(.oneOf(modalities)))), "what it takes"),
            optional("output", .fact(.list(.text(.oneOf(modalities)))), "what it gives"),
            optional("open_weights", .fact(.flag), "whether the weights can be downloaded"),
            optional("licence", .fact(.text), "the licence of the weights"),
            optional("released", .fact(.text(.date)), "when the weights came out"),
            optional("knowledge_cutoff", .fact(.text(.date)), "how far its training data goes"),
            optional("notes", .list(.object(RecordNote.shape)), "what else a reader should know"),
        ])
}
