extension UInt8 {
    /// Space or tab: what may surround a tag that stands alone on its line.
    var isBlank: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") }

    /// What may pad the inside of a tag.
    var isWhitespace: Bool { isBlank || self == .lineFeed || self == .carriageReturn }

    static var lineFeed: UInt8 { 0x0A }
    static var carriageReturn: UInt8 { 0x0D }
}

extension [UInt8] {
    /// Where `pattern` starts at or after `start`.
    func position(of pattern: [UInt8], from start: Int) -> Int? {
        guard let first = pattern.first else { return nil }
        var index = start
        while index + pattern.count <= count {
            if self[index] == first, holds(pattern, at: index) { return index }
            index += 1
        }
        return nil
    }

    func holds(_ pattern: [UInt8], at index: Int) -> Bool {
        guard index + pattern.count <= count else { return false }
        for offset in pattern.indices where self[index + offset] != pattern[offset] { return false }
        return true
    }

    /// `range` without the whitespace at both its ends.
    func trimmed(_ range: Range<Int>) -> Range<Int> {
        var low = range.lowerBound
        var high = range.upperBound
        while low < high, self[low].isWhitespace { low += 1 }
        while low < high, self[high - 1].isWhitespace { high -= 1 }
        return low..<high
    }

    func startsLine(_ index: Int) -> Bool {
        index == 0 || self[index - 1] == .lineFeed
    }

    /// The spaces and tabs at the start of `range`.
    func leadingBlanks(_ range: Range<Int>) -> Range<Int> {
        var end = range.lowerBound
        while end < range.upperBound, self[end].isBlank { end += 1 }
        return range.lowerBound..<end
    }

    /// The lines of `range`, each with its line feed; the last may lack one.
    func lines(of range: Range<Int>, _ body: (Range<Int>) -> Void) {
        var start = range.lowerBound
        while start < range.upperBound {
            let end = self[start..<range.upperBound].firstIndex(of: .lineFeed).map { $0 + 1 } ?? range.upperBound
            body(start..<end)
            start = end
        }
    }
}
