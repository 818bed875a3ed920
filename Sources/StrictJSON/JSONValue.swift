/// One JSON value and the bytes that it stood in.
package struct JSONValue: Sendable {
    package enum Content: Sendable {
        case null
        case bool(Bool)
        /// The digits as written, so that `1.10` stays `1.10`.
        case number(String)
        case string(String)
        case array([JSONValue])
        case object([JSONMember])
    }

    package var content: Content
    /// Byte offsets in the file; empty for a value that a program made.
    package var range: Range<Int>

    package init(_ content: Content, range: Range<Int> = 0..<0) {
        self.content = content
        self.range = range
    }
}

package struct JSONMember: Sendable {
    package var key: String
    package var keyRange: Range<Int>
    package var value: JSONValue

    package init(_ key: String, keyRange: Range<Int> = 0..<0, _ value: JSONValue) {
        self.key = key
        self.keyRange = keyRange
        self.value = value
    }
}

extension JSONValue {
    /// What a person calls this kind of value, with its article.
    package var kindName: String {
        switch content {
        case .null: "null"
        case .bool: "true or false"
        case .number: "a number"
        case .string: "a text"
        case .array: "a list"
        case .object: "an object"
        }
    }

    package var string: String? { if case .string(let text) = content { text } else { nil } }
    package var bool: Bool? { if case .bool(let flag) = content { flag } else { nil } }
    package var numberText: String? { if case .number(let text) = content { text } else { nil } }
    package var array: [JSONValue]? { if case .array(let values) = content { values } else { nil } }
    package var members: [JSONMember]? { if case .object(let members) = content { members } else { nil } }
    package var isNull: Bool { if case .null = content { true } else { false } }

    /// The value of a key, byte for byte as the reader tells keys apart; `nil` as well when this is no object.
    package subscript(key: String) -> JSONValue? {
        guard case .object(let members) = content else { return nil }
        return members.first { $0.key == key && $0.key.utf8.elementsEqual(key.utf8) }?.value
    }

    package static func string(_ text: String) -> JSONValue { JSONValue(.string(text)) }
    package static func number(_ value: Int) -> JSONValue { JSONValue(.number(String(value))) }
    package static func number(text: String) -> JSONValue { JSONValue(.number(text)) }
    package static func bool(_ flag: Bool) -> JSONValue { JSONValue(.bool(flag)) }
    package static func array(_ values: [JSONValue]) -> JSONValue { JSONValue(.array(values)) }
    package static var null: JSONValue { JSONValue(.null) }

    /// An object without the members whose value is `nil`.
    package static func object(_ members: [(String, JSONValue?)]) -> JSONValue {
        JSONValue(.object(members.compactMap { key, value in value.map { JSONMember(key, $0) } }))
    }
}
