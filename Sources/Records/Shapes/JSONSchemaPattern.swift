import StrictJSON

extension TextRule {
    var schema: JSONValue {
        switch self {
        case .oneOf(let words): Self.schema(of: words)
        case .probeReason: Self.schema(of: ProbeReason.allCases.map(\.rawValue))
        case .shortLine:
            .object([
                ("type", .string("string")), ("maxLength", .number(Self.shortLineLimit)), ("pattern", pattern.map { .string($0) }),
            ])
        default: .object([("type", .string("string")), ("pattern", pattern.map { .string($0) })])
        }
    }

    /// What to call it under `$defs`; `nil` for words, which stand where they are used.
    var definitionName: String? {
        switch self {
        case .line: "text"
        case .shortLine: "short-text"
        case .markdown: "markdown"
        case .identifier: "id"
        case .oneOf: nil
        case .date: "date"
        case .timestamp: "time"
        case .url: "url"
        case .folderURL: "folder-url"
        case .baseURL: "base-url"
        case .host: "host"
        case .environmentVariable: "variable"
        case .modelReference: "model-reference"
        case .probeReason: "reason"
        }
    }

    private static func schema(of words: [String]) -> JSONValue {
        .object([("enum", .array(words.map { .string($0) }))])
    }

    /// Characters of the general categories Cc, Cf, Zl and Zp; the later ones would need the flag `u`.
    static let invisible: [ClosedRange<UInt16>] = [
        0x00...0x1F, 0x7F...0x9F, 0xAD...0xAD, 0x600...0x605, 0x61C...0x61C, 0x6DD...0x6DD, 0x70F...0x70F, 0x890...0x891, 0x8E2...0x8E2,
        0x180E...0x180E, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x2064, 0x2066...0x206F, 0xFEFF...0xFEFF, 0xFFF9...0xFFFB,
    ]

    /// A regular expression of ECMA-262 that means the same with and without its flag `u`; `nil` where words are listed.
    private var pattern: String? {
        switch self {
        case .line, .shortLine: "^(?! )(?!.* $)[^\(Part.invisibleClass)]+$"
        case .markdown: "[^ ]"
        case .identifier: "^\(Part.id)$"
        case .oneOf, .probeReason: nil
        case .date: "^\(Part.year)(-\(Part.month)(-\(Part.day))?)?$"
        case .timestamp: "^\(Part.year)-\(Part.month)-\(Part.day)T([01][0-9]|2[0-3])(:[0-5][0-9]){2}Z$"
        case .url: "^https?://(\(Part.segmentCharacter)*@)?\(Part.host)\(Part.port)([/?#]\(Part.urlCharacter)*)?$"
        case .folderURL: "^https?://\(Part.host)\(Part.port)/(\(Part.pathCharacter)*/)?$"
        case .baseURL:
            "^(https://\(Part.host)|http://\(Part.loopback))\(Part.port)(/\(Part.pathCharacter)*\(Part.segmentCharacter))?$"
        case .host: "^(\(Part.labels("a-z"))|\(Part.bracketed("a-f")))$"
        case .environmentVariable: "^[A-Z][A-Z0-9_]*$"
        case .modelReference: "^\(Part.id)/\(Part.id)$"
        }
    }
}

/// What patterns consist of.
private enum Part {
    static let id = "[a-z0-9][a-z0-9.-]{0,79}"
    static let year = "(?!0000)[0-9]{4}"
    static let month = "(0[1-9]|1[0-2])"
    static let day = "(0[1-9]|[12][0-9]|3[01])"

    /// Printable ASCII without space, `"`, `<`, `>` and `\`.
    static let urlCharacter = #"[!#-;=?-\[\]-~]"#
    /// The same without `?` and `#`.
    static let pathCharacter = #"[!$-;=@-\[\]-~]"#
    /// The same without `/`.
    static let segmentCharacter = #"[!$-.0-;=@-\[\]-~]"#
    static let port = "(:0*[1-9][0-9]{0,4})?"
    static let host = "(\(labels("A-Za-z"))|\(bracketed("A-Fa-f")))"
    static let loopback = #"([Ll][Oo][Cc][Aa][Ll][Hh][Oo][Ss][Tt]|127(\.0*[0-9]{1,3}){3}|\[::1\])"#

    static func labels(_ letters: String) -> String {
        let label = "[\(letters)0-9_]([\(letters)0-9_-]{0,61}[\(letters)0-9_])?"
        return #"\#(label)(\.\#(label))*"#
    }

    /// An address of IPv6: as the reader, it wants two colons at least.
    static func bracketed(_ letters: String) -> String {
        #"\[([0-9\#(letters).]*:){2}[0-9\#(letters):.]*\]"#
    }

    static let invisibleClass = {
        func escape(_ unit: UInt16) -> String {
            let digits = String(unit, radix: 16, uppercase: true)
            return #"\u"# + String(repeating: "0", count: 4 - digits.utf8.count) + digits
        }
        return TextRule.invisible.map { $0.count == 1 ? escape($0.lowerBound) : "\(escape($0.lowerBound))-\(escape($0.upperBound))" }
            .joined()
    }()
}
