/// An absolute http(s) URL in its parts; stricter than RFC 3986 (printable ASCII only, no backslash).
package struct WebAddress: Sendable, Hashable {
    package let text: String
    package let scheme: String
    /// Lower case, without port.
    package let host: String
    /// From the first `/` to `?` or `#`; empty when there is none.
    package let path: String
    /// No credentials, query or fragment.
    package let isPlain: Bool

    package init?(_ text: String) {
        guard
            text.utf8.allSatisfy({
                $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "<")
                    && $0 != UInt8(ascii: ">")
            })
        else { return nil }
        let scheme = text.hasPrefix("https://") ? "https" : text.hasPrefix("http://") ? "http" : ""
        guard !scheme.isEmpty else { return nil }
        let rest = text.dropFirst(scheme.utf8.count + 3)
        let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        let afterAuthority = rest.dropFirst(authority.count)
        let path = afterAuthority.prefix { $0 != "?" && $0 != "#" }
        let withoutCredentials = authority.split(separator: "@", omittingEmptySubsequences: false).last ?? ""
        guard let host = Self.host(of: withoutCredentials) else { return nil }
        self.text = text
        self.scheme = scheme
        self.host = host
        self.path = String(path)
        self.isPlain = !authority.contains("@") && path.count == afterAuthority.count
    }

    package var isLoopback: Bool {
        host == "localhost" || host == "[::1]"
            || host.hasPrefix("127.") && octets.count == 4 && octets.allSatisfy { UInt8($0) != nil }
    }

    private var octets: [Substring] { host.split(separator: ".", omittingEmptySubsequences: false) }

    /// The host of `host[:port]`, or `nil` when either is none.
    private static func host(of authority: Substring) -> String? {
        if authority.hasPrefix("[") {
            guard let end = authority.firstIndex(of: "]"), isPort(authority[authority.index(after: end)...]) else { return nil }
            let address = authority[..<end].utf8.dropFirst()
            let isAddress = address.allSatisfy {
                $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".") || Character(Unicode.Scalar($0)).isHexDigit
            }
            return isAddress && address.count { $0 == UInt8(ascii: ":") } >= 2 ? authority[...end].lowercased() : nil
        }
        let host = authority.prefix { $0 != ":" }
        guard isPort(authority.dropFirst(host.count)), !host.isEmpty, host.utf8.count <= 253 else { return nil }
        let labels = host.split(separator: ".", omittingEmptySubsequences: false)
        let areLabels = labels.allSatisfy { label in
            !label.isEmpty && label.utf8.count <= 63 && label.first != "-" && label.last != "-"
                && label.utf8.allSatisfy {
                    $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") || $0 &- UInt8(ascii: "0") < 10
                        || ($0 | 0x20) &- UInt8(ascii: "a") < 26
                }
        }
        return areLabels ? host.lowercased() : nil
    }

    /// Nothing, or `:` and 1 to 65535.
    private static func isPort(_ text: Substring) -> Bool {
        text.isEmpty
            || text.first == ":" && text.dropFirst().utf8.allSatisfy { $0 &- UInt8(ascii: "0") < 10 }
                && Int(text.dropFirst()).map { (1...65_535).contains($0) } == true
    }
}
