import Diagnostics

/// A price names what its unit sells, and a history runs from new to old.
enum PriceRule {
    static func check(_ catalog: Catalog) -> [Diagnostic] {
        catalog.offerings.flatMap { check($0.prices) }
    }

    private static func check(_ prices: [Price]) -> [Diagnostic] {
        var problems: [Diagnostic] = []
        var newest: [Price.Unit: Price] = [:]
        for price in prices {
            let tokens = [price.input, price.output, price.cachedInput, price.cacheWrite]
            let isTokens = price.unit == .millionTokens
            if isTokens ? price.amount != .unknown : tokens.contains(where: { $0 != .unknown }) {
                problems.append(
                    Diagnostic(
                        RecordRule.wrongPriceKey, "a price per \(price.unit.rawValue) has the wrong kind of amount", at: price.span,
                        fix: isTokens ? "use \"input\" and \"output\"" : "use \"amount\""))
            } else if isTokens ? tokens.allSatisfy({ $0 == .unknown }) : price.amount == .unknown {
                problems.append(
                    Diagnostic(
                        RecordRule.emptyPrice, "a price per \(price.unit.rawValue) names no amount", at: price.span,
                        fix: isTokens ? "add \"input\" or \"output\"" : "add \"amount\""))
            }
            problems += zeros(price)
            if let newer = newest[price.unit] { problems += jumps(from: price, to: newer) }
            if let newer = newest[price.unit], newer.from < price.from {
                problems.append(
                    Diagnostic(
                        RecordRule.unorderedPrices, "this price is newer than the one before it", at: price.span,
                        fix: "put the newest price first",
                        notes: [.init("the one before it", at: newer.span)]))
            }
            newest[price.unit] = price
        }
        return problems
    }

    private static let amounts: [(key: String, value: @Sendable (Price) -> Amount)] = [
        ("input", { $0.input }), ("output", { $0.output }), ("cached_input", { $0.cachedInput }), ("cache_write", { $0.cacheWrite }),
        ("amount", { $0.amount }),
    ]

    /// Zero is a word: free. It needs somebody who said so.
    private static func zeros(_ price: Price) -> [Diagnostic] {
        guard price.note == nil, amounts.contains(where: { $0.value(price).decimal?.isZero == true }) else { return [] }
        return [
            Diagnostic(
                RecordRule.unexplainedZero, "an amount is 0, which means free, and no note says so", at: price.span,
                fix: "add a \"note\" with what the source says, or leave the amount out")
        ]
    }

    private static func jumps(from older: Price, to newer: Price) -> [Diagnostic] {
        guard older.currency == newer.currency, older.note == nil, newer.note == nil else { return [] }
        return amounts.compactMap { key, value in
            guard let old = value(older).decimal, let new = value(newer).decimal, !old.isZero, !new.isZero else { return nil }
            guard old.tenfold < new || new.tenfold < old else { return nil }
            return Diagnostic(
                RecordRule.priceJump, "\"\(key)\" went from \(old.text) to \(new.text), more than tenfold", at: newer.span,
                fix: "check the unit; if it is right, say so in a \"note\"", notes: [.init("the price before", at: older.span)])
        }
    }
}

extension ExactDecimal {
    /// For comparison only: the scale may be -1, since the digits of a large number would not fit.
    fileprivate var tenfold: ExactDecimal { ExactDecimal(digits: digits, scale: scale - 1) }
}
