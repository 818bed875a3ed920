import Records
import StrictJSON

/// A price as a list declares it, in the units of records.
package struct DeclaredPrice: Sendable {
    package let unit: Price.Unit
    package let currency: String
    /// By the key of a recorded price, in its order.
    package let amounts: [(key: String, value: ExactDecimal)]

    init?(_ unit: Price.Unit, _ currency: String, _ amounts: [(key: String, value: ExactDecimal?)]) {
        self.unit = unit
        self.currency = currency
        self.amounts = amounts.compactMap { key, value in value.map { (key, $0) } }
        if self.amounts.isEmpty { return nil }
    }

    /// Where a recorded price says otherwise.
    ///
    /// - Parameter fills: an amount that the record leaves out counts as well.
    func differences(from price: Price, fills: Bool) -> [(key: String, recorded: Amount, declared: ExactDecimal)] {
        amounts.compactMap { key, value in
            let recorded = price.amount(key)
            switch recorded {
            case .unknown where !fills: return nil
            case .known(let amount) where amount.isEqual(to: value) && price.currency == currency: return nil
            default: return (key, recorded, value)
            }
        }
    }

    /// As a record writes it.
    func json(from day: PartialDate, source: String) -> JSONValue {
        let isFree = amounts.contains { $0.value.isZero }
        return .object(
            [("from", .string(day.text)), ("currency", .string(currency)), ("per", .string(unit.rawValue))]
                + amounts.map { ($0.key, .number(text: $0.value.text)) }
                + [("source", .string(source)), ("note", isFree ? .string("Listed at 0.") : nil)])
    }
}

extension Price {
    func amount(_ key: String) -> Amount {
        switch key {
        case "input": input
        case "output": output
        case "cached_input": cachedInput
        case "cache_write": cacheWrite
        default: amount
        }
    }
}

extension ExactDecimal {
    /// By value: `0.1` is `0.10`.
    func isEqual(to other: ExactDecimal) -> Bool { !(self < other) && !(other < self) }
}
