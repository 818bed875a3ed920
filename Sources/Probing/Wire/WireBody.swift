import StrictJSON

/// A JSON body as servers send it: read with more patience than a record, and what needed patience is named.
package struct WireBody: Sendable {
    package enum Deviation: String, Sendable, CaseIterable {
        /// RFC 8259, section 8.1: a sender must not write one, a reader may skip it.
        case byteOrderMark = "byte-order-mark"
        case doubledKey = "doubled-key"
        /// NUL bytes behind the value.
        case trailingNUL = "trailing-nul"
    }

    package let value: JSONValue
    package let deviations: [Deviation]

    /// `nil` for what is no JSON, is larger than `limit`, or is nested more than 64 deep. Blank lines before the value are JSON (quirk chat-leading-blank).
    package init?(_ bytes: [UInt8], limit: Int = 16 << 20) {
        guard bytes.count <= limit else { return nil }
        var deviations: [Deviation] = []
        var body = bytes[...]
        if body.starts(with: [0xEF, 0xBB, 0xBF]) {
            body = body.dropFirst(3)
            deviations.append(.byteOrderMark)
        }
        if body.last == 0 {
            while body.last == 0 { body = body.dropLast() }
            deviations.append(.trailingNUL)
        }
        var limits = JSONReader.Limits()
        limits.bytes = limit
        let (value, problems) = JSONReader.read(Array(body), path: "", limits: limits)
        guard let value else { return nil }
        if !problems.isEmpty { deviations.append(.doubledKey) }
        self.value = value
        self.deviations = deviations
    }
}

/// The cases seen so far, each once, in the order of their first appearance.
struct Noted<Case: Hashable & Sendable>: Sendable {
    private(set) var list: [Case] = []
    private var seen: Set<Case> = []

    mutating func note(_ deviation: Case) {
        if seen.insert(deviation).inserted { list.append(deviation) }
    }

    mutating func note(_ deviation: Case, if isSo: Bool) {
        if isSo { note(deviation) }
    }
}

extension JSONValue {
    /// A text that is not empty.
    var words: String? { string.flatMap { $0.isEmpty ? nil : $0 } }

    /// A whole number that is not negative, also as `8192.0`; `nil` above 2^53, which no count is.
    var count: Int? { numberText.flatMap(Self.count) }

    static func count(_ text: String) -> Int? {
        guard text.utf8.count <= 32, let value = Double(text), value >= 0, value <= 9_007_199_254_740_992, value == value.rounded() else {
            return nil
        }
        return Int(value)
    }

    /// The member, unless it is `null`.
    func given(_ key: String) -> JSONValue? { self[key].flatMap { $0.isNull ? nil : $0 } }
}
