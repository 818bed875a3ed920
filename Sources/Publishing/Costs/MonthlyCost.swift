import Mustache
import Records

/// What an offering costs a month, exactly, from the prices that are recorded. The site's script reckons the same for other traffic.
struct MonthlyCost: Sendable {
    /// ISO 4217.
    let currency: String
    /// The sum of what is known; `nil` when nothing is.
    private let known: ExactSum?
    /// What is left out of it, each in words.
    private let missing: [String]
    /// None of what is wanted is sold.
    private let isNotSold: Bool

    init(_ prices: [Price], _ traffic: Traffic) {
        func price(_ unit: Price.Unit) -> Price? {
            prices.first { $0.unit == unit && $0.currency == "USD" } ?? prices.first { $0.unit == unit }
        }
        let tokens = price(.millionTokens)
        let parts = [("input", traffic.input, tokens?.input ?? .unknown), ("output", traffic.output, tokens?.output ?? .unknown)]
        var (sum, missing, unsold) = (ExactSum?.none, [String](), 0)
        for (name, count, amount) in parts {
            switch amount {
            case .known(let decimal): sum = (sum ?? ExactSum()).adding(decimal, times: count)
            case .unknown: missing.append("plus \(name), unknown")
            case .notSold:
                missing.append("no \(name) sold")
                unsold += 1
            }
        }
        if price(.request) != nil { missing.append("plus a price per request") }
        (known, self.missing, isNotSold) = (sum, missing, unsold == parts.count)
        currency = tokens?.currency ?? "USD"
    }

    var isWhole: Bool { known != nil && missing.isEmpty }

    /// In US dollars; `nil` where it can't be told or stands in another currency.
    var dollars: ExactSum? { isWhole && currency == "USD" ? known : nil }

    var value: Value {
        let (state, word, cents) =
            if let known {
                isWhole && known.isZero ? ("free", "free", nil) : ("known", nil, known.cents)
            } else {
                isNotSold ? ("not-sold", "\u{2013}", nil) : ("unknown", "?", nil as (whole: String, fraction: String)?)
            }
        return [
            "amount": [
                "state": .string(state), "is_unknown": .bool(state == "unknown"), "word": .text(word), "whole": .text(cents?.whole),
                "fraction": .text(cents.map { "." + $0.fraction }),
            ],
            "foreign": .text(currency == "USD" || known == nil ? nil : currency),
            "missing": .text(known == nil || missing.isEmpty ? nil : missing.joined(separator: ", ")),
        ]
    }
}

/// A sum of products of recorded amounts and whole numbers, without rounding.
///
/// An amount has at most 18 digits and a scale of at most 18: 10^36 times some hundreds fits 127 bits.
struct ExactSum: Sendable, Comparable {
    /// In 10^-18 of the currency.
    private let digits: Int128
    private static let scale = 18

    init() { self.init(digits: 0) }
    private init(digits: Int128) { self.digits = digits }

    func adding(_ amount: ExactDecimal, times count: Int) -> ExactSum {
        let raised = (amount.scale..<Self.scale).reduce(Int128(amount.digits)) { value, _ in value * 10 }
        return ExactSum(digits: digits + raised * Int128(count))
    }

    var isZero: Bool { digits == 0 }

    /// Rounded to the cent, half of one up. What is less than half a cent, but not nothing, is "<0.01".
    var cents: (whole: String, fraction: String) {
        let unit = (0..<Self.scale - 2).reduce(Int128(1)) { value, _ in value * 10 }
        let cents = (digits + unit / 2) / unit
        if cents == 0, digits > 0 { return ("<0", "01") }
        let fraction = String(cents % 100)
        return (Words.grouped(String(cents / 100)), (fraction.utf8.count < 2 ? "0" : "") + fraction)
    }

    static func < (a: ExactSum, b: ExactSum) -> Bool { a.digits < b.digits }
}

/// An offering's prices as the script reads them: `tokens/USD/0.27/1.10/?`, `image/USD/0.04`, a blank between two.
struct PriceCode {
    let prices: [Price]

    var text: String {
        prices.map { price in
            let amounts = price.unit == .millionTokens ? [price.input, price.output, price.cachedInput] : [price.amount]
            let unit = price.unit == .millionTokens ? "tokens" : price.unit.rawValue
            return ([unit, price.currency] + amounts.map(code)).joined(separator: "/")
        }.joined(separator: " ")
    }

    private func code(_ amount: Amount) -> String {
        switch amount {
        case .unknown: "?"
        case .notSold: "-"
        case .known(let decimal): decimal.text
        }
    }
}
