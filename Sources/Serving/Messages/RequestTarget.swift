/// What a request asks for, taken apart and decoded. There is none for a path that could mean another one: with `.` or `..`, empty parts,
/// backslashes, control characters or encoded slashes.
package struct RequestTarget: Sendable, Hashable {
    /// Of an absolute target, such as `http://localhost:8000/`.
    package let authority: String?
    /// Decoded, without its first slash.
    package let path: String
    /// As it came, without the question mark.
    package let query: String?

    package init?(_ target: String) {
        var rest = target[...]
        if target.lowercased().hasPrefix("http://") {
            rest = rest.dropFirst("http://".count)
            let end = rest.firstIndex { $0 == "/" || $0 == "?" } ?? rest.endIndex
            authority = String(rest[..<end])
            rest = rest[end...]
            if rest.first != "/" { rest = "/" + rest }
        } else {
            authority = nil
        }
        guard rest.first == "/", !rest.contains("#") else { return nil }
        let mark = rest.firstIndex(of: "?")
        query = mark.map { String(rest[rest.index(after: $0)...]) }
        guard let path = Self.path(rest[..<(mark ?? rest.endIndex)]) else { return nil }
        self.path = path
    }

    /// The value of a part of the query, decoded.
    func value(of name: String) -> String? {
        let part = query?.split(separator: "&").first { $0.hasPrefix(name + "=") }
        return part.flatMap { Self.decoded($0.dropFirst(name.count + 1)) }.flatMap { String(validating: $0, as: UTF8.self) }
    }

    /// A path of the site as an address must write it.
    static func encoded(_ path: String) -> String {
        let plain = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/".utf8)
        return path.utf8.reduce(into: "") { text, byte in
            if plain.contains(byte) {
                text.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                text += (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
            }
        }
    }

    private static func path(_ raw: Substring) -> String? {
        let parts = raw.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
        var names: [String] = []
        for (place, part) in parts.enumerated() {
            guard let bytes = decoded(part), let name = String(validating: bytes, as: UTF8.self) else { return nil }
            let isClean = bytes.allSatisfy { $0 >= 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "\\") }
            guard isClean, name != ".", name != "..", !name.isEmpty || place == parts.count - 1 else { return nil }
            names.append(name)
        }
        return names.joined(separator: "/")
    }

    private static func decoded(_ text: Substring) -> [UInt8]? {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard let high = rest.popFirst().flatMap(digit), let low = rest.popFirst().flatMap(digit) else { return nil }
            bytes.append(high << 4 | low)
        }
        return bytes
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        Character(Unicode.Scalar(byte)).hexDigitValue.flatMap { UInt8(exactly: $0) }
    }
}
