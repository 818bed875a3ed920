import Records

/// What a table of offerings says of one.
struct OfferingMarkdown {
    let offering: Offering
    let facts: MarkdownFacts

    static let head = ["Id there", "Type", "Context, tokens", "Longest reply, tokens", "Price", "Notes"]

    var cells: [String] {
        let notes = offering.notes.map { "\(MarkdownWriter.prose($0.text)) (\(facts.source($0.source, $0.date)))" }
        return [
            (facts.values(offering.id, isCode: true) { $0 } ?? "unknown") + unlisted,
            facts.values(offering.type, Words.types) ?? "unknown",
            facts.values(offering.context, Words.number) ?? "unknown",
            facts.values(offering.maxOutput, Words.number) ?? "unknown",
            facts.prices(offering),
            notes.joined(separator: "; "),
        ]
    }

    private var unlisted: String {
        guard let fact = offering.listed.first, !fact.value else { return "" }
        return "; no longer in the provider's list (\(facts.source(fact.source, fact.date)))"
    }
}
