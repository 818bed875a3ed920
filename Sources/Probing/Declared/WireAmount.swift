import Records
import StrictJSON

/// Reads money as servers write it, exactly: never through binary floating point.
enum WireAmount {
    /// The amount times `10^power`; `nil` for what is no decimal, is negative ("it varies"), or no price that anybody asks.
    static func read(_ text: String, timesTenTo power: Int = 0) -> ExactDecimal? {
        guard text.utf8.count <= 40 else { return nil }
        let parts = text.asciiLowercased.split(separator: "e", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let exponent = parts.count == 2 ? wholeNumber(parts[1]) : 0,
            var (digits, scale) = mantissa(parts[0])
        else { return nil }
        if digits == 0 { return ExactDecimal(digits: 0, scale: 0) }
        scale -= exponent + power
        while scale > 0, digits % 10 == 0 { (digits, scale) = (digits / 10, scale - 1) }
        while scale < 0, digits <= mostDigits / 10 { (digits, scale) = (digits * 10, scale + 1) }
        // What is left must be as a record writes it: 18 digits, those after the point included.
        guard (0...17).contains(scale), let amount = ExactDecimal(ExactDecimal(digits: digits, scale: scale).text), !(most < amount) else {
            return nil
        }
        return amount
    }

    private static let mostDigits: Int64 = 999_999_999_999_999_999
    /// Of any currency for a million tokens, a picture or a request.
    private static let most = ExactDecimal(digits: 1_000_000, scale: 0)

    private static func wholeNumber(_ text: Substring) -> Int? {
        Int(text).flatMap { -40...40 ~= $0 ? $0 : nil }
    }

    /// Zeros at its ends carry nothing: a float's printer may add many.
    private static func mantissa(_ text: Substring) -> (digits: Int64, scale: Int)? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { $0 &- UInt8(ascii: "0") < 10 } })
        else { return nil }
        var fraction = parts.count == 2 ? parts[1] : ""
        while fraction.last == "0" { fraction.removeLast() }
        guard let digits = Int64(parts[0] + fraction), digits <= mostDigits else { return nil }
        return (digits, fraction.utf8.count)
    }
}
