import Files

/// One of several runs that share the work by file, so that no two write the same one.
package struct Shard: Sendable, Hashable {
    /// From 1 to `count`.
    package let number: Int
    package let count: Int

    /// `2/4`; `nil` for anything else.
    package init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let number = Self.number(parts[0]), let count = Self.number(parts[1]), number <= count else { return nil }
        self.number = number
        self.count = count
    }

    /// Depends on the path alone: the same on every machine, whatever else is probed.
    package func contains(_ file: ProbeFile) -> Bool {
        let hash = Fingerprint(Array(file.path.utf8)).hash
        // The high half is mixed in, since the low bits alone are poor.
        return (hash ^ hash >> 32) % UInt64(count) == UInt64(number - 1)
    }

    private static func number(_ text: Substring) -> Int? {
        guard (1...4).contains(text.utf8.count), text.utf8.allSatisfy({ $0 &- UInt8(ascii: "0") < 10 }) else { return nil }
        return Int(text).flatMap { $0 > 0 ? $0 : nil }
    }
}
