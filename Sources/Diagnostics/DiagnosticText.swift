extension LocatedDiagnostic {
    /// `file:line:column: error: sentence`, the source line, a caret, notes, and `fix:`; ends with a newline.
    package func text(color: Bool) -> String {
        let paint = Paint(enabled: color)
        let severity = diagnostic.severity == .error ? paint.red("error:") : paint.yellow("warning:")
        var lines = [paint.bold(Self.prefix(place)) + severity + " " + paint.bold(Self.shown(diagnostic.message)) + " [\(diagnostic.id)]"]
        lines += Self.excerptLines(place, paint)
        for note in notes {
            lines.append(paint.bold(Self.prefix(note.place)) + "note: " + Self.shown(note.message))
            lines += Self.excerptLines(note.place, paint)
        }
        if let fix = diagnostic.fix { lines.append("  fix: " + Self.shown(fix)) }
        return lines.joined(separator: "\n") + "\n"
    }

    /// A sentence may quote a value, and a value may be megabytes.
    private static func shown(_ sentence: String) -> String {
        let most = 1_000
        guard sentence.unicodeScalars.count > most else { return visible(sentence) }
        return visible(String(String.UnicodeScalarView(sentence.unicodeScalars.prefix(most)))) + "..."
    }

    private static func prefix(_ place: Place?) -> String {
        place.map { "\(visible($0.path)):\($0.start.line):\($0.start.column): " } ?? ""
    }

    private static func excerptLines(_ place: Place?, _ paint: Paint) -> [String] {
        place?.excerpt.map { ["  " + $0.line, "  " + paint.green($0.marker)] } ?? []
    }
}

/// Terminal colours, or none.
private struct Paint {
    let enabled: Bool
    func bold(_ text: String) -> String { wrap(text, "1") }
    func red(_ text: String) -> String { wrap(text, "1;31") }
    func yellow(_ text: String) -> String { wrap(text, "1;33") }
    func green(_ text: String) -> String { wrap(text, "32") }

    private func wrap(_ text: String, _ code: String) -> String {
        enabled && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}
