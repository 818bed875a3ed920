/// A stretch of text or one tag of a template; all ranges are byte offsets in its source.
struct Token {
    enum Kind {
        case text, comment, delimiters, variable, unescapedVariable, section, invertedSection, partial, parent, block, close

        var isOpening: Bool {
            switch self {
            case .section, .invertedSection, .parent, .block: true
            default: false
            }
        }

        /// Whether an asterisk before the name has a meaning.
        var mayBeDynamic: Bool { self == .partial || self == .parent || self == .close }

        /// Tags of inheritance may share a line and still stand alone on it.
        var isInheritance: Bool { self == .parent || self == .block }
    }

    let kind: Kind
    /// The whole tag with its delimiters.
    let range: Range<Int>
    /// What is between the delimiters.
    var content: Range<Int> = 0..<0
    /// The name without sigil, padding and the asterisk of a dynamic name.
    var name: Range<Int> = 0..<0
    var isDynamic = false
    /// The index of the closing tag, or of the opening tag for a closing one.
    var partner: Int?
    /// What is left of a text once the lines of standalone tags are gone.
    var kept: Range<Int>
    var placement = Placement()

    init(_ kind: Kind, _ range: Range<Int>) {
        self.kind = kind
        self.range = range
        self.kept = range
    }
}

/// How a tag stands on its line.
struct Placement {
    /// What indents each line of the text that the tag brings in.
    var indentation: Range<Int> = 0..<0
    /// The blanks before the tag are gone: what it brings in starts a line.
    var startsLine = false
    /// The rest of the line after the (closing) tag is gone: what follows starts a line.
    var endsLine = false
    /// The line end after an empty block alone on its line; restored where the block's content does not end its last line itself.
    var lineEnd: Range<Int> = 0..<0
}
