import Records

/// The dated prices of one offering by one unit, where there is more than one.
struct PriceHistory {
    /// What is sold: a line of the picture, a column of the table.
    struct Column {
        let kind: String
        let name: String
        /// One a price, the oldest first.
        let amounts: [Amount]
    }

    let offering: Offering
    let provider: Provider
    let catalog: Catalog
    let unit: Price.Unit
    let currency: String
    /// The oldest first.
    let prices: [Price]
    /// The element's id on the model's page.
    let anchor: String

    /// All of an offering; empty where nothing of it is known to have had two prices.
    static func all(of offering: Offering, at provider: Provider, in catalog: Catalog) -> [PriceHistory] {
        guard offering.prices.count > 1 else { return [] }
        var found: [PriceHistory] = []
        for unit in Price.Unit.allCases {
            let sold = offering.prices.filter { $0.unit == unit }
            var currencies: [String] = []
            for price in sold where !currencies.contains(price.currency) { currencies.append(price.currency) }
            for currency in currencies {
                let anchor = "history.\(provider.id).\(offering.slug)" + (found.isEmpty ? "" : ".\(found.count + 1)")
                let history = PriceHistory(
                    offering: offering, provider: provider, catalog: catalog, unit: unit, currency: currency,
                    prices: sold.filter { $0.currency == currency }.reversed(), anchor: anchor)
                if !history.columns.isEmpty { found.append(history) }
            }
        }
        return found
    }

    /// Those with two known amounts at least.
    var columns: [Column] {
        let all =
            unit == .millionTokens
            ? [
                Column(kind: "input", name: "Input", amounts: prices.map(\.input)),
                Column(kind: "output", name: "Output", amounts: prices.map(\.output)),
                Column(kind: "cached", name: "Cached input", amounts: prices.map(\.cachedInput)),
            ] : [Column(kind: "input", name: "Price", amounts: prices.map(\.amount))]
        return all.filter { $0.amounts.count { $0.decimal != nil } > 1 }
    }

    var unitWords: String { "\(currency) per \(unit.rawValue)" }
    var name: String { offering.name ?? catalog.model(offering.model.id)?.name ?? offering.model.id }
}
