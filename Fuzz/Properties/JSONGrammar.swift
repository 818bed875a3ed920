/// RFC 8259 once more, shorter and only for yes or no, to hold the reader against.
struct JSONGrammar {
    private var rest: ArraySlice<UInt8>

    static func accepts(_ bytes: [UInt8]) -> Bool {
        guard String(validating: bytes, as: UTF8.self) != nil else { return false }
        var grammar = JSONGrammar(rest: bytes[...])
        return grammar.value(room: 64) && grammar.rest.isEmpty
    }

    private mutating func value(room: Int) -> Bool {
        space()
        let isValue =
            switch rest.first {
            case UInt8(ascii: "{"): room > 0 && list("{", "}") { $0.key() && $0.value(room: room - 1) }
            case UInt8(ascii: "["): room > 0 && list("[", "]") { $0.value(room: room - 1) }
            case UInt8(ascii: "\""): string()
            case UInt8(ascii: "t"): take("true")
            case UInt8(ascii: "f"): take("false")
            case UInt8(ascii: "n"): take("null")
            default: number()
            }
        return isValue && space()
    }

    private mutating func list(_ open: String, _ close: String, _ item: (inout JSONGrammar) -> Bool) -> Bool {
        _ = take(open)
        space()
        if take(close) { return true }
        while item(&self) {
            if take(close) { return true }
            guard take(",") else { return false }
        }
        return false
    }

    private mutating func key() -> Bool {
        space() && string() && space() && take(":")
    }

    private mutating func number() -> Bool {
        _ = take("-")
        guard take("0") || digits() else { return false }
        if take("."), !digits() { return false }
        if take("e") || take("E") {
            _ = take("+") || take("-")
            return digits()
        }
        return true
    }

    private mutating func string() -> Bool {
        guard take("\"") else { return false }
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "\""): return true
            case ..<0x20: return false
            case UInt8(ascii: "\\"):
                guard let letter = rest.popFirst() else { return false }
                if letter == UInt8(ascii: "u") {
                    guard let unit = hexUnit(), !UTF16.isTrailSurrogate(unit) else { return false }
                    guard UTF16.isLeadSurrogate(unit) else { continue }
                    guard take("\\u"), let second = hexUnit(), UTF16.isTrailSurrogate(second) else { return false }
                } else if !"\"\\/bfnrt".utf8.contains(letter) {
                    return false
                }
            default: break
            }
        }
        return false
    }

    private mutating func hexUnit() -> UInt16? {
        let digits = String(decoding: rest.prefix(4), as: UTF8.self)
        guard digits.utf8.count == 4, digits.utf8.first != UInt8(ascii: "+"), digits.utf8.first != UInt8(ascii: "-") else { return nil }
        rest = rest.dropFirst(4)
        return UInt16(digits, radix: 16)
    }

    private mutating func digits() -> Bool {
        let count = rest.count
        rest = rest.drop { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        return rest.count < count
    }

    @discardableResult
    private mutating func space() -> Bool {
        rest = rest.drop { " \n\r\t".utf8.contains($0) }
        return true
    }

    private mutating func take(_ word: String) -> Bool {
        guard rest.starts(with: word.utf8) else { return false }
        rest = rest.dropFirst(word.utf8.count)
        return true
    }
}
