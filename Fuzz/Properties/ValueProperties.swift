import Diagnostics
import Records

/// The whole text, and each of its lines, is taken for each kind of value; lines are also held against each other.
func fuzzValues(_ bytes: [UInt8]) throws(Violation) {
    let text = String(decoding: bytes, as: UTF8.self)
    let lines = Array(Set(text.utf8.split(separator: 0x0A).map { String(Substring($0)) }.prefix(16) + [text]))
    for line in lines {
        try checkDate(line)
        try checkTimestamp(line)
        try checkDecimal(line)
        try checkAddress(line)
        let isFileName = !line.isEmpty && line.first != "." && !line.utf8.contains { "/\\ \0".utf8.contains($0) }
        try expect(isFileName || !line.isIdentifier, "\(line) is an identifier")
        try expect(!visible(line).utf8.contains { $0 < 0x20 || $0 == 0x7F }, "control characters are visible")
    }
    try checkOrder(lines.compactMap { PartialDate($0) }, isSame: ==)
    try checkOrder(lines.compactMap { ExactDecimal($0) }) { significant($0) == significant($1) }
    try checkMoment(bytes.prefix(8).reduce(0) { $0 << 8 | Int($1) })
    try fuzzArguments(lines)
}

// MARK: Dates

private func checkDate(_ text: String) throws(Violation) {
    guard let date = PartialDate(text) else { return }
    try expect(date.text.utf8.elementsEqual(text.utf8), "\(text) became \(date.text)")
    let first = PartialDate(unixTime: date.firstDay * 86_400)
    try expect((first.year, first.month, first.day) == (date.year, date.month ?? 1, date.day ?? 1), "\(text) starts on \(first.text)")
    try expect(PartialDate(unixTime: date.firstDay * 86_400 + 86_399) == first, "\(first.text) ends early")
    let last = PartialDate(unixTime: date.lastDay * 86_400)
    try expect(date.lastDay >= date.firstDay && last.text.hasPrefix(text), "\(text) ends on \(last.text)")
    try expect(!PartialDate(unixTime: (date.lastDay + 1) * 86_400).text.hasPrefix(text), "\(text) ends before \(last.text)")
    try expect(date.words.hasSuffix(String(date.year)), "\(text) is \(date.words)")
}

/// Any moment has a date; those of years with four digits can be written and read.
private func checkMoment(_ seconds: Int) throws(Violation) {
    let date = PartialDate(unixTime: seconds)
    guard (1...9999).contains(date.year) else { return }
    try expect(PartialDate(date.text) == date, "\(seconds) is \(date.text)")
    let start = date.firstDay * 86_400
    try expect(start <= seconds && seconds < start + 86_400, "\(seconds) is not on \(date.text)")
}

private func checkTimestamp(_ text: String) throws(Violation) {
    guard let timestamp = Timestamp(text) else { return }
    let shape = text.utf8.map { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) ? UInt8(ascii: "0") : $0 }
    try expect(shape == Array("0000-00-00T00:00:00Z".utf8), "\(text) is a timestamp")
    try expect(timestamp.text == text && text.hasPrefix(timestamp.date.text), "\(text) became \(timestamp)")
}

// MARK: Numbers

private func checkDecimal(_ text: String) throws(Violation) {
    let decimal = ExactDecimal(text)
    let isJSON = JSONGrammar.accepts(Array(text.utf8)) && text.utf8.allSatisfy { "-.0123456789".utf8.contains($0) }
    guard let decimal else {
        let digits = text.utf8.count { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        let isNegativeZero = text.utf8.first == UInt8(ascii: "-") && text.utf8.dropFirst().allSatisfy { "0.".utf8.contains($0) }
        return try expect(!isJSON || digits > 18 || isNegativeZero, "\(text) is no number")
    }
    try expect(isJSON, "\(text) is a number")
    try expect(decimal.text.utf8.elementsEqual(text.utf8), "\(text) became \(decimal.text)")
    try expect(decimal.isZero == text.utf8.allSatisfy { "0.".utf8.contains($0) }, "zero or not: \(text)")
}

/// The same for numbers of the same value, and only for those.
private func significant(_ decimal: ExactDecimal) -> String {
    let (whole, fraction) = decimal.parts
    return whole + "." + String(decoding: fraction.utf8.reversed().drop { $0 == UInt8(ascii: "0") }.reversed(), as: UTF8.self)
}

/// Of two, one is less or they are the same; of three, the order goes through.
private func checkOrder<Value: Comparable>(_ values: [Value], isSame: (Value, Value) -> Bool) throws(Violation) {
    for a in values {
        for b in values {
            try expect([a < b, b < a, isSame(a, b)].count { $0 } == 1, "\(a) and \(b) have no order")
            for c in values where a < b && b < c { try expect(a < c, "\(a), \(b), \(c) go in circles") }
        }
    }
}

// MARK: Addresses

private func checkAddress(_ text: String) throws(Violation) {
    guard let address = WebAddress(text) else { return }
    let isHost = address.host.utf8.allSatisfy { !"/?#@\\ %".utf8.contains($0) && !(UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
    try expect(!address.host.isEmpty && isHost, "the host \(address.host) of \(text)")
    try expect(address.text == text && text.lowercased().contains(address.host), "\(text) became \(address)")
    try expect(text.hasPrefix(address.scheme + "://") && ["http", "https"].contains(address.scheme), "the scheme of \(text)")
    try expect(address.path.isEmpty || address.path.hasPrefix("/"), "the path \(address.path) of \(text)")
    if address.isPlain {
        try expect(!text.contains { "?#".contains($0) } && text.hasSuffix(address.path), "\(text) is plain")
        let authority = text.dropFirst(address.scheme.count + 3).dropLast(address.path.count)
        try expect(!authority.contains("@") && authority.lowercased().hasPrefix(address.host), "\(text) is plain")
    }
    if address.isLoopback { try expect(["l", "1", "["].contains(address.host.first), "\(text) is this machine") }
}
