import Diagnostics

/// RFC 8259 and nothing beyond it, with bounded depth and size.
package struct JSONReader {
    package struct Limits: Sendable {
        package var bytes = 4 << 20
        package var depth = 64
        package init() {}
    }

    /// The value, unless the text is no JSON; and every problem. Doubled keys are problems that leave a value (the first wins).
    package static func read(_ bytes: [UInt8], path: String, limits: Limits = Limits()) -> (value: JSONValue?, problems: [Diagnostic]) {
        if let problem = unreadable(bytes, path: path, limits: limits) { return (nil, [problem]) }
        var reader = JSONReader(bytes: bytes, path: path, limits: limits)
        do throws(SyntaxError) {
            let value = try reader.document()
            return (value, reader.problems)
        } catch {
            let span = SourceSpan(path: path, range: error.range)
            return (nil, reader.problems + [Diagnostic(JSONRule.invalidJSON, error.message, at: span, fix: error.fix)])
        }
    }

    struct SyntaxError: Error {
        var message: String
        var range: Range<Int>
        var fix: String?
    }

    let bytes: [UInt8]
    let path: String
    let limits: Limits
    var index = 0
    var problems: [Diagnostic] = []

    private init(bytes: [UInt8], path: String, limits: Limits) {
        self.bytes = bytes
        self.path = path
        self.limits = limits
    }

    /// Encodings that are no UTF-8 get a name here, since the grammar would only say "unexpected byte".
    private static func unreadable(_ bytes: [UInt8], path: String, limits: Limits) -> Diagnostic? {
        func problem(_ rule: JSONRule, _ message: String, _ range: Range<Int>, _ fix: String) -> Diagnostic {
            Diagnostic(rule, message, at: SourceSpan(path: path, range: range), fix: fix)
        }
        if bytes.count > limits.bytes {
            return problem(
                JSONRule.fileTooLarge, "the file has \(bytes.count) bytes; a record may have \(limits.bytes)", 0..<0,
                "split it, or remove what does not belong here")
        }
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            return problem(
                JSONRule.byteOrderMark, "the file starts with a byte order mark", 0..<3, "save it as UTF-8 without a byte order mark")
        }
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            return problem(JSONRule.notUTF8, "the file is UTF-16", 0..<2, "save it as UTF-8")
        }
        if bytes.count >= 2, bytes[0] == 0 || bytes[1] == 0 {
            return problem(JSONRule.notUTF8, "the file holds NUL bytes, as UTF-16 or a binary file does", 0..<2, "save it as UTF-8 text")
        }
        return nil
    }

    // MARK: Grammar

    private mutating func document() throws(SyntaxError) -> JSONValue {
        skipSpace()
        guard index < bytes.count else {
            throw SyntaxError(message: "the file is empty", range: 0..<0, fix: "write a record, or remove the file")
        }
        let value = try value(depth: 0)
        skipSpace()
        guard index == bytes.count else {
            throw SyntaxError(
                message: "there is more text after the end of the record", range: index..<bytes.count,
                fix: "a file holds one value; remove the rest")
        }
        return value
    }

    private mutating func value(depth: Int) throws(SyntaxError) -> JSONValue {
        guard index < bytes.count else { throw end("a value") }
        let start = index
        switch bytes[index] {
        case UInt8(ascii: "{"):
            return try object(depth: depth)
        case UInt8(ascii: "["):
            return try array(depth: depth)
        case UInt8(ascii: "\""):
            let text = try string()
            return JSONValue(.string(text), range: start..<index)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            let text = try number()
            return JSONValue(.number(text), range: start..<index)
        case UInt8(ascii: "t"):
            try word("true")
            return JSONValue(.bool(true), range: start..<index)
        case UInt8(ascii: "f"):
            try word("false")
            return JSONValue(.bool(false), range: start..<index)
        case UInt8(ascii: "n"):
            try word("null")
            return JSONValue(.null, range: start..<index)
        default:
            throw unexpected("a value")
        }
    }

    private mutating func object(depth: Int) throws(SyntaxError) -> JSONValue {
        let start = try open(depth: depth)
        var members: [JSONMember] = []
        var keys = SeenKeys()
        skipSpace()
        if take(UInt8(ascii: "}")) { return JSONValue(.object([]), range: start..<index) }
        while true {
            guard index < bytes.count else { throw unclosed("{", from: start) }
            guard bytes[index] == UInt8(ascii: "\"") else {
                throw bytes[index] == UInt8(ascii: "}") ? trailingComma() : unexpected("a key in double quotes")
            }
            let keyStart = index
            let key = try string()
            let keyRange = keyStart..<index
            skipSpace()
            guard take(UInt8(ascii: ":")) else { throw unexpected("':' after the key") }
            skipSpace()
            let value = try value(depth: depth + 1)
            if let first = keys.insert(key, at: members.count) {
                report(doubled: key, at: keyRange, first: members[first].keyRange)
            } else {
                members.append(JSONMember(key, keyRange: keyRange, value))
            }
            skipSpace()
            if take(UInt8(ascii: "}")) { return JSONValue(.object(members), range: start..<index) }
            guard index < bytes.count else { throw unclosed("{", from: start) }
            guard take(UInt8(ascii: ",")) else { throw unexpected("',' or '}'") }
            skipSpace()
        }
    }

    private mutating func array(depth: Int) throws(SyntaxError) -> JSONValue {
        let start = try open(depth: depth)
        var values: [JSONValue] = []
        skipSpace()
        if take(UInt8(ascii: "]")) { return JSONValue(.array([]), range: start..<index) }
        while true {
            guard index < bytes.count else { throw unclosed("[", from: start) }
            if bytes[index] == UInt8(ascii: "]") { throw trailingComma() }
            values.append(try value(depth: depth + 1))
            skipSpace()
            if take(UInt8(ascii: "]")) { return JSONValue(.array(values), range: start..<index) }
            guard index < bytes.count else { throw unclosed("[", from: start) }
            guard take(UInt8(ascii: ",")) else { throw unexpected("',' or ']'") }
            skipSpace()
        }
    }

    private mutating func open(depth: Int) throws(SyntaxError) -> Int {
        guard depth < limits.depth else {
            throw SyntaxError(
                message: "values are nested more than \(limits.depth) deep", range: index..<index + 1,
                fix: "no record needs that; remove the nesting")
        }
        index += 1
        return index - 1
    }

    private mutating func report(doubled key: String, at range: Range<Int>, first: Range<Int>) {
        problems.append(
            Diagnostic(
                JSONRule.duplicateKey, "the key \"\(key)\" stands here twice", at: SourceSpan(path: path, range: range),
                fix: "remove one of the two", notes: [.init("first defined here", at: SourceSpan(path: path, range: first))]
            ))
    }
}

/// The keys of one object so far; byte for byte, since `String` equality would take NFC and NFD for the same.
private struct SeenKeys {
    private var keys: [String] = []
    private var table: [[UInt8]: Int] = [:]

    /// The place of an equal earlier key, or `nil` after remembering this one.
    mutating func insert(_ key: String, at place: Int) -> Int? {
        if keys.count < 16 {
            if let first = keys.firstIndex(where: { $0.utf8.elementsEqual(key.utf8) }) { return first }
            keys.append(key)
            return nil
        }
        if table.isEmpty {
            for (place, key) in keys.enumerated() { table[Array(key.utf8)] = place }
        }
        let bytes = Array(key.utf8)
        if let first = table[bytes] { return first }
        table[bytes] = place
        return nil
    }
}
