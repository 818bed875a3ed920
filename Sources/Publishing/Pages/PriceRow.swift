import Mustache
import Records
import StrictJSON

/// One price of one offering, or an offering without a price: a row of the pricing tables.
struct PriceRow: Sendable {
    /// The tables in their order; the last holds what has no price.
    static let tables: [(name: String, unit: Price.Unit?)] = [
        ("tokens", .millionTokens), ("images", .image), ("requests", .request), ("unknown", nil),
    ]

    /// The element's id; an offering that is sold by several units has a row in several tables.
    let anchor: String
    /// The offering has a row before this one.
    let isFurther: Bool
    let offering: Offering
    let provider: Provider
    let model: Model?
    let price: Price?
    /// What it answers to a visitor's choices.
    let answers: String

    /// Table by table, by model, the cheapest first.
    static func all(_ catalog: Catalog) -> [PriceRow] {
        let choices = Choices(catalog)
        let rows = catalog.offerings.flatMap { offering -> [PriceRow] in
            guard let provider = catalog.provider(offering.provider) else { return [] }
            let answers = choices.answer(offering)
            let model = catalog.model(offering.model.id)
            let anchor = provider.id + "." + offering.slug
            let prices: [Price?] = offering.currentPrices.isEmpty ? [nil] : offering.currentPrices
            return prices.enumerated().map { place, price in
                PriceRow(
                    anchor: place == 0 ? anchor : anchor + "." + (price?.unit.rawValue ?? ""), isFurther: place > 0, offering: offering,
                    provider: provider, model: model, price: price, answers: answers)
            }
        }
        return tables.flatMap { table in rows.filter { $0.price?.unit == table.unit }.sorted(by: precedes) }
    }

    private static func precedes(_ a: PriceRow, _ b: PriceRow) -> Bool {
        let (first, second) = (a.name.lowercased(), b.name.lowercased())
        if first != second { return first.precedes(second) }
        if let cheap = a.lowest, let other = b.lowest, cheap != other { return cheap < other }
        return (a.provider.id, a.offering.slug) < (b.provider.id, b.offering.slug)
    }

    private var name: String { model?.name ?? offering.model.id }
    private var lowest: ExactDecimal? { price?.input.decimal ?? price?.amount.decimal }

    func value(_ catalog: Catalog, _ links: Links) -> Value {
        let prose = Prose(root: links.root)
        let citations = Citations(catalog, provider)
        return [
            "anchor": .string(anchor),
            "is_further": .bool(isFurther),
            "answers": .string(answers),
            "lab": .string(lab),
            "name": .string(name),
            "href": links.model(offering.model.id),
            "provider": .string(provider.name),
            "provider_href": links.provider(provider.id),
            "id": FactView(offering.id, citations, prose, isCode: true) { $0 }.value,
            "context": FactView(offering.context, citations, prose, Words.number).value,
            "since": .text(price?.from.text),
            "price_code": .string(PriceCode(prices: offering.currentPrices).text),
            "month": MonthlyCost(offering.currentPrices, .usual).value,
            "price": price.map { PriceView(price: $0, citations: citations, prose: prose).value } ?? .null,
        ]
    }

    private var lab: String { String(offering.model.id.prefix { $0 != "/" }) }

    // MARK: For the script

    func json(_ links: Links) -> JSONValue {
        let place = "\(links.root)providers/\(provider.id)/"
        var cells: [JSONValue] = [
            RowsFile.link(name, links.root + "models/\(offering.model.id)/"),
            RowsFile.link(provider.name, place),
            .null,
            .string(offering.id.first?.value ?? "?"),
        ]
        if let price {
            let context = JSONValue.string((offering.context.first?.value).map(Words.number) ?? "?")
            let amounts = price.unit == .millionTokens ? [price.input, price.output, price.cachedInput] : [price.amount]
            cells += amounts.enumerated().map { column, amount in .string(shown(amount, price, names: column == 0)) }
            if price.unit == .millionTokens { cells.append(context) }
            cells.append(RowsFile.link(price.from.words, place + "#offering.\(offering.slug)", sort: price.from.text))
        }
        let prices = PriceCode(prices: offering.currentPrices).text
        return RowsFile.row(anchor: anchor, isFurther: isFurther, lab: lab, answers: answers, prices: prices, cells)
    }

    private func shown(_ amount: Amount, _ price: Price, names: Bool) -> String {
        (names && price.currency != "USD" ? price.currency + " " : "") + AmountView(amount: amount).text
    }
}
