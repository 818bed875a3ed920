import Records

/// One cell of a table for spreadsheets. Empty is unknown.
enum CSVCell: Sendable {
    case empty
    /// Digits exactly as recorded.
    case number(String)
    /// Text that may be a stranger's.
    case text(String)

    init(_ text: String?) { self = text.map { .text($0) } ?? .empty }
    init(_ number: Int?) { self = number.map { .number(String($0)) } ?? .empty }

    init(_ amount: Amount?) {
        switch amount {
        case .known(let decimal): self = .number(decimal.text)
        case .notSold: self = .text("not-sold")
        case .unknown, nil: self = .empty
        }
    }

    /// RFC 4180.
    var field: String {
        switch self {
        case .empty: ""
        case .number(let digits): digits
        case .text(let text): Self.quoted(Self.harmless(text))
        }
    }

    /// Signs with which spreadsheets begin a formula, also in full width, and the apostrophe itself, so that it can be taken off again.
    private static let dangerous: Set<Unicode.Scalar> = [
        "=", "+", "-", "@", "\t", "\r", "\n", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}", "'",
    ]

    /// Text that a spreadsheet would run gets an apostrophe before it. A number runs nothing.
    private static func harmless(_ text: String) -> String {
        guard ExactDecimal(text) == nil else { return text }
        let first = text.unicodeScalars.first { $0 != " " && $0 != "\u{A0}" }
        let begins = text.unicodeScalars.first.map(dangerous.contains) ?? false
        return begins || first.map(dangerous.contains) ?? false ? "'" + text : text
    }

    private static func quoted(_ text: String) -> String {
        let needsQuotes = text.utf8.contains { [UInt8(ascii: "\""), UInt8(ascii: ","), UInt8(ascii: ";"), 9, 10, 13].contains($0) }
        guard needsQuotes || text.hasPrefix(" ") || text.hasSuffix(" ") else { return text }
        let doubled = text.unicodeScalars.reduce(into: "") { result, scalar in
            result.unicodeScalars.append(scalar)
            if scalar == "\"" { result.unicodeScalars.append(scalar) }
        }
        return "\"" + doubled + "\""
    }
}
