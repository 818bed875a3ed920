import StrictJSON

/// What can be bought, or had for nothing.
package struct Plan: Sendable {
    package struct IncludedUsage: Sendable {
        package var amount: ExactDecimal
        package var currency: String
        package var isMonthly: Bool
    }

    package var name: String
    package var source: Reference
    package var includedUsage: IncludedUsage?
    package var requestsPerMinute: Int?
    package var isCardRequired: Bool?
    package var said: String?
    package var note: MarkdownText?

    init?(_ node: Node) {
        guard let name = node.text("name"), let source = node.reference("source") else { return nil }
        self.name = name
        self.source = source
        if let usage = node["included_usage"], let amount = usage.amount("amount").decimal, let currency = usage.text("currency") {
            self.includedUsage = IncludedUsage(amount: amount, currency: currency, isMonthly: usage.text("per") == "month")
        }
        self.requestsPerMinute = node.whole("requests_per_minute")
        self.isCardRequired = node.flag("card_required")
        self.said = node.text("said")
        self.note = node.markdown("note")
    }

    static let shape = ObjectShape(
        "a plan",
        [
            required("name", .text, "its name"),
            required("source", .text(.identifier), "an id of the sources table"),
            optional(
                "included_usage",
                .object(
                    ObjectShape(
                        "included usage",
                        [
                            required("amount", .amount, "what is included"),
                            required("currency", .text(.oneOf(["USD", "EUR", "GBP", "CNY"])), "its currency, ISO 4217"),
                            optional("per", .text(.oneOf(["month"])), "how often; unknown when left out"),
                        ])), "usage that the plan includes"),
            optional("requests_per_minute", .wholeNumber(0...10_000_000), "its rate limit"),
            optional("card_required", .flag, "whether a payment card is asked for"),
            optional("said", .text, "the source's own short wording"),
            optional("note", .text(.markdown), "one paragraph of Markdown"),
        ])
}
