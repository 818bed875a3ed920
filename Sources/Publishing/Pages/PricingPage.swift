import Mustache
import Records

/// Every price, one table a unit.
struct PricingPage: Page {
    let edition: Edition

    let path = "pricing/"
    let template = "pricing"
    let section: Section? = .pricing
    let title = "Pricing"
    let description = "What every recorded model costs at every recorded provider, with source and date."

    private struct Row {
        /// The element's id; an offering that is sold by several units has a row in several tables.
        let anchor: String
        let offering: Offering
        let provider: Provider
        let model: Model?
        let price: Price?
    }

    func context(_ links: Links) -> [(String, Value)] {
        let catalog = edition.catalog
        let rows = catalog.offerings.flatMap { offering -> [Row] in
            guard let provider = catalog.provider(offering.provider) else { return [] }
            let model = catalog.model(offering.model.id)
            let prices = offering.currentPrices
            let anchor = provider.id + "." + offering.slug
            if prices.isEmpty { return [Row(anchor: anchor, offering: offering, provider: provider, model: model, price: nil)] }
            return prices.enumerated().map { place, price in
                Row(
                    anchor: place == 0 ? anchor : anchor + "." + price.unit.rawValue, offering: offering, provider: provider, model: model,
                    price: price)
            }
        }
        let tables: [(String, Price.Unit?)] = [("tokens", .millionTokens), ("images", .image), ("requests", .request), ("unknown", nil)]
        return tables.flatMap { name, unit -> [(String, Value)] in
            let part = rows.filter { $0.price?.unit == unit }
            return [("has_" + name, .bool(!part.isEmpty)), (name, table(part, links))]
        }
    }

    /// By model, the cheapest first.
    private func table(_ rows: [Row], _ links: Links) -> Value {
        let prose = Prose(root: links.root)
        let sorted = rows.sorted { a, b in
            let (first, second) = (name(a).lowercased(), name(b).lowercased())
            if first != second { return first.precedes(second) }
            if let cheap = price(a), let other = price(b), cheap != other { return cheap < other }
            return (a.provider.id, a.offering.slug) < (b.provider.id, b.offering.slug)
        }
        return .list(
            sorted.map { row in
                let citations = Citations(edition.catalog, row.provider)
                return [
                    "anchor": .string(row.anchor),
                    "name": .string(name(row)),
                    "href": links.model(row.offering.model.id),
                    "provider": .string(row.provider.name),
                    "provider_href": links.provider(row.provider.id),
                    "id": FactView(row.offering.id, citations, prose, isCode: true) { $0 }.value,
                    "context": FactView(row.offering.context, citations, prose, Words.number).value,
                    "price": row.price.map { PriceView(price: $0, citations: citations, prose: prose).value } ?? .null,
                ]
            })
    }

    private func name(_ row: Row) -> String { row.model?.name ?? row.offering.model.id }
    private func price(_ row: Row) -> ExactDecimal? { row.price?.input.decimal ?? row.price?.amount.decimal }
}
