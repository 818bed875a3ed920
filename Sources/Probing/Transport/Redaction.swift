/// Addresses and words from servers, fit for reports.
enum Redaction {
    /// Without user, password, query and fragment, printable, at most 200 bytes.
    static func address(_ text: String, hiding key: SecretKey? = nil) -> String {
        if let key, key.occurs(in: text) { return "(an address that holds the key)" }
        var result = text
        if let end = result.firstIndex(where: { $0 == "?" || $0 == "#" }) {
            result = result[..<end] + "?..."
        }
        if let scheme = result.firstRange(of: "://") ?? result.firstRange(of: "//") {
            let rest = result[scheme.upperBound...]
            let authority = rest.prefix { $0 != "/" && $0 != "\\" }
            if let at = authority.lastIndex(of: "@") {
                result = result[..<scheme.upperBound] + "...@" + rest[rest.index(after: at)...]
            }
        }
        return words(result)
    }

    /// Printable ASCII, at most 200 bytes.
    static func words(_ text: String) -> String {
        let bytes = text.utf8.prefix(200).map { (0x20...0x7E).contains($0) ? $0 : UInt8(ascii: "?") }
        return String(decoding: bytes, as: UTF8.self) + (text.utf8.count > 200 ? "..." : "")
    }
}
