import Diagnostics

/// What one unit costs; unknown is neither free nor "not sold".
package enum Amount: Sendable, Hashable {
    case unknown
    case notSold
    case known(ExactDecimal)

    package var decimal: ExactDecimal? { if case .known(let decimal) = self { decimal } else { nil } }
}

/// A price as a source gave it, from a date on.
package struct Price: Sendable {
    package enum Unit: String, Sendable, CaseIterable {
        case millionTokens = "1M tokens"
        case image
        case request
    }

    /// The first date for which the price is known to hold.
    package var from: PartialDate
    /// ISO 4217.
    package var currency: String
    package var unit: Unit
    package var input: Amount
    package var output: Amount
    package var cachedInput: Amount
    package var cacheWrite: Amount
    /// For units other than tokens.
    package var amount: Amount
    package var source: Reference
    package var note: MarkdownText?
    package var span: SourceSpan

    init?(_ node: Node) {
        guard let from = node.date("from"), let currency = node.text("currency"),
            let unit = node.text("per").flatMap(Unit.init), let source = node.reference("source")
        else { return nil }
        self.from = from
        self.currency = currency
        self.unit = unit
        self.input = node.amount("input")
        self.output = node.amount("output")
        self.cachedInput = node.amount("cached_input")
        self.cacheWrite = node.amount("cache_write")
        self.amount = node.amount("amount")
        self.source = source
        self.note = node.markdown("note")
        self.span = node.span
    }

    static let shape = ObjectShape(
        "a price",
        [
            required("from", .text(.date), "the first date for which it is known to hold"),
            required("currency", .text(.oneOf(["USD", "EUR", "GBP", "CNY"])), "its currency, ISO 4217"),
            required("per", .text(.oneOf(Unit.allCases.map(\.rawValue))), "the unit that is sold"),
            optional("input", .nullable(.amount), "tokens in; null when not sold by this unit, 0 when free"),
            optional("output", .nullable(.amount), "tokens out"),
            optional("cached_input", .nullable(.amount), "tokens in that were read from a cache"),
            optional("cache_write", .nullable(.amount), "tokens in that were written to a cache"),
            optional("amount", .nullable(.amount), "the price of one image or request"),
            required("source", .text(.identifier), "an id of the sources table"),
            optional("note", .text(.markdown), "one paragraph of Markdown"),
        ])
}
