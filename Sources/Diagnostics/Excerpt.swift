/// One source line as it can be shown: control characters made visible, long lines cut around the marked part.
struct Excerpt: Sendable, Hashable {
    let line: String
    let marker: String

    /// At most this many columns of a line are shown.
    private static let width = 120

    init?(_ bytes: ArraySlice<UInt8>, start: Position, end: Position) {
        guard !bytes.isEmpty else { return nil }
        let markStart = start.column - 1
        let markEnd = end.line == start.line ? max(end.column - 1, markStart + 1) : bytes.count

        // A window of bytes first, so that a line of megabytes costs no more than its shown part.
        let middle = min(markStart, bytes.count)
        let window = max(0, middle - Self.width * 4)..<min(bytes.count, middle + Self.width * 4)
        let cells = Self.cells(of: bytes, in: window)
        let isCutOff = window.upperBound < bytes.count
        let (first, isCutBefore) = Self.firstShown(of: cells, markStart: markStart, isWhole: window.lowerBound == 0 && !isCutOff)

        var text = isCutBefore ? "..." : ""
        var marker = isCutBefore ? "   " : ""
        var column = 0
        for (place, cell) in cells.enumerated().dropFirst(first) {
            guard column < Self.width else { break }
            text += cell.text
            column += cell.columns
            if cell.offset < markEnd {
                marker += String(repeating: cell.offset < markStart ? " " : "^", count: cell.columns)
            }
            if place + 1 < cells.count ? column >= Self.width : isCutOff { text += "..." }
        }
        if !marker.contains("^") { marker += "^" }
        self.line = text
        self.marker = marker
    }

    /// One scalar as it is shown.
    private struct Cell {
        let offset: Int
        let text: String
        let columns: Int
    }

    private static func cells(of bytes: ArraySlice<UInt8>, in window: Range<Int>) -> [Cell] {
        var offset = window.lowerBound
        let end = bytes.startIndex + window.upperBound
        // Not from the middle of a character.
        while offset > 0, offset < window.upperBound, bytes[bytes.startIndex + offset] & 0xC0 == 0x80 { offset += 1 }
        var iterator = bytes[bytes.startIndex + offset..<end].makeIterator()
        var parser = Unicode.UTF8.ForwardParser()
        var cells: [Cell] = []
        while true {
            switch parser.parseScalar(from: &iterator) {
            case .valid(let encoded):
                let shown = show(Unicode.UTF8.decode(encoded))
                cells.append(Cell(offset: offset, text: shown, columns: shown.unicodeScalars.reduce(0) { $0 + columns($1) }))
                offset += encoded.count
            case .error(let length):
                cells.append(Cell(offset: offset, text: "\u{FFFD}", columns: 1))
                offset += length
            case .emptyInput: return cells
            }
        }
    }

    /// A line that fits is shown whole, another from its start or, where the mark stands far to the right, from a little before that.
    private static func firstShown(of cells: [Cell], markStart: Int, isWhole: Bool) -> (place: Int, isCutBefore: Bool) {
        var before = cells.reduce(0) { $0 + ($1.offset < markStart ? $1.columns : 0) }
        let total = cells.reduce(0) { $0 + $1.columns }
        var place = 0
        if before > width * 2 / 3, !isWhole || total > width {
            while before > width / 2 {
                before -= cells[place].columns
                place += 1
            }
        }
        return (place, place > 0 || (cells.first?.offset ?? 0) > 0)
    }

    private static func show(_ scalar: Unicode.Scalar) -> String {
        scalar == "\t" ? " " : scalar.isTreacherous ? scalar.escape : String(scalar)
    }

    private static func columns(_ scalar: Unicode.Scalar) -> Int {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark: return 0
        default: break
        }
        if scalar.properties.isEmojiPresentation { return 2 }
        switch scalar.value {
        case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
            0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
            return 2
        default: return 1
        }
    }
}

/// Text from a stranger as it may go to a terminal: controls and invisible characters become escapes.
package func visible(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 < 0x20 || $0 >= 0x7F }) else { return text }
    return text.unicodeScalars.reduce(into: "") { result, scalar in
        if scalar.isTreacherous { result += scalar.escape } else { result.unicodeScalars.append(scalar) }
    }
}

extension Unicode.Scalar {
    /// Could steer a terminal, hide, or pass for a plain space.
    package var isTreacherous: Bool {
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: true
        case .spaceSeparator: self != " "
        default: properties.isDefaultIgnorableCodePoint
        }
    }

    fileprivate var escape: String { "\\u{" + String(value, radix: 16) + "}" }
}
