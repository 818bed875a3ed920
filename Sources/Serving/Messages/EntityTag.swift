import Files

/// Tells one state of a file from another; not a defence against forgery.
struct EntityTag: Hashable, Sendable {
    /// With its quotes.
    let text: String

    init(_ bytes: [UInt8]) {
        let print = Fingerprint(bytes)
        text = "\"\(String(print.hash, radix: 16))-\(String(print.size, radix: 16))\""
    }

    /// Whether an `If-None-Match` field names it, by the weak comparison.
    func matches(_ field: String) -> Bool {
        field.split(separator: ",").map { $0.drop { $0 == " " || $0 == "\t" } }
            .contains { entry in
                var entry = entry
                while let last = entry.last, last == " " || last == "\t" { entry.removeLast() }
                return entry == "*" || (entry.hasPrefix("W/") ? entry.dropFirst(2) : entry) == text
            }
    }
}
