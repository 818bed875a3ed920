/// A moment in UTC to the second, as `2026-06-17T09:30:00Z`.
package struct Timestamp: Sendable, Hashable {
    package let date: PartialDate
    package let text: String

    package init?(_ text: String) {
        let parts = text.split(separator: "T", omittingEmptySubsequences: false)
        guard parts.count == 2, let date = PartialDate(String(parts[0])), date.day != nil, parts[1].last == "Z" else { return nil }
        let clock = parts[1].dropLast().split(separator: ":", omittingEmptySubsequences: false)
        let limits = [23, 59, 59]
        guard clock.count == 3,
            zip(clock, limits).allSatisfy({ part, limit in
                part.utf8.count == 2 && part.utf8.allSatisfy { $0 &- UInt8(ascii: "0") < 10 } && Int(part).map { $0 <= limit } == true
            })
        else { return nil }
        self.date = date
        self.text = text
    }

    /// The second that a count of seconds since 1970-01-01T00:00:00Z lies in; `nil` before the year 1 and after 9999.
    package init?(unixTime: Double) {
        guard let seconds = Int(exactly: unixTime.rounded(.down)), (-62_135_596_800..<253_402_300_800).contains(seconds) else { return nil }
        let date = PartialDate(unixTime: seconds)
        let second = seconds - date.firstDay * 86_400
        let clock = [second / 3_600, second / 60 % 60, second % 60].map { ($0 < 10 ? "0" : "") + String($0) }
        self.init(date.text + "T" + clock.joined(separator: ":") + "Z")
    }
}

extension Timestamp: Comparable {
    package static func < (a: Timestamp, b: Timestamp) -> Bool { a.text.precedes(b.text) }
}
