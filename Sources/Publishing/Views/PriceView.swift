import Mustache
import Records

/// An amount in a column of numbers: digits before and after the point, or the word that stands for it.
struct AmountView {
    let amount: Amount

    var value: Value {
        switch amount {
        case .unknown: row("unknown", word: "?")
        case .notSold: row("not-sold", word: "\u{2013}")
        case .known(let decimal) where decimal.isZero: row("free", word: "free")
        case .known(let decimal): row("known", word: nil, decimal.parts)
        }
    }

    /// All in one.
    var text: String {
        switch amount {
        case .unknown: "?"
        case .notSold: "\u{2013}"
        case .known(let decimal): decimal.isZero ? "free" : decimal.text
        }
    }

    private func row(_ state: String, word: String?, _ parts: (whole: String, fraction: String)? = nil) -> Value {
        [
            "state": .string(state),
            "is_unknown": .bool(amount == .unknown),
            "word": .text(word),
            "whole": .text(parts?.whole),
            "fraction": .text(parts.flatMap { $0.fraction.isEmpty ? nil : "." + $0.fraction }),
        ]
    }
}

struct PriceView {
    let price: Price
    let citations: Citations
    let prose: Prose

    var value: Value {
        [
            "unit": .string(price.unit.rawValue),
            "is_tokens": .bool(price.unit == .millionTokens),
            "is_foreign": .bool(price.currency != "USD"),
            "currency": .string(price.currency),
            "from": .words(price.from),
            "input": AmountView(amount: price.input).value,
            "output": AmountView(amount: price.output).value,
            "cached_input": AmountView(amount: price.cachedInput).value,
            "cache_write": AmountView(amount: price.cacheWrite).value,
            "amount": AmountView(amount: price.amount).value,
            "source": citations.value(price.source, nil),
            "note": prose.inline(price.note),
        ]
    }
}
