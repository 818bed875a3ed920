/// Sets help in paragraphs and two columns, at most 80 wide.
struct HelpText {
    private static let width = 80
    private static let widestLabel = 24
    private(set) var text = ""

    mutating func paragraph(_ content: String) {
        separate()
        for line in Self.wrap(content, width: Self.width) { text += line + "\n" }
    }

    mutating func section(_ title: String, lines: [String]) {
        section(title, lines.map { "  " + $0 })
    }

    /// Labels on the left; one that is too wide for its column gets a line of its own.
    mutating func section(_ title: String, rows: [(label: String, content: String)]) {
        let column = rows.map(\.label.count).filter { $0 <= Self.widestLabel }.max() ?? 0
        let indent = String(repeating: " ", count: column + 4)
        var lines: [String] = []
        for row in rows {
            var content = Self.wrap(row.content, width: Self.width - indent.count)[...]
            let isWide = row.label.count > column
            let padding = isWide ? "" : String(repeating: " ", count: column - row.label.count + 2)
            lines.append("  " + row.label + padding + (isWide ? "" : content.popFirst() ?? ""))
            lines += content.map { indent + $0 }
        }
        section(title, lines)
    }

    private mutating func section(_ title: String, _ lines: [String]) {
        guard !lines.isEmpty else { return }
        separate()
        text += title + ":\n"
        for line in lines { text += line + "\n" }
    }

    private mutating func separate() {
        if !text.isEmpty { text += "\n" }
    }

    private static func wrap(_ content: String, width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in content.split(whereSeparator: \.isWhitespace) {
            if line.isEmpty {
                line = String(word)
            } else if line.count + 1 + word.count <= width {
                line += " " + word
            } else {
                lines.append(line)
                line = String(word)
            }
        }
        return line.isEmpty ? lines : lines + [line]
    }
}
