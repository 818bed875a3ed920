/// What a `Range` field asks of a body (RFC 9110, section 14).
package enum ByteRange: Hashable, Sendable {
    /// No range, several, or nothing that is understood: RFC 9110 lets a server send everything.
    case whole
    case part(Range<Int>)
    case unsatisfiable

    package init(_ field: String?, length: Int) {
        self = .whole
        guard let field, field.lowercased().hasPrefix("bytes=") else { return }
        let bounds = field.dropFirst(6).split(separator: "-", omittingEmptySubsequences: false)
        guard bounds.count == 2, bounds.allSatisfy({ $0.utf8.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 } }) else { return }
        // A number beyond Int is beyond the end as well.
        let (first, last) = (Int(bounds[0]) ?? .max, Int(bounds[1]) ?? .max)
        switch (bounds[0].isEmpty, bounds[1].isEmpty) {
        case (true, true): return
        case (true, false): self = last == 0 || length == 0 ? .unsatisfiable : .part(max(0, length - last)..<length)
        case (false, let isOpen):
            guard isOpen || first <= last else { return }
            self = first >= length ? .unsatisfiable : .part(first..<(isOpen ? length : min(length - 1, last) + 1))
        }
    }
}
