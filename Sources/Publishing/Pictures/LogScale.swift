import Records

/// A logarithmic axis that begins and ends at a 1, 2 or 5 of some power of ten.
struct LogScale {
    struct Mark {
        let logarithm: Int
        let text: String
    }

    /// At least two.
    let marks: [Mark]

    init?(_ logarithms: [Int], _ words: (ExactDecimal) -> String) {
        guard let least = logarithms.min(), let most = logarithms.max() else { return nil }
        func floored(_ value: Int) -> Int { value >= 0 ? value / Logarithm.unit : -((-value + Logarithm.unit - 1) / Logarithm.unit) }
        let powers = floored(least)...floored(most) + 1
        let steps: [Int64] = powers.count > 6 ? [1] : [1, 2, 5]
        let all = powers.flatMap { power in
            steps.compactMap { step -> Mark? in
                var digits = step
                for _ in 0..<max(0, power) { digits = digits.multipliedReportingOverflow(by: 10).partialValue }
                let decimal = ExactDecimal(digits: digits, scale: max(0, -power))
                return Logarithm.ten(decimal).map { Mark(logarithm: $0, text: words(decimal)) }
            }
        }
        let first = all.lastIndex { $0.logarithm <= least } ?? 0
        let last = all.firstIndex { $0.logarithm >= most } ?? all.count - 1
        marks = Array(all[min(first, max(0, last - 1))...max(last, min(first + 1, all.count - 1))])
    }

    /// The place in tenths between two ends, also in tenths.
    func place(_ logarithm: Int, from start: Int, to end: Int) -> Int {
        guard let first = marks.first?.logarithm, let last = marks.last?.logarithm, last > first else { return start }
        return start + (logarithm - first) * (end - start) / (last - first)
    }
}
