/// A key that no description, interpolation, dump or comparison shows; only a request's bytes do.
package struct SecretKey: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// What may be shown: the name of the environment variable that held it.
    package let name: String
    private let text: String

    /// `nil` for what no header can hold: nothing at all, spaces, line ends, other than ASCII, or 8 KB and more.
    package init?(name: String, text: String) {
        guard !text.isEmpty, text.utf8.count < 8192, text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else { return nil }
        self.name = name
        self.text = text
    }

    package var description: String { "key of \(name)" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: ["name": name]) }

    /// The only way to the text, so that a search for it lists every use.
    func withText<Result>(_ body: (String) -> Result) -> Result { body(text) }

    /// Whether the bytes hold the key, as it is or percent-encoded.
    package func occurs(in other: some StringProtocol) -> Bool {
        contains(Array(other.utf8)) || contains(Self.percentDecoded(other.utf8))
    }

    package func occurs(in bytes: [UInt8]) -> Bool { contains(bytes) }

    private func contains(_ bytes: [UInt8]) -> Bool {
        let key = Array(text.utf8)
        guard bytes.count >= key.count else { return false }
        return (0...bytes.count - key.count).contains { start in
            bytes[start] == key[0] && bytes[start..<start + key.count].elementsEqual(key)
        }
    }

    private static func percentDecoded(_ text: some Collection<UInt8>) -> [UInt8] {
        let bytes = Array(text)
        var result: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
                let byte = UInt8(String(decoding: bytes[index + 1...index + 2], as: UTF8.self), radix: 16)
            {
                result.append(byte)
                index += 3
            } else {
                result.append(bytes[index])
                index += 1
            }
        }
        return result
    }
}

/// A key and the header that carries it.
package struct Credential: Sendable {
    package let header: String
    /// `Bearer ` for most.
    package let prefix: String
    package let key: SecretKey

    package init(header: String, prefix: String, key: SecretKey) {
        self.header = header
        self.prefix = prefix
        self.key = key
    }

    package static func bearer(_ key: SecretKey) -> Credential {
        Credential(header: "Authorization", prefix: "Bearer ", key: key)
    }

    func withValue<Result>(_ body: (String) -> Result) -> Result {
        key.withText { body(prefix + $0) }
    }
}
