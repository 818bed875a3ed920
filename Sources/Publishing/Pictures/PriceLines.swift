import Records

/// Step lines of prices over time, on a scale that begins at nothing.
///
/// The picture ends a little after the last price, not today: no page but two may change with the clock. A date that is known to the month
/// stands at its first day.
struct PriceLines {
    struct Line {
        let path: String
        /// Where the last known amount stands, moved so that the words beside the ends do not cover one another.
        var end: Int
    }

    /// The field, in tenths; the last date stands before its right side.
    private static let (left, last, right, top, bottom) = (560, 3_500, 4_000, 160, 1_600)
    /// The height of a word.
    private static let word = 140

    private(set) var lines: [Line] = []
    let yMarks: [(place: Int, text: String)]
    let xMarks: [(place: Int, text: String)]

    /// - Parameter dates: as many as each row has amounts, the oldest first.
    init(_ rows: [[Amount]], dates: [PartialDate]) {
        let most = rows.joined().compactMap(\.decimal).max() ?? ExactDecimal(digits: 0, scale: 0)
        let (start, end) = (dates.first?.firstDay ?? 0, dates.last?.firstDay ?? 0)
        func x(_ date: PartialDate) -> Int {
            end > start ? Self.left + (date.firstDay - start) * (Self.last - Self.left) / (end - start) : Self.left
        }
        yMarks = [(Self.top, most.text), (Self.bottom, "0")].suffix(most.isZero ? 1 : 2)
        xMarks = end > start ? [dates.first, dates.last].compactMap { $0.map { (x($0), $0.words) } } : []
        lines = rows.map { amounts in
            var path = ""
            var isDown = false
            var height = Self.bottom
            for (amount, date) in zip(amounts, dates) {
                if isDown { path += "H\(Tenths.text(x(date)))" }
                guard let decimal = amount.decimal else {
                    isDown = false
                    continue
                }
                height = Self.bottom - decimal.share(Self.bottom - Self.top, of: most)
                path += isDown ? "V\(Tenths.text(height))" : "M\(Tenths.text(x(date))) \(Tenths.text(height))"
                isDown = true
            }
            return Line(path: path + (isDown ? "H\(Tenths.text(Self.right))" : ""), end: height + 40)
        }
        var free = Int.min
        for place in lines.indices.sorted(by: { (lines[$0].end, $0) < (lines[$1].end, $1) }) {
            lines[place].end = max(lines[place].end, free)
            free = lines[place].end + Self.word
        }
    }
}

extension ExactDecimal {
    /// `whole * self / most`, rounded down.
    fileprivate func share(_ whole: Int, of most: ExactDecimal) -> Int {
        let common = Swift.max(scale, most.scale)
        var (part, all) = (Int128(digits), Int128(most.digits))
        for _ in scale..<common { part *= 10 }
        for _ in most.scale..<common { all *= 10 }
        // 10^36 times a picture's size is more than 128 bits hold.
        while all > 1_000_000_000_000_000_000_000_000 { (part, all) = (part / 10, all / 10) }
        return all <= 0 ? 0 : Int(part * Int128(whole) / all)
    }
}
