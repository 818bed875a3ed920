import Records

/// Facts, prices and cells in Markdown, with their sources.
struct MarkdownFacts {
    let sources: SourceTable

    /// `nil` when nobody says anything.
    func values<Value>(_ facts: [Fact<Value>], isCode: Bool = false, _ words: (Value) -> String) -> String? {
        guard !facts.isEmpty else { return nil }
        return facts.map { fact in
            let value = isCode ? MarkdownWriter.code(words(fact.value)) : MarkdownWriter.text(words(fact.value))
            let said = fact.said.map { ", \"\(MarkdownWriter.text($0))\"" } ?? ""
            let note = fact.note.map { ". " + MarkdownWriter.prose($0) } ?? ""
            let doubt = fact.disputed.map { ". In doubt: " + MarkdownWriter.prose($0) } ?? ""
            return "\(value)\(said)\(note)\(doubt) (\(source(fact.source, fact.date)))"
        }.joined(separator: "; ")
    }

    func line<Value>(_ name: String, _ facts: [Fact<Value>], isCode: Bool = false, _ words: (Value) -> String) -> String {
        "- \(name): \(values(facts, isCode: isCode, words) ?? "unknown")\n"
    }

    func source(_ reference: Reference, _ date: PartialDate?) -> String {
        guard let source = sources[reference.id] else { return MarkdownWriter.text(reference.id) }
        return "\(MarkdownWriter.text(source.title)), \((date ?? source.checked).words)"
    }

    func claims(_ cell: Cell) -> String {
        let claims = cell.claims.map { claim in
            let said = claim.said.map { ", \"\(MarkdownWriter.text($0))\"" } ?? ""
            let note = claim.note.map { ". " + MarkdownWriter.prose($0) } ?? ""
            return "\(Words.claim(claim.value))\(said)\(note) (\(source(claim.source, claim.date)))"
        }
        return (cell.isInherited ? "The provider as a whole: " : "") + claims.joined(separator: "; ")
    }

    func observation(_ cell: Cell) -> String {
        guard let seen = cell.observation else { return "" }
        return "\(seen.verdict.rawValue), \(seen.passed) of \(seen.runs), \(seen.at.date.text): \(MarkdownWriter.text(seen.message))"
    }

    func prices(_ offering: Offering) -> String {
        let prices = offering.currentPrices.map { price in
            let parts: [(String, Amount)] =
                price.unit == .millionTokens
                ? [("in", price.input), ("out", price.output), ("cached in", price.cachedInput), ("cache write", price.cacheWrite)]
                : [("", price.amount)]
            let shown = parts.compactMap { name, amount in words(amount).map { name.isEmpty ? $0 : "\(name) \($0)" } }
            let note = price.note.map { ". " + MarkdownWriter.prose($0) } ?? ""
            return "\(price.currency) per \(price.unit.rawValue): \(shown.isEmpty ? "unknown" : shown.joined(separator: ", "))"
                + ", since \(price.from.words)\(note) (\(source(price.source, nil)))"
        }
        return prices.isEmpty ? "unknown" : prices.joined(separator: "; ")
    }

    private func words(_ amount: Amount) -> String? {
        switch amount {
        case .unknown: nil
        case .notSold: "not sold"
        case .known(let decimal): decimal.isZero ? "free" : decimal.text
        }
    }

    func notes(_ notes: [RecordNote]) -> String {
        notes.map { "- \(MarkdownWriter.prose($0.text)) (\(source($0.source, $0.date)))\n" }.joined()
    }

    /// - Parameter standing: who speaks, where that is known.
    func list(_ standing: (Source) -> String?) -> String {
        sources.all.map { source in
            let speaker = standing(source).map { ", \($0)" } ?? ""
            let note = source.note.map { ". " + MarkdownWriter.prose($0) } ?? ""
            return "- \(MarkdownWriter.link(source.title, source.url)), \(MarkdownWriter.text(source.publisher))\(speaker), "
                + "read \(source.checked.words)\(note)\n"
        }.joined()
    }
}
