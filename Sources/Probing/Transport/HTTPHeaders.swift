/// Header fields in an order, found whatever the case of their name.
///
/// URLSession gives a reply's fields as a dictionary, repeated ones joined by a comma, so a reply's list is sorted by name, not as sent.
package struct HTTPHeaders: Sendable, Hashable, ExpressibleByDictionaryLiteral {
    package struct Field: Sendable, Hashable {
        package let name: String
        package let value: String
    }

    package private(set) var fields: [Field]

    package init(_ fields: [(name: String, value: String)] = []) {
        self.fields = fields.map { Field(name: $0.name, value: $0.value) }
    }

    package init(dictionaryLiteral elements: (String, String)...) {
        self.init(elements.map { (name: $0.0, value: $0.1) })
    }

    package subscript(name: String) -> String? {
        let wanted = name.lowercased()
        return fields.first { $0.name.lowercased() == wanted }?.value
    }

    package mutating func append(_ name: String, _ value: String) {
        fields.append(Field(name: name, value: value))
    }

    /// As on the wire: name, colon, space, value, CR, LF.
    var byteCount: Int { fields.reduce(0) { $0 + $1.name.utf8.count + $1.value.utf8.count + 4 } }
}

extension HTTPHeaders.Field {
    /// The name is a token of RFC 9110, the value printable ASCII with inner spaces: no line can be smuggled in.
    var isSafe: Bool {
        !name.isEmpty && name.utf8.allSatisfy(Self.isTokenByte)
            && value.utf8.allSatisfy { (0x20...0x7E).contains($0) || $0 == 0x09 }
    }

    private static func isTokenByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
        default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
    }

    /// The client or the library writes these, and a second one would change where the request ends or who it is for.
    var isReserved: Bool { Self.reserved.contains(name.lowercased()) || name.lowercased().hasPrefix("proxy-") }

    /// These carry keys, so they only come from a `Credential`.
    var isForKeys: Bool { Self.forKeys.contains(name.lowercased()) }

    private static let reserved: Set = [
        "accept-encoding", "connection", "content-length", "expect", "host", "keep-alive", "te", "trailer", "transfer-encoding", "upgrade",
    ]
    private static let forKeys: Set = ["authorization", "api-key", "x-api-key", "x-goog-api-key", "cookie"]
}
