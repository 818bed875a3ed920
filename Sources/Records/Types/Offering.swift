import Diagnostics

/// One model as one provider serves it. Its sources are those of the provider.
///
/// An immutable class: pages pass it around by the hundred thousand, and a copy of its many fields would cost a count each.
package final class Offering: Sendable {
    package let provider: String
    package let slug: String
    /// The id there; empty when no source gives it.
    package let id: [Fact<String>]
    package let model: Reference
    /// What the provider calls it, when that differs.
    package let name: String?
    /// Whether the provider's own list names it; of `false`, the date is since when it does not.
    package let listed: [Fact<Bool>]
    package let type: [Fact<[String]>]
    package let context: [Fact<Int>]
    package let maxOutput: [Fact<Int>]
    /// Newest first.
    package let prices: [Price]
    package let claims: ClaimTable
    package let notes: [RecordNote]
    package let path: String

    init?(provider: String, slug: String, _ node: Node) {
        guard let model = node.reference("model") else { return nil }
        self.provider = provider
        self.slug = slug
        self.id = node.facts("id") { $0.string }
        self.model = model
        self.name = node.text("name")
        self.listed = node.facts("listed") { $0.bool }
        self.type = node.facts("type") { $0.texts }
        self.context = node.facts("context") { $0.whole }
        self.maxOutput = node.facts("max_output") { $0.whole }
        self.prices = node.list("prices").compactMap { Price($0) }
        self.claims = ClaimTable(node)
        self.notes = node.list("notes").compactMap { RecordNote($0) }
        self.path = node.path
    }

    /// The newest price of each unit, in the order of the units.
    package var currentPrices: [Price] {
        Price.Unit.allCases.compactMap { unit in prices.first { $0.unit == unit } }
    }

    package static let types = ["chat", "reasoning", "code", "vision", "embeddings", "image", "audio", "moderation", "rerank"]

    static let shape = ObjectShape(
        "an offering",
        [
            optional("id", .fact(.text), "the id there; unknown when left out"),
            required("model", .text(.modelReference), "<lab>/<model>, a record of data/models"),
            optional("name", .text, "what the provider calls it, when that differs"),
            optional("listed", .fact(.flag), "false when the provider's own list no longer names it; its date is since when"),
            optional("type", .fact(.list(.text(.oneOf(types)))), "what it is sold as"),
            optional("context", .fact(.wholeNumber(1...1_000_000_000)), "tokens that a request may hold there"),
            optional("max_output", .fact(.wholeNumber(1...1_000_000_000)), "tokens that a reply may hold there"),
            optional("prices", .list(.object(Price.shape)), "dated prices, newest first"),
            ClaimTable.field,
            optional("notes", .list(.object(RecordNote.shape)), "what else a reader should know"),
        ])
}
