import Mustache
import Records

extension PricePlot {
    /// Offerings that a row of the table names.
    private static let named = 4

    func context(_ links: Links) -> [(String, Value)] {
        [
            ("has_points", .bool(!points.isEmpty)),
            ("summary", .string(summary)),
            ("x_marks", marks(xScale, from: Self.left, to: Self.right)),
            ("y_marks", .list(yMarks)),
            ("points", .list(points.enumerated().map { value($1, "point.\($0 + 1)", links) })),
        ]
    }

    private var summary: String {
        let missed =
            missing == 0
            ? "" : " \(Words.counted(missing, "other")) \(missing == 1 ? "lacks" : "lack") a context in tokens or a token price in USD."
        return "\(Words.counted(entries.count, "offering")) in \(Words.counted(points.count, "point")).\(missed)"
    }

    private func marks(_ scale: LogScale?, from start: Int, to end: Int) -> Value {
        .list(
            (scale?.marks ?? []).map { mark in
                ["place": .string(Tenths.text(scale?.place(mark.logarithm, from: start, to: end) ?? start)), "text": .string(mark.text)]
            })
    }

    private var yMarks: [Value] {
        var marks = (yScale?.marks ?? []).map { (yScale?.place($0.logarithm, from: Self.bottom, to: Self.top) ?? Self.bottom, $0.text) }
        if entries.contains(where: { $0.priceLogarithm == nil }) { marks.append((Self.free, "free")) }
        return marks.map { place, text in
            ["place": .string(Tenths.text(place)), "text_place": .string(Tenths.text(place + 40)), "text": .string(text)]
        }
    }

    private func value(_ point: Point, _ anchor: String, _ links: Links) -> Value {
        let entries = point.entries
        let isGroup = entries.count > 1
        let radius = isGroup ? (entries.count < 10 ? 80 : entries.count < 100 ? 95 : 115) : 50
        let named = entries.prefix(Self.named)
        return [
            "anchor": .string(anchor), "href": isGroup ? .string("#" + anchor) : href(entries[0], links),
            "label": .string(label(entries)),
            "x": .string(Tenths.text(point.x)), "y": .string(Tenths.text(point.y)), "text_y": .string(Tenths.text(point.y + 40)),
            "radius": .string(Tenths.text(radius)), "count": .text(isGroup ? Words.number(entries.count) : nil),
            "price": .string(prices(entries)), "context": .string(contexts(entries)),
            "offerings": .list(
                named.enumerated().map { place, entry in
                    [
                        "href": href(entry, links), "name": .string("\(entry.name) at \(entry.provider.name)"),
                        "is_last": .bool(place == named.count - 1),
                    ]
                }),
            "has_more": .bool(entries.count > named.count), "more": .count(entries.count - named.count),
        ]
    }

    private func href(_ entry: Entry, _ links: Links) -> Value {
        links.page("models/\(entry.offering.model.id)/#at.\(entry.provider.id).\(entry.offering.slug)")
    }

    private func label(_ entries: [Entry]) -> String {
        let who =
            entries.count == 1
            ? "\(entries[0].name) at \(entries[0].provider.name)"
            : "\(Words.counted(entries.count, "offering")), such as \(entries[0].name)"
        return "\(who): \(prices(entries))\(entries.allSatisfy { $0.price.isZero } ? "" : " USD"), \(contexts(entries)) tokens"
    }

    private func prices(_ entries: [Entry]) -> String {
        func text(_ price: ExactDecimal) -> String { price.isZero ? "free" : price.text }
        guard let least = entries.map(\.price).min(), let most = entries.map(\.price).max() else { return "" }
        return least < most ? "\(text(least)) to \(text(most))" : text(least)
    }

    private func contexts(_ entries: [Entry]) -> String {
        guard let least = entries.map(\.context).min(), let most = entries.map(\.context).max() else { return "" }
        return least < most ? "\(Words.number(least)) to \(Words.number(most))" : Words.number(least)
    }
}
