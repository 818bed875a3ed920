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
}
