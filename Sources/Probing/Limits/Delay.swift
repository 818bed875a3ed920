/// One written waiting time: a span or a moment, in any of the forms that servers use.
enum Delay {
    /// Seconds from `now`; 0 for a moment that has passed. `nil` for what cannot be read, is negative, or is more than a year away.
    static func seconds(_ text: String, unit: Double = 1, now: Double) -> Double? {
        let text = text.trimmed
        guard !text.isEmpty, text.utf8.count <= 64 else { return nil }
        if let number = PlainNumber(text) { return bounded(span(number.double, unit: unit, now: now)) }
        if let span = duration(text) { return bounded(span) }
        if let moment = Moment.httpDate(text, now: now) ?? Moment.iso8601(text) { return bounded(max(0, moment - now)) }
        return nil
    }

    /// A number above 10^9 is an epoch in seconds, above 10^11 one in milliseconds (quirks rl-retry-after-epoch, rl-no-retry-after).
    private static func span(_ number: Double, unit: Double, now: Double) -> Double {
        switch number {
        case ...1e9: number * unit
        case ...1e11: max(0, number - now)
        default: max(0, number / 1000 - now)
        }
    }

    private static func bounded(_ seconds: Double) -> Double? {
        seconds.isFinite && seconds <= 366 * 86_400 ? seconds : nil
    }

    /// As Go writes it, which OpenAI and Google do: `1m30.5s`, `250ms`, `6h`; each unit at most once, the larger first.
    private static func duration(_ text: String) -> Double? {
        var rest = text[...]
        var total = 0.0
        var smallest = Double.infinity
        while !rest.isEmpty {
            let digits = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
            guard let number = PlainNumber(digits) else { return nil }
            rest = rest.dropFirst(digits.count)
            let name = rest.prefix { !($0.isASCII && ($0.isNumber || $0 == ".")) }
            guard let unit = units[String(name)], unit < smallest else { return nil }
            rest = rest.dropFirst(name.count)
            total += number.double * unit
            smallest = unit
        }
        return smallest.isFinite ? total : nil
    }

    private static let units: [String: Double] = [
        "d": 86_400, "h": 3600, "m": 60, "s": 1, "ms": 1e-3, "us": 1e-6, "µs": 1e-6, "μs": 1e-6, "ns": 1e-9,
    ]
}

extension StringProtocol {
    /// Without spaces and tabs at both ends.
    var trimmed: String {
        let isSpace = { (character: Character) in character == " " || character == "\t" }
        return String(drop(while: isSpace).reversed().drop(while: isSpace).reversed())
    }

    var asciiLowercased: String {
        String(decoding: utf8.map { 0x41...0x5A ~= $0 ? $0 | 0x20 : $0 }, as: UTF8.self)
    }
}
