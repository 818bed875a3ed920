/// A decimal number as written: digits and a scale, never binary floating point. `1.10` keeps its zero.
package struct ExactDecimal: Sendable, Hashable {
    /// All digits as one whole number; the value is `digits / 10^scale`.
    package let digits: Int64
    package let scale: Int

    package init(digits: Int64, scale: Int) {
        self.digits = digits
        self.scale = scale
    }

    /// JSON number text without exponent, with at most 18 digits, and no `-0`; `nil` for anything else.
    package init?(_ text: String) {
        var digits: Int64 = 0
        var scale = 0
        var count = 0
        var negative = false
        var seenPoint = false
        for (place, byte) in text.utf8.enumerated() {
            switch byte {
            case UInt8(ascii: "-") where place == 0: negative = true
            case UInt8(ascii: ".") where count > 0 && !seenPoint: seenPoint = true
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                // "007" is no number of JSON.
                guard count < 18, seenPoint || count != 1 || digits != 0 else { return nil }
                count += 1
                digits = digits * 10 + Int64(byte - UInt8(ascii: "0"))
                if seenPoint { scale += 1 }
            default: return nil
            }
        }
        guard count > 0, !seenPoint || scale > 0, !negative || digits != 0 else { return nil }
        self.init(digits: negative ? -digits : digits, scale: scale)
    }

    package var isZero: Bool { digits == 0 }

    /// Exactly as written.
    package var text: String {
        let parts = parts
        return parts.fraction.isEmpty ? parts.whole : parts.whole + "." + parts.fraction
    }

    /// The digits before and after the point, for setting columns on it.
    package var parts: (whole: String, fraction: String) {
        let magnitude = String(digits.magnitude)
        let padded = String(repeating: "0", count: max(0, scale + 1 - magnitude.utf8.count)) + magnitude
        return ((digits < 0 ? "-" : "") + padded.dropLast(scale), String(padded.suffix(scale)))
    }
}

/// By value: `0.1` and `0.10` are neither less than the other, though they differ as written.
extension ExactDecimal: Comparable {
    package static func < (a: ExactDecimal, b: ExactDecimal) -> Bool {
        let scale = max(a.scale, b.scale)
        return a.raised(to: scale) < b.raised(to: scale)
    }

    /// 18 digits and a scale of at most 18 fit: 10^36 < 2^127.
    private func raised(to scale: Int) -> Int128 {
        (self.scale..<scale).reduce(Int128(digits)) { value, _ in value * 10 }
    }
}
