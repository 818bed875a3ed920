/// E-mail addresses, IP addresses but loopback, and hosts that only a private network knows.
///
/// Public IP addresses go as well: the one that a server echoes is that of whoever probed.
enum AddressShapes {
    static func mark(_ marks: inout Marks) {
        markEmails(&marks)
        markNumbers(&marks)
        markHosts(&marks)
    }

    // MARK: E-mail

    private static func markEmails(_ marks: inout Marks) {
        let bytes = marks.bytes
        for index in bytes.indices where bytes[index] == UInt8(ascii: "@") {
            var start = index
            while start > 0, index - start < 64, isLocalPart(bytes[start - 1]) { start -= 1 }
            let end = hostEnd(in: bytes, from: index + 1)
            guard start < index, bytes[index + 1..<end].contains(UInt8(ascii: ".")) else { continue }
            let top = bytes[index + 1..<end].suffix(while: { $0 != UInt8(ascii: ".") })
            if top.count >= 2, top.allSatisfy(\.isLetter) { marks.add(start..<end, .address) }
        }
    }

    private static func isLocalPart(_ byte: UInt8) -> Bool {
        byte.isTokenByte || ".+%'".utf8.contains(byte) || byte >= 0x80
    }

    /// The end of a host name; a point at its end is that of the sentence.
    private static func hostEnd(in bytes: [UInt8], from start: Int) -> Int {
        var end = bytes.end(from: start, limit: 253) { $0.isTokenByte || $0 == UInt8(ascii: ".") }
        while end > start, bytes[end - 1] == UInt8(ascii: ".") || bytes[end - 1] == UInt8(ascii: "-") { end -= 1 }
        return end
    }

    // MARK: IP addresses

    private static func markNumbers(_ marks: inout Marks) {
        let bytes = marks.bytes
        var index = 0
        while index < bytes.count {
            let end = bytes.end(from: index) { ($0 | 0x20) &- 0x61 < 6 || $0.isDigit || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ":") }
            let isAlone = (index == 0 || !bytes[index - 1].isTokenByte) && (end == bytes.count || !bytes[end].isTokenByte)
            if isAlone, 2...64 ~= end - index, let length = addressLength(bytes[index..<end]) {
                marks.add(index..<index + length, .address)
            }
            index = max(end, index + 1)
        }
    }

    /// The length of the address at the start of these digits, points and colons; the rest is a port or the point of a sentence.
    private static func addressLength(_ run: ArraySlice<UInt8>) -> Int? {
        let text = String(decoding: run, as: UTF8.self)
        for end in [text[...], text.dropLast()] {
            if let isLoopback = ipv6(end) { return isLoopback ? nil : end.utf8.count }
        }
        let quad = text.prefix { $0 != ":" }
        for end in [quad, quad.dropLast()] {
            if let parts = ipv4(end) { return parts[0] == 127 || parts == [0, 0, 0, 0] ? nil : end.utf8.count }
        }
        return nil
    }

    private static func ipv4(_ text: Substring) -> [Int]? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 4, parts.allSatisfy({ 1...3 ~= $0.utf8.count && $0.utf8.allSatisfy(\.isDigit) }) else { return nil }
        let numbers = parts.compactMap { Int($0) }
        return numbers.allSatisfy { $0 <= 255 } ? numbers : nil
    }

    /// RFC 4291, section 2.2: whether it is the loopback, or `nil` for no address. `add::bed` is rather a name in Rust.
    private static func ipv6(_ text: Substring) -> Bool? {
        guard text.contains(":"), text.utf8.contains(where: \.isDigit) else { return nil }
        var groups = text.split(separator: ":", omittingEmptySubsequences: false)
        var needed = 8
        if let last = groups.last, last.contains(".") {
            guard ipv4(last) != nil else { return nil }
            groups[groups.count - 1] = "0"
            needed = 7
        }
        let gaps = text.ranges(of: "::").count
        if gaps == 1 {
            if text.hasPrefix("::") { groups.removeFirst() }
            if text.hasSuffix("::") { groups.removeLast() }
            groups.removeAll { $0.isEmpty }
            guard groups.count < needed, !text.hasPrefix(":") || text.hasPrefix("::"), !text.hasSuffix(":") || text.hasSuffix("::") else {
                return nil
            }
        } else {
            guard gaps == 0, groups.count == needed else { return nil }
        }
        guard groups.allSatisfy({ 1...4 ~= $0.utf8.count && !$0.contains(".") }) else { return nil }
        return text == "::1"
    }

    // MARK: Host names

    private static let privateEnds: [StaticString] = [
        ".internal", ".local", ".lan", ".localdomain", ".corp", ".intranet", ".home.arpa", ".ts.net",
    ]

    private static func markHosts(_ marks: inout Marks) {
        let bytes = marks.bytes
        var index = 0
        while index < bytes.count {
            let end = max(index, hostEnd(in: bytes, from: index))
            if end > index {
                let isAfterScheme = bytes.hasExactly("://", at: index - 3)
                let isSingle =
                    isAfterScheme && !bytes[index..<end].contains(UInt8(ascii: "."))
                    && !(bytes.has("localhost", at: index) && end - index == 9)
                let isPrivate = privateEnds.contains { bytes.has($0, at: end - $0.utf8CodeUnitCount) && end - index > $0.utf8CodeUnitCount }
                if isSingle || isPrivate { marks.add(index..<end, .address) }
            }
            index = max(bytes.end(from: index) { $0.isTokenByte || $0 == UInt8(ascii: ".") }, index + 1)
        }
    }
}

extension ArraySlice<UInt8> {
    fileprivate func suffix(while isPart: (UInt8) -> Bool) -> ArraySlice<UInt8> {
        var start = endIndex
        while start > startIndex, isPart(self[start - 1]) { start -= 1 }
        return self[start...]
    }
}
