/// Refuses the few texts on which the parser takes time or memory out of proportion; nobody writes such texts by hand.
enum InputGuard {
    /// Each level costs the parser a step on each following blank line.
    private static let deepest = 32
    private static let widestIndent = 100
    /// The parser copies the text of a reference to each place that names it.
    private static let referenceBudget = 1 << 26

    static func check(_ text: inout String) throws(MarkdownError) {
        guard text.utf8.count <= MarkdownRenderer.limit else { throw MarkdownError(.tooLarge(limit: MarkdownRenderer.limit)) }
        var failure: MarkdownError?
        text.withUTF8 { bytes in failure = problem(in: bytes) }
        if let failure { throw failure }
    }

    private static func problem(in bytes: UnsafeBufferPointer<UInt8>) -> MarkdownError? {
        var line = 1
        var start = 0
        var brackets = 0
        var stretch = Stretch()
        while start < bytes.count {
            let end = bytes[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
            if isTooDeep(UnsafeBufferPointer(rebasing: bytes[start..<end])) { return MarkdownError(.tooDeep, line: line) }
            var isBlank = true
            var last: UInt8 = 0
            for byte in bytes[start..<end] {
                if byte != 0x20, byte != 0x09 { isBlank = false }
                if byte == UInt8(ascii: "]") { brackets += 1 }
                if byte == UInt8(ascii: ":"), last == UInt8(ascii: "]") { stretch.hasDefinition = true }
                last = byte
            }
            stretch.add(isBlank ? nil : end - start, line: line)
            if end + 1 < bytes.count, bytes[end] == 0x0D, bytes[end + 1] == 0x0A { start = end + 2 } else { start = end + 1 }
            line += 1
        }
        stretch.add(nil, line: line)
        guard stretch.longest * brackets > referenceBudget else { return nil }
        return MarkdownError(.tooManyReferences, line: stretch.longestLine)
    }

    /// Lines without a blank one between them; only there can the text of a reference definition go on.
    private struct Stretch {
        var hasDefinition = false
        private var length = 0
        private var firstLine = 1
        private(set) var longest = 0
        private(set) var longestLine = 1

        mutating func add(_ count: Int?, line: Int) {
            if let count {
                if length == 0 { firstLine = line }
                length += count + 1
                return
            }
            if hasDefinition, length > longest { (longest, longestLine) = (length, firstLine) }
            (length, hasDefinition) = (0, false)
        }
    }

    /// Counts the marks of lists and quotations that a line starts with, and how far it is indented.
    private static func isTooDeep(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
        var marks = 0
        var indent = 0
        for index in line.indices {
            let next = index + 1 < line.count ? line[index + 1] : 0x20
            let isBeforeSpace = next == 0x20 || next == 0x09
            switch line[index] {
            case 0x20: indent += 1
            case 0x09: indent += 4
            case UInt8(ascii: ">"): marks += 1
            case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"), UInt8(ascii: "."), UInt8(ascii: ")"):
                if isBeforeSpace { marks += 1 }
            case UInt8(ascii: "0")...UInt8(ascii: "9"): break
            default: return indent > widestIndent && marks > 0
            }
            if marks > deepest { return true }
        }
        return indent > widestIndent && marks > 0
    }
}
