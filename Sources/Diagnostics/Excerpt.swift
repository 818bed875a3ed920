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
        var text = ""
        var marker = ""
        var column = 0
        var cutBefore = false

        // A window of bytes first, so that a line of megabytes costs no more than its shown part.
        let windowStart = markStart > Self.width * 2 ? markStart - Self.width / 2 : 0
        var index = bytes.startIndex + min(windowStart, bytes.count)
        if windowStart > 0 {
            cutBefore = true
            while index < bytes.endIndex, bytes[index] & 0xC0 == 0x80 { index += 1 }
        }
        let windowEnd = min(bytes.endIndex, index + Self.width * 4)
        var offset = index - bytes.startIndex
        for scalar in String(decoding: bytes[index..<windowEnd], as: UTF8.self).unicodeScalars {
            guard column < Self.width else {
                text += "..."
                break
            }
            let shown = Self.show(scalar)
            let columns = shown.unicodeScalars.reduce(0) { $0 + Self.columns($1) }
            text += shown
            if offset < markStart {
                marker += String(repeating: " ", count: columns)
            } else if offset < markEnd {
                marker += String(repeating: "^", count: columns)
            }
            column += columns
            offset += UTF8.width(scalar)
        }
        if !marker.contains("^") { marker += "^" }
        self.line = (cutBefore ? "..." : "") + text
        self.marker = (cutBefore ? "   " : "") + marker
    }

    /// Bytes that could steer a terminal or hide are shown as escapes.
    private static func show(_ scalar: Unicode.Scalar) -> String {
        switch scalar.properties.generalCategory {
        case .control where scalar == "\t": " "
        case .control, .format, .lineSeparator, .paragraphSeparator: "\\u{" + String(scalar.value, radix: 16) + "}"
        default: String(scalar)
        }
    }

    private static func columns(_ scalar: Unicode.Scalar) -> Int {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark: return 0
        default: break
        }
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
    var result = ""
    for scalar in text.unicodeScalars {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator:
            result += "\\u{" + String(scalar.value, radix: 16) + "}"
        default: result.unicodeScalars.append(scalar)
        }
    }
    return result
}
