import Mustache
import Records

/// The input price of every offering against its context.
struct PricePlot {
    struct Entry {
        let offering: Offering
        let provider: Provider
        let name: String
        let price: ExactDecimal
        let context: Int
        /// `nil` where it is free.
        let priceLogarithm: Int?
        let contextLogarithm: Int
    }

    /// Offerings that stand too near to one another to be told apart.
    struct Point {
        let entries: [Entry]
        /// In tenths.
        let x: Int
        let y: Int
    }

    /// The sides of the field that holds the points, in tenths; free ones stand below a scale of prices.
    static let (left, right, top, bottom, free) = (640, 7_840, 320, 3_440, 3_840)
    /// More points than that say less, not more.
    static let mostPoints = 240

    let entries: [Entry]
    let xScale: LogScale?
    let yScale: LogScale?
    let points: [Point]
    /// Offerings that lack a price or a context.
    let missing: Int

    init(_ catalog: Catalog) {
        let entries = catalog.offerings.compactMap { Self.entry($0, catalog) }
        let xScale = LogScale(entries.map(\.contextLogarithm)) { Words.number(Int($0.digits)) }
        let yScale = LogScale(entries.compactMap(\.priceLogarithm)) { $0.text }
        self.entries = entries
        self.xScale = xScale
        self.yScale = yScale
        missing = catalog.offerings.count - entries.count
        let placed = entries.map { entry in
            Point(
                entries: [entry], x: xScale?.place(entry.contextLogarithm, from: Self.left, to: Self.right) ?? Self.left,
                y: entry.priceLogarithm.flatMap { yScale?.place($0, from: Self.bottom, to: Self.top) } ?? Self.free)
        }
        var side = 240
        var points = Self.gathered(placed, side)
        while points.count > Self.mostPoints {
            side *= 2
            points = Self.gathered(placed, side)
        }
        self.points = points
    }

    private static func entry(_ offering: Offering, _ catalog: Catalog) -> Entry? {
        guard let provider = catalog.provider(offering.provider),
            let context = (offering.context.first { $0.disputed == nil } ?? offering.context.first)?.value,
            let price = offering.currentPrices.first(where: { $0.unit == .millionTokens && $0.currency == "USD" })?.input.decimal,
            let contextLogarithm = Logarithm.ten(Int64(context)), price.digits >= 0
        else { return nil }
        let name = offering.name ?? catalog.model(offering.model.id)?.name ?? offering.model.id
        return Entry(
            offering: offering, provider: provider, name: name, price: price, context: context, priceLogarithm: Logarithm.ten(price),
            contextLogarithm: contextLogarithm)
    }

    /// One point for each square of a grid that holds any, the cheapest first: where its offerings are if that is one place, else in the middle
    /// of the square, so that no two cover each other.
    private static func gathered(_ points: [Point], _ side: Int) -> [Point] {
        struct Square: Hashable { let column, row: Int }
        func middle(_ places: [Int]) -> Int {
            places.allSatisfy { $0 == places[0] } ? places[0] : places[0] / side * side + side / 2
        }
        return Dictionary(grouping: points) { Square(column: $0.x / side, row: $0.y / side) }.values.map { group in
            Point(entries: group.flatMap(\.entries).sorted(by: precedes), x: middle(group.map(\.x)), y: middle(group.map(\.y)))
        }.sorted { a, b in precedes(a.entries[0], b.entries[0]) }
    }

    private static func precedes(_ a: Entry, _ b: Entry) -> Bool {
        if a.price < b.price || b.price < a.price { return a.price < b.price }
        if a.context != b.context { return a.context > b.context }
        return (a.provider.id, a.offering.slug) < (b.provider.id, b.offering.slug)
    }
}
