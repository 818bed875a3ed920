import Records

/// Moments as servers write them, in seconds since 1970.
package enum Moment {
    /// HTTP-date in its three forms (RFC 9110, section 5.6.7). `now` decides the century of a two-digit year.
    package static func httpDate(_ text: String, now: Double) -> Double? {
        let words = text.split(separator: " ")
        guard let weekday = words.first else { return nil }
        if weekday.utf8.count == 4, weekday.last == ",", words.count == 6, isWeekday(weekday.dropLast(), long: false) {
            guard words[5] == "GMT", words[1].utf8.count == 2 else { return nil }
            return moment(day: words[1], month: words[2], year: words[3], clock: words[4])
        }
        if weekday.last == ",", words.count == 4, words[3] == "GMT", isWeekday(weekday.dropLast(), long: true) {
            let parts = words[1].split(separator: "-", omittingEmptySubsequences: false)
            guard parts.count == 3, parts[2].utf8.count == 2, let short = number(parts[2]) else { return nil }
            // More than 50 years ahead means the century before.
            let century = PartialDate(unixTime: Int(now)).year / 100 * 100
            for year in [century + 100 + short, century + short, century - 100 + short] {
                guard let moment = moment(day: parts[0], month: parts[1], year: Substring(String(year)), clock: words[2]) else { continue }
                if moment - now <= 50 * 365.25 * 86_400 { return moment }
            }
            return nil
        }
        if words.count == 5, isWeekday(weekday, long: false) {
            return moment(day: words[2], month: words[1], year: words[4], clock: words[3])
        }
        return nil
    }

    /// RFC 3339, with a fraction and an offset (quirk rl-rfc3339).
    package static func iso8601(_ text: String) -> Double? {
        guard text.utf8.count <= 40, text.utf8.allSatisfy({ $0 < 0x80 }), text.utf8.count >= 20 else { return nil }
        let separator = text.utf8[text.utf8.index(text.startIndex, offsetBy: 10)]
        guard [UInt8(ascii: "T"), UInt8(ascii: "t"), UInt8(ascii: " ")].contains(separator) else { return nil }
        guard let date = PartialDate(String(text.prefix(10))), date.day != nil else { return nil }
        let rest = text.dropFirst(11)
        guard let seconds = clock(rest.prefix(8)) else { return nil }
        var zone = rest.dropFirst(8)
        var fraction = 0.0
        if zone.first == "." {
            let digits = zone.dropFirst().prefix { $0.isASCII && $0.isNumber }
            guard let value = PlainNumber("0." + digits) else { return nil }
            fraction = value.double
            zone = zone.dropFirst(1 + digits.count)
        }
        guard let offset = offset(zone) else { return nil }
        return Double(date.firstDay * 86_400 + seconds - offset) + fraction
    }

    private static func offset(_ zone: Substring) -> Int? {
        if zone == "Z" || zone == "z" { return 0 }
        guard zone.utf8.count == 6, zone.first == "+" || zone.first == "-", let seconds = clock(zone.dropFirst() + ":00") else {
            return nil
        }
        return zone.first == "-" ? -seconds : seconds
    }

    private static func moment(day: Substring, month: Substring, year: Substring, clock: Substring) -> Double? {
        guard let month = months.firstIndex(of: month), year.utf8.count == 4, let day = number(day) else { return nil }
        let padded = { (value: Int) in (value < 10 ? "0" : "") + String(value) }
        guard let date = PartialDate("\(year)-\(padded(month + 1))-\(padded(day))"), let seconds = self.clock(clock) else { return nil }
        return Double(date.firstDay * 86_400 + seconds)
    }

    /// `23:59:60` is a leap second.
    private static func clock(_ text: Substring) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 3, parts.allSatisfy({ $0.utf8.count == 2 }) else { return nil }
        guard let hour = number(parts[0]), let minute = number(parts[1]), let second = number(parts[2]) else { return nil }
        guard hour < 24, minute < 60, second <= 60 else { return nil }
        return hour * 3600 + minute * 60 + second
    }

    private static func number(_ text: Substring) -> Int? {
        guard 1...2 ~= text.utf8.count, text.utf8.allSatisfy({ $0 &- 0x30 < 10 }) else { return nil }
        return Int(text)
    }

    private static func isWeekday(_ text: Substring, long: Bool) -> Bool {
        weekdays.contains { long ? $0 == text : $0.prefix(3) == text }
    }

    private static let weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    private static let months: [Substring] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
}

/// Digits with at most one point: what `Double.init` takes beyond that (`inf`, `0x1p3`) is no time.
struct PlainNumber {
    let double: Double

    init?(_ text: some StringProtocol) {
        let bytes = text.utf8
        guard 1...24 ~= bytes.count, bytes.first != UInt8(ascii: "."), bytes.allSatisfy({ $0 &- 0x30 < 10 || $0 == UInt8(ascii: ".") }),
            let value = Double(text)
        else { return nil }
        double = value
    }
}
