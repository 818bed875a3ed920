/// A text with its JSON, percent and HTML escapes undone, so that a secret is found however it was written; and where each byte came from.
struct DecodedView: Sendable {
    private(set) var bytes: [UInt8] = []
    /// The start of each byte in the original, and the original's length at the end.
    private var offsets: [Int] = []

    init(_ original: [UInt8]) {
        bytes.reserveCapacity(original.count)
        offsets.reserveCapacity(original.count + 1)
        var index = 0
        while index < original.count {
            offsets.append(index)
            let (byte, length) = Self.decode(original, at: index)
            bytes.append(byte)
            index += length
        }
        offsets.append(original.count)
    }

    func offset(_ index: Int) -> Int { offsets[index] }

    private static func decode(_ text: [UInt8], at index: Int) -> (byte: UInt8, length: Int) {
        let byte = text[index]
        let escaped: (UInt8, Int)? =
            switch byte {
            case UInt8(ascii: "\\"): backslash(text, at: index + 1)
            case UInt8(ascii: "%"): hex(text, from: index + 1, count: 2, below: 0x100).map { ($0, 3) }
            case UInt8(ascii: "&"): entity(text, at: index + 1)
            default: nil
            }
        return escaped ?? (byte, 1)
    }

    private static func backslash(_ text: [UInt8], at index: Int) -> (UInt8, Int)? {
        guard index < text.count else { return nil }
        switch text[index] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return (text[index], 2)
        case UInt8(ascii: "n"): return (0x0A, 2)
        case UInt8(ascii: "r"): return (0x0D, 2)
        case UInt8(ascii: "t"): return (0x09, 2)
        case UInt8(ascii: "u"): return hex(text, from: index + 1, count: 4).map { ($0, 6) }
        default: return nil
        }
    }

    private static func entity(_ text: [UInt8], at index: Int) -> (UInt8, Int)? {
        for (name, byte) in names where text[index...].starts(with: name) { return (byte, name.count + 1) }
        guard index < text.count, text[index] == UInt8(ascii: "#") else { return nil }
        let isHex = index + 1 < text.count && text[index + 1] | 0x20 == UInt8(ascii: "x")
        let start = index + (isHex ? 2 : 1)
        var end = start
        while end < text.count, end - start < 4, text[end] != UInt8(ascii: ";") { end += 1 }
        guard end < text.count, end > start, text[end] == UInt8(ascii: ";") else { return nil }
        let value = UInt8(String(decoding: text[start..<end], as: UTF8.self), radix: isHex ? 16 : 10)
        return value.flatMap { $0 < 0x80 ? ($0, end - index + 2) : nil }
    }

    private static let names: [([UInt8], UInt8)] = [("amp;", "&"), ("quot;", "\""), ("lt;", "<"), ("gt;", ">"), ("apos;", "'")].map {
        (Array(($0.0 as String).utf8), Array(($0.1 as String).utf8)[0])
    }

    /// Of Unicode escapes only what is ASCII; nothing else is part of a usual key or an address.
    private static func hex(_ text: [UInt8], from start: Int, count: Int, below end: Int = 0x80) -> UInt8? {
        guard start + count <= text.count else { return nil }
        var value = 0
        for byte in text[start..<start + count] {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
            value = value << 4 | digit
        }
        return value < end ? UInt8(value) : nil
    }
}

extension UInt8 {
    var isDigit: Bool { self &- 0x30 < 10 }
    var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }
    var isAlphanumeric: Bool { isDigit || isLetter }
    /// What keys and account names are made of.
    var isTokenByte: Bool { isAlphanumeric || self == UInt8(ascii: "-") || self == UInt8(ascii: "_") }
    var lowercased: UInt8 { 0x41...0x5A ~= self ? self | 0x20 : self }
}

extension [UInt8] {
    /// The end of the run of bytes that starts at `start`, at most `limit` long.
    func end(from start: Int, limit: Int = .max, while isPart: (UInt8) -> Bool) -> Int {
        var end = start
        while end < count, end - start < limit, isPart(self[end]) { end += 1 }
        return end
    }

    /// Whether the text stands at `index`, in any case; `text` is lower case.
    func has(_ text: StaticString, at index: Int) -> Bool {
        let length = text.utf8CodeUnitCount
        guard index >= 0, index + length <= count else { return false }
        for place in 0..<length where self[index + place].lowercased != text.utf8Start[place] { return false }
        return true
    }

    /// The same with the case of `text`.
    func hasExactly(_ text: StaticString, at index: Int) -> Bool {
        let length = text.utf8CodeUnitCount
        guard index >= 0, index + length <= count else { return false }
        for place in 0..<length where self[index + place] != text.utf8Start[place] { return false }
        return true
    }

    func startsToken(at index: Int) -> Bool { index == 0 || !self[index - 1].isTokenByte }
}
