/// Splits a template into texts and tags.
struct Scanner {
    private let source: [UInt8]
    private var report: SyntaxReport
    private var tokens: [Token] = []
    private var position = 0
    private var open = Array("{{".utf8)
    private var close = Array("}}".utf8)

    static func scan(_ source: [UInt8], _ report: inout SyntaxReport) -> [Token] {
        var scanner = Scanner(source, report)
        scanner.scanAll()
        report = scanner.report
        return scanner.tokens
    }

    private init(_ source: [UInt8], _ report: SyntaxReport) {
        self.source = source
        self.report = report
    }

    private mutating func scanAll() {
        var textStart = 0
        while !report.isFull, let start = source.position(of: open, from: position) {
            if textStart < start { tokens.append(Token(.text, textStart..<start)) }
            guard scanTag(at: start) else {
                textStart = source.count
                break
            }
            textStart = position
        }
        if textStart < source.count { tokens.append(Token(.text, textStart..<source.count)) }
    }

    /// Returns false when the rest of the source holds no further tag.
    private mutating func scanTag(at start: Int) -> Bool {
        let contentStart = start + open.count
        switch contentStart < source.count ? source[contentStart] : 0 {
        case UInt8(ascii: "="): return scanDelimiters(start, contentStart)
        case UInt8(ascii: "{"): return scanPlain(start, contentStart, ending: [UInt8(ascii: "}")] + close)
        default: return scanPlain(start, contentStart, ending: close)
        }
    }

    private mutating func scanPlain(_ start: Int, _ contentStart: Int, ending: [UInt8]) -> Bool {
        guard let contentEnd = source.position(of: ending, from: contentStart) else {
            addUnclosedTag(start..<endOfLine(from: start), ending)
            return false
        }
        let sigilPosition = source.trimmed(contentStart..<contentEnd).lowerBound
        let sigil = sigilPosition < contentEnd ? source[sigilPosition] : 0
        let kind = ending.count > close.count ? .unescapedVariable : Self.kind(sigil)
        if kind != .comment, let inner = source.position(of: open, from: contentStart), inner < contentEnd {
            addUnclosedTag(start..<min(inner, endOfLine(from: start)), ending)
            position = inner
            return true
        }
        position = contentEnd + ending.count
        var token = Token(kind, start..<position)
        token.content = contentStart..<contentEnd
        token.name = source.trimmed((kind == .variable ? sigilPosition : min(sigilPosition + 1, contentEnd))..<contentEnd)
        if kind.mayBeDynamic, token.name.first.map({ source[$0] }) == UInt8(ascii: "*") {
            token.isDynamic = true
            token.name = source.trimmed((token.name.lowerBound + 1)..<token.name.upperBound)
        }
        if kind != .comment { checkName(of: token) }
        tokens.append(token)
        return true
    }

    private static func kind(_ sigil: UInt8) -> Token.Kind {
        switch sigil {
        case UInt8(ascii: "!"): .comment
        case UInt8(ascii: "&"): .unescapedVariable
        case UInt8(ascii: "#"): .section
        case UInt8(ascii: "^"): .invertedSection
        case UInt8(ascii: "/"): .close
        case UInt8(ascii: ">"): .partial
        case UInt8(ascii: "<"): .parent
        case UInt8(ascii: "$"): .block
        default: .variable
        }
    }

    private mutating func scanDelimiters(_ start: Int, _ contentStart: Int) -> Bool {
        let ending = [UInt8(ascii: "=")] + close
        if let contentEnd = source.position(of: ending, from: contentStart + 1) {
            let words = source[(contentStart + 1)..<contentEnd].split(whereSeparator: \.isWhitespace)
            if words.count == 2 {
                position = contentEnd + ending.count
                tokens.append(Token(.delimiters, start..<position))
                open = Array(words[0])
                close = Array(words[1])
                return true
            }
        }
        guard let contentEnd = source.position(of: close, from: contentStart + 1) else {
            addUnclosedTag(start..<endOfLine(from: start), ending)
            return false
        }
        position = contentEnd + close.count
        report.add(
            MustacheRule.badDelimiters, "a tag that sets delimiters must name two, separated by a space", at: start..<position,
            fix: "write it like " + report.text(start..<contentStart) + "=<% %>=" + String(decoding: close, as: UTF8.self)
        )
        return true
    }

    private mutating func checkName(of token: Token) {
        let name = source[token.name]
        if name.isEmpty {
            report.add(MustacheRule.emptyName, "the tag has no name", at: token.range)
        } else if name.contains(where: \.isWhitespace) {
            report.add(MustacheRule.badName, "the name \"\(report.text(token.name))\" contains whitespace", at: token.range)
        } else if token.isDotted, name.count > 1,
            name.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).contains(where: \.isEmpty)
        {
            report.add(
                MustacheRule.emptyName, "the name \"\(report.text(token.name))\" has an empty part", at: token.range,
                fix: "write a name on both sides of each period"
            )
        }
    }

    private mutating func addUnclosedTag(_ range: Range<Int>, _ ending: [UInt8]) {
        let ending = String(decoding: ending, as: UTF8.self)
        report.add(MustacheRule.unclosedTag, "the tag is not closed", at: range, fix: "end it with \(ending)")
    }

    private func endOfLine(from start: Int) -> Int {
        source[start...].firstIndex(of: .lineFeed) ?? source.count
    }
}

extension Token {
    /// Whether the periods of the name separate the parts of a path.
    fileprivate var isDotted: Bool {
        switch kind {
        case .variable, .unescapedVariable, .section, .invertedSection: true
        case .partial, .parent: isDynamic
        default: false
        }
    }
}
