import Mustache
import Records
import StrictJSON

/// Every price, one table a unit; long tables go on over several pages.
struct PricingPage: PagedPage {
    let edition: Edition
    let paging: Paging
    /// Of all pages.
    private let rows: [PriceRow]
    /// The tables that have rows on any page.
    private let tables: Set<String>

    let template = "pricing"
    let section: Section? = .pricing
    var title: String { paging.title("Pricing") }
    let description = "What every recorded model costs at every recorded provider, with source and date."

    static func all(_ edition: Edition) -> [PricingPage] {
        let rows = PriceRow.all(edition.catalog)
        let tables = Set(PriceRow.tables.filter { table in rows.contains { $0.price?.unit == table.unit } }.map(\.name))
        return Paging.all(of: rows.count, at: "pricing/").map { paging in
            PricingPage(edition: edition, paging: paging, rows: rows, tables: tables)
        }
    }

    func context(_ links: Links) -> [(String, Value)] {
        let catalog = edition.catalog
        let here = rows[paging.places.clamped(to: rows.indices)]
        let contents = PriceRow.tables.flatMap { name, unit -> [(String, Value)] in
            let part = here.filter { $0.price?.unit == unit }
            return [
                ("has_" + name, .bool(tables.contains(name))), (name + "_here", .bool(!part.isEmpty)),
                (name, .list(part.map { $0.value(catalog, links) })),
            ]
        }
        let asked: [(String, Value)] = [
            ("choices", Choices(catalog).value(noun: "offerings", asksForLab: true, reckons: true)),
            ("traffic", .string(Traffic.usual.words)),
        ]
        return contents + asked + paging.context(links)
    }

    func allRows(_ links: Links) -> [(String, [JSONValue])] {
        PriceRow.tables.map { table in (table.name, rows.filter { $0.price?.unit == table.unit }.map { $0.json(links) }) }
    }
}
