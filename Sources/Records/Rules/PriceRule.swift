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
}
