import Diagnostics

extension JSONReader {
    mutating func skipSpace() {
        while index < bytes.count {
            switch bytes[index] {
            case 0x20, 0x0A, 0x0D, 0x09: index += 1
            default: return
            }
        }
    }

    mutating func take(_ byte: UInt8) -> Bool {
        guard index < bytes.count, bytes[index] == byte else { return false }
        index += 1
        return true
    }

    mutating func word(_ word: StaticString) throws(SyntaxError) {
        let start = index
        for offset in 0..<word.utf8CodeUnitCount {
            guard index < bytes.count, bytes[index] == word.utf8Start[offset] else {
                index = start
                throw unexpected("a value")
            }
            index += 1
        }
    }

    /// RFC 8259 section 6.
    mutating func number() throws(SyntaxError) -> String {
        let start = index
        _ = take(UInt8(ascii: "-"))
        if take(UInt8(ascii: "0")) {
            if index < bytes.count, isDigit(bytes[index]) {
                while index < bytes.count, isDigit(bytes[index]) { index += 1 }
                throw SyntaxError(message: "a number must not start with 0", range: start..<index, fix: "remove the leading zeros")
            }
        } else {
            try digits(from: start)
        }
        if take(UInt8(ascii: ".")) { try digits(from: start) }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
            try digits(from: start)
        }
        return String(decoding: bytes[start..<index], as: UTF8.self)
    }

    private mutating func digits(from start: Int) throws(SyntaxError) {
        let first = index
        while index < bytes.count, isDigit(bytes[index]) { index += 1 }
        guard index > first else {
            throw SyntaxError(
                message: "a digit is missing in this number", range: start..<max(index, start + 1),
                fix: "write digits before and after '.' and after 'e'")
        }
    }

    private func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

    /// RFC 8259 section 7; the text must be valid UTF-8 and its surrogates paired.
    mutating func string() throws(SyntaxError) -> String {
        let start = index
        index += 1
        let first = index
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "\"") {
                index += 1
                guard let text = String(validating: bytes[first..<index - 1], as: UTF8.self) else { throw invalidUTF8(in: start..<index) }
                return text
            }
            if byte == UInt8(ascii: "\\") { return try escapedString(from: start) }
            if byte < 0x20 { throw controlCharacter() }
            index += 1
        }
        throw SyntaxError(message: "this text has no closing quote", range: start..<lineEnd(from: start), fix: "add '\"' at its end")
    }

    private mutating func escapedString(from start: Int) throws(SyntaxError) -> String {
        var text = Array(bytes[start + 1..<index])
        while index < bytes.count {
            let byte = bytes[index]
            switch byte {
            case UInt8(ascii: "\""):
                index += 1
                guard let string = String(validating: text, as: UTF8.self) else { throw invalidUTF8(in: start..<index) }
                return string
            case UInt8(ascii: "\\"):
                let scalar = try escape()
                text.append(contentsOf: String(scalar).utf8)
            case ..<0x20:
                throw controlCharacter()
            default:
                text.append(byte)
                index += 1
            }
        }
        throw SyntaxError(message: "this text has no closing quote", range: start..<lineEnd(from: start), fix: "add '\"' at its end")
    }

    private mutating func escape() throws(SyntaxError) -> Unicode.Scalar {
        let start = index
        index += 1
        guard index < bytes.count else { throw end("an escape") }
        let letter = bytes[index]
        index += 1
        switch letter {
        case UInt8(ascii: "\""): return "\""
        case UInt8(ascii: "\\"): return "\\"
        case UInt8(ascii: "/"): return "/"
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"):
            let unit = try hexUnit(from: start)
            if let scalar = Unicode.Scalar(unit) { return scalar }
            guard UTF16.isLeadSurrogate(UInt16(unit)), index + 1 < bytes.count,
                bytes[index] == UInt8(ascii: "\\"), bytes[index + 1] == UInt8(ascii: "u")
            else { throw loneSurrogate(start..<index) }
            index += 2
            let second = try hexUnit(from: start)
            guard UTF16.isTrailSurrogate(UInt16(second)),
                let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (second - 0xDC00))
            else { throw loneSurrogate(start..<index) }
            return scalar
        default:
            throw SyntaxError(message: "this is no escape of JSON", range: start..<index, fix: "write '\\\\' for a backslash")
        }
    }

    private mutating func hexUnit(from start: Int) throws(SyntaxError) -> UInt32 {
        var unit: UInt32 = 0
        for _ in 0..<4 {
            guard index < bytes.count, let digit = Character(Unicode.Scalar(bytes[index])).hexDigitValue else {
                throw SyntaxError(
                    message: "an escape \\u needs four hexadecimal digits", range: start..<min(index + 1, bytes.count), fix: nil)
            }
            unit = unit << 4 | UInt32(digit)
            index += 1
        }
        return unit
    }
}

// MARK: What went wrong

extension JSONReader {
    func end(_ wanted: String) -> SyntaxError {
        SyntaxError(
            message: "the file ends where \(wanted) should stand", range: bytes.count..<bytes.count,
            fix: "the file is cut off; restore its end")
    }

    func unclosed(_ bracket: String, from start: Int) -> SyntaxError {
        SyntaxError(
            message: "this '\(bracket)' is never closed", range: start..<start + 1,
            fix: "add '\(bracket == "{" ? "}" : "]")' at its end; the file may be cut off")
    }

    func trailingComma() -> SyntaxError {
        let comma = bytes[..<index].lastIndex(of: UInt8(ascii: ",")) ?? index
        return SyntaxError(message: "a comma stands before the closing bracket", range: comma..<comma + 1, fix: "remove the comma")
    }

    func unexpected(_ wanted: String) -> SyntaxError {
        guard index < bytes.count else { return end(wanted) }
        let rest = bytes[index...]
        if rest.starts(with: "//".utf8) || rest.starts(with: "/*".utf8) || rest.first == UInt8(ascii: "#") {
            return SyntaxError(
                message: "JSON has no comments", range: index..<lineEnd(from: index), fix: "remove it, or put it into a \"note\"")
        }
        if rest.first == UInt8(ascii: "'") {
            return SyntaxError(message: "JSON has no single quotes", range: index..<index + 1, fix: "use double quotes")
        }
        var end = index + 1
        while end < bytes.count, end - index < 40, isWordByte(bytes[end]), isWordByte(bytes[index]) || bytes[index] >= 0x80 { end += 1 }
        while end < bytes.count, end - index < 44, bytes[end] & 0xC0 == 0x80 { end += 1 }
        let found = String(decoding: bytes[index..<end], as: UTF8.self)
        return SyntaxError(message: "expected \(wanted), found '\(found)'", range: index..<end, fix: fix(wanted, found))
    }

    private func fix(_ wanted: String, _ found: String) -> String? {
        if wanted.hasPrefix("',' or") {
            return found.hasPrefix("\"") || found.hasPrefix("{") || found.hasPrefix("[") ? "add the missing ','" : nil
        }
        guard found.utf8.count > 1, found.utf8.allSatisfy({ ($0 | 0x20) &- UInt8(ascii: "a") < 26 }) else { return nil }
        switch found.lowercased() {
        case "true", "false", "null": return found == found.lowercased() ? nil : "write it in small letters"
        case "nan", "infinity": return nil
        case "none", "nil", "undefined": return "leave the key out when nothing is known"
        default:
            let meant = closestMatch(to: found, among: ["true", "false", "null"])
            return meant.map { "did you mean \($0)?" } ?? "put it in double quotes"
        }
    }

    private func isWordByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "_"), UInt8(ascii: "-"), 0x80...:
            true
        default: false
        }
    }

    private func controlCharacter() -> SyntaxError {
        bytes[index] == 0x0A || bytes[index] == 0x0D
            ? SyntaxError(
                message: "a text must end on its own line", range: index..<index, fix: "close it with '\"'; write \\n for a line break")
            : SyntaxError(
                message:
                    "a text must not hold the control character U+\(String(bytes[index], radix: 16, uppercase: true).leftPadded(to: 4))",
                range: index..<index + 1, fix: "remove it, or write it as an escape")
    }

    private func loneSurrogate(_ range: Range<Int>) -> SyntaxError {
        SyntaxError(message: "this escape is half of a character (a lone surrogate)", range: range, fix: "write the character itself")
    }

    /// Points at the first bad byte, not at the whole text.
    private func invalidUTF8(in range: Range<Int>) -> SyntaxError {
        var decoder = UTF8()
        var iterator = bytes[range].makeIterator()
        var offset = range.lowerBound
        scan: while true {
            switch decoder.decode(&iterator) {
            case .scalarValue(let scalar): offset += UTF8.width(scalar)
            case .emptyInput, .error: break scan
            }
        }
        return SyntaxError(
            message: "this byte is no valid UTF-8", range: offset..<min(offset + 1, bytes.count), fix: "save the file as UTF-8")
    }

    private func lineEnd(from start: Int) -> Int {
        bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
    }
}

extension String {
    fileprivate func leftPadded(to length: Int) -> String {
        String(repeating: "0", count: max(0, length - utf8.count)) + self
    }
}
