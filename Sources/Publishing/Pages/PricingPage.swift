import Mustache
import Records
import StrictJSON

/// Every price, one table a unit; long tables go on over several pages.
struct PricingPage: Page {
    let edition: Edition
    let number: Int
    private let pageCount: Int
    private let rows: [PriceRow]
    /// The tables that have rows on any page.
    private let tables: Set<String>

    /// As many rows stand on one page.
    static let length = 200

    var path: String { Self.path(number) }
    let template = "pricing"
    let section: Section? = .pricing
    var title: String { number == 1 ? "Pricing" : "Pricing, page \(number)" }
    let description = "What every recorded model costs at every recorded provider, with source and date."

    static func all(_ edition: Edition) -> [PricingPage] {
        let rows = PriceRow.all(edition.catalog)
        let tables = Set(PriceRow.tables.filter { table in rows.contains { $0.price?.unit == table.unit } }.map(\.name))
        let count = max(1, (rows.count + length - 1) / length)
        return (1...count).map { number in
            let part = Array(rows.dropFirst((number - 1) * length).prefix(length))
            return PricingPage(edition: edition, number: number, pageCount: count, rows: part, tables: tables)
        }
    }

    private static func path(_ number: Int) -> String { number == 1 ? "pricing/" : "pricing/\(number)/" }

    func context(_ links: Links) -> [(String, Value)] {
        let catalog = edition.catalog
        let contents = PriceRow.tables.flatMap { name, unit -> [(String, Value)] in
            let part = rows.filter { $0.price?.unit == unit }
            return [
                ("has_" + name, .bool(tables.contains(name))), (name + "_here", .bool(!part.isEmpty)),
                (name, .list(part.map { $0.value(catalog, links) })),
            ]
        }
        let pages = (1...pageCount).map { page -> Value in
            ["number": .string(String(page)), "href": links.page(Self.path(page)), "is_current": .bool(page == number)]
        }
        return contents + [
            ("choices", Choices(catalog).value(noun: "offerings", asksForLab: true, reckons: true)),
            ("traffic", .string(Traffic.usual.words)), ("has_pages", .bool(pageCount > 1)),
            ("pages", .list(pages)),
        ]
    }

    // MARK: For the script

    static let rowsPath = "pricing/rows.json"

    /// Every row of every table, for sorting and searching over all pages.
    static func rowsFile(_ edition: Edition) -> [UInt8] {
        let rows = PriceRow.all(edition.catalog)
        let links = Links(from: "pricing/")
        return JSONWriter.bytes(
            .object(
                PriceRow.tables.map { table in
                    (table.name, .array(rows.filter { $0.price?.unit == table.unit }.map { $0.json(links) }))
                }), .compact)
    }
}
