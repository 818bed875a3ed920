import Records

/// Logarithms in whole numbers, so that every machine draws the same picture.
enum Logarithm {
    /// Of one power of ten.
    static let unit = 1 << 16

    /// The logarithm to base 10 of `digits / 10^scale`, in units; `nil` where there is none.
    static func ten(_ digits: Int64, scale: Int = 0) -> Int? {
        guard digits > 0 else { return nil }
        // A mantissa from 1 to 10 with 17 digits behind the point, squared once for each binary digit of the result.
        let one = UInt128(100_000_000_000_000_000)
        var mantissa = UInt128(digits)
        var exponent = 17
        while mantissa >= one * 10 { (mantissa, exponent) = (mantissa / 10, exponent + 1) }
        while mantissa < one { (mantissa, exponent) = (mantissa * 10, exponent - 1) }
        var fraction = 0
        for _ in 0..<16 {
            mantissa = mantissa * mantissa / one
            fraction *= 2
            if mantissa >= one * 10 { (mantissa, fraction) = (mantissa / 10, fraction + 1) }
        }
        return (exponent - scale) * unit + fraction
    }

    static func ten(_ decimal: ExactDecimal) -> Int? { ten(decimal.digits, scale: decimal.scale) }
}
