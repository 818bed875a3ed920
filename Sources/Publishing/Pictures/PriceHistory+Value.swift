import Mustache
import Records

extension PriceHistory {
    /// One line on the provider's page, which leads to the picture.
    func change(_ links: Links) -> Value {
        let parts = columns.compactMap { column -> String? in
            let known = column.amounts.compactMap(\.decimal)
            guard let first = known.first, let last = known.last else { return nil }
            return "\(column.name.lowercased()) \(text(first)) to \(text(last))"
        }
        return [
            "href": links.page("models/\(offering.model.id)/#\(anchor)"), "name": .string(name),
            "change": .string(parts.joined(separator: ", ") + ", \(unitWords), since \(prices.first?.from.words ?? "")"),
        ]
    }

    func value(_ prose: Prose, _ links: Links) -> Value {
        let citations = Citations(catalog, provider)
        let columns = columns
        let drawing = PriceLines(columns.map(\.amounts), dates: prices.map(\.from))
        return [
            "anchor": .string(anchor), "provider": .string(provider.name), "model": .string(offering.id.first?.value ?? name),
            "title": .string("Price of \(name) at \(provider.name), \(unitWords)"),
            "description": .string(columns.map(description).joined(separator: " ")),
            "caption": .string(unitWords),
            "y_marks": .list(
                drawing.yMarks.map { place, text in
                    ["place": .string(Tenths.text(place)), "text_place": .string(Tenths.text(place + 40)), "text": .string(text)]
                }),
            "x_marks": .list(drawing.xMarks.map { ["place": .string(Tenths.text($0)), "text": .string($1)] }),
            "lines": .list(
                zip(columns, drawing.lines).map { column, line in
                    [
                        "kind": .string(column.kind), "name": .string(column.name), "path": .string(line.path),
                        "end": .string(Tenths.text(line.end)),
                    ]
                }),
            "columns": .list(columns.map { ["name": .string($0.name)] }),
            "rows": .list(
                prices.indices.reversed().map { place in
                    [
                        "from": .words(prices[place].from),
                        "amounts": .list(columns.map { AmountView(amount: $0.amounts[place]).value }),
                        "source": citations.value(prices[place].source, nil),
                    ]
                }),
        ]
    }

    private func text(_ price: ExactDecimal) -> String { price.isZero ? "free" : price.text }

    private func description(_ column: Column) -> String {
        let parts = zip(column.amounts, prices).map { amount, price in
            switch amount {
            case .known(let decimal): "\(text(decimal)) since \(price.from.words)"
            case .notSold: "not sold since \(price.from.words)"
            case .unknown: "unknown since \(price.from.words)"
            }
        }
        return "\(column.name): \(parts.joined(separator: ", "))."
    }
}
