import Records
import StrictJSON

/// The forms of price whose unit is known. Any other form gives no price: a unit is never guessed from a number.
enum PriceShape {
    /// OpenRouter: texts, USD a token (a picture, a request), `-1` for "it varies".
    case perToken
    /// Together: numbers, USD a million tokens, beside what a dedicated machine costs an hour.
    case perMillion

    init?(_ pricing: JSONValue) {
        func areNumbers(_ keys: [String]) -> Bool { keys.allSatisfy { pricing[$0]?.numberText != nil } }
        if pricing["prompt"]?.string != nil, pricing["completion"]?.string != nil {
            self = .perToken
        } else if areNumbers(["input", "output", "hourly", "base", "finetune"]) {
            self = .perMillion
        } else {
            return nil
        }
    }

    static func prices(of item: JSONValue) -> [DeclaredPrice] {
        guard let pricing = item["pricing"] else { return [] }
        switch PriceShape(pricing) {
        case .perToken?: return perToken(pricing)
        case .perMillion?: return perMillion(pricing)
        case nil: return []
        }
    }

    private static func perToken(_ pricing: JSONValue) -> [DeclaredPrice] {
        func amount(_ key: String, _ power: Int) -> ExactDecimal? {
            pricing[key]?.string.flatMap { WireAmount.read($0, timesTenTo: power) }
        }
        // Where one of the two varies, so may the other.
        guard let input = amount("prompt", 6), let output = amount("completion", 6) else { return [] }
        // These stand at 0 for every model that has no such price.
        func charged(_ key: String, _ power: Int = 0) -> ExactDecimal? { amount(key, power).flatMap { $0.isZero ? nil : $0 } }
        let image = charged("image")
        let request = charged("request")
        let isSoldOtherwise = input.isZero && output.isZero && (image != nil || request != nil)
        let tokens = DeclaredPrice(
            .millionTokens, "USD",
            [
                ("input", input), ("output", output), ("cached_input", charged("input_cache_read", 6)),
                ("cache_write", charged("input_cache_write", 6)),
            ])
        return [
            isSoldOtherwise ? nil : tokens, DeclaredPrice(.image, "USD", [("amount", image)]),
            DeclaredPrice(.request, "USD", [("amount", request)]),
        ].compactMap { $0 }
    }

    private static func perMillion(_ pricing: JSONValue) -> [DeclaredPrice] {
        func amount(_ key: String) -> ExactDecimal? { pricing[key]?.numberText.flatMap { WireAmount.read($0) } }
        guard let input = amount("input"), let output = amount("output") else { return [] }
        // Both at 0 stand as well for pictures, and for models that are only rented by the hour: not for free.
        if input.isZero, output.isZero { return [] }
        let cached = amount("cached_input").flatMap { $0.isZero ? nil : $0 }
        return [DeclaredPrice(.millionTokens, "USD", [("input", input), ("output", output), ("cached_input", cached)])].compactMap { $0 }
    }
}
