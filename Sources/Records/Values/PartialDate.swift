/// A date as precise as its source gave it: a year, a month or a day (`2026`, `2026-06`, `2026-06-17`).
package struct PartialDate: Sendable, Hashable {
    package let year: Int
    package let month: Int?
    package let day: Int?

    /// `nil` for anything but the three forms of a date that exists.
    package init?(_ text: String) {
        let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard (1...3).contains(parts.count), let year = Self.digits(parts[0], count: 4), year > 0 else { return nil }
        var month: Int?
        var day: Int?
        if parts.count > 1 {
            guard let number = Self.digits(parts[1], count: 2), (1...12).contains(number) else { return nil }
            month = number
            if parts.count > 2 {
                guard let number = Self.digits(parts[2], count: 2), (1...Self.days(in: month ?? 1, of: year)).contains(number) else {
                    return nil
                }
                day = number
            }
        }
        self.init(year: year, month: month, day: day)
    }

    private init(year: Int, month: Int?, day: Int?) {
        self.year = year
        self.month = month
        self.day = day
    }

    /// The UTC date of a count of seconds since 1970-01-01T00:00:00Z.
    package init(unixTime: Int) {
        // Howard Hinnant, "chrono-compatible low-level date algorithms", civil_from_days.
        let days = unixTime / 86_400 - (unixTime % 86_400 < 0 ? 1 : 0) + 719_468
        let era = (days >= 0 ? days : days - 146_096) / 146_097
        let dayOfEra = days - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        self.init(
            year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month, day: dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
    }

    /// Days since 1970-01-01 of the first day that this date can mean.
    package var firstDay: Int {
        let month = month ?? 1
        let year = month <= 2 ? self.year - 1 : self.year
        let era = year / 400
        let yearOfEra = year - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + (day ?? 1) - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// Days since 1970-01-01 of the last day that this date can mean.
    package var lastDay: Int {
        if day != nil { return firstDay }
        return firstDay + (month.map { Self.days(in: $0, of: year) } ?? (Self.days(in: 2, of: year) == 29 ? 366 : 365)) - 1
    }

    /// As in the data: `2026-06`.
    package var text: String {
        [Self.padded(year, to: 4), month.map { Self.padded($0, to: 2) }, day.map { Self.padded($0, to: 2) }]
            .compactMap { $0 }.joined(separator: "-")
    }

    /// As on a page: `June 2026`, `17 June 2026`.
    package var words: String {
        guard let month else { return String(year) }
        let name = Self.monthNames[month - 1]
        return day.map { "\($0) \(name) \(year)" } ?? "\(name) \(year)"
    }

    private static let monthNames = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
    ]

    private static func days(in month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private static func digits(_ text: Substring.UTF8View, count: Int) -> Int? {
        guard text.count == count, text.allSatisfy({ $0 &- UInt8(ascii: "0") < 10 }) else { return nil }
        return text.reduce(0) { $0 * 10 + Int($1 &- UInt8(ascii: "0")) }
    }

    private static func padded(_ number: Int, to width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}

/// By the first day that each can mean; of two with the same first day the vaguer one comes first.
extension PartialDate: Comparable {
    package static func < (a: PartialDate, b: PartialDate) -> Bool {
        (a.firstDay, a.text.utf8.count) < (b.firstDay, b.text.utf8.count)
    }
}
