import Diagnostics
import StrictJSON

extension LocatedDiagnostic {
    /// One object on one line.
    var json: String {
        let value = JSONValue.object([
            ("id", .string(diagnostic.id)),
            ("severity", .string(diagnostic.severity.rawValue)),
            ("message", .string(diagnostic.message)),
            ("file", place.map { .string($0.path) }),
            ("line", place.map { .number($0.start.line) }),
            ("column", place.map { .number($0.start.column) }),
            ("endLine", place.map { .number($0.end.line) }),
            ("endColumn", place.map { .number($0.end.column) }),
            ("fix", diagnostic.fix.map { .string($0) }),
            (
                "notes",
                .array(
                    notes.map { note in
                        .object([
                            ("message", .string(note.message)),
                            ("file", note.place.map { .string($0.path) }),
                            ("line", note.place.map { .number($0.start.line) }),
                            ("column", note.place.map { .number($0.start.column) }),
                        ])
                    })
            ),
        ])
        return String(decoding: JSONWriter.bytes(value, .compact), as: UTF8.self) + "\n"
    }

    /// A GitHub workflow command (docs.github.com, "Workflow commands for GitHub Actions", setting an error message).
    var annotation: String {
        var properties = ["title=\(Self.escapedProperty(diagnostic.id))"]
        if let place {
            properties =
                [
                    "file=\(Self.escapedProperty(place.path))", "line=\(place.start.line)", "endLine=\(place.end.line)",
                    "col=\(place.start.column)", "endColumn=\(place.end.column)",
                ] + properties
        }
        let text = diagnostic.message + (diagnostic.fix.map { "\nfix: " + $0 } ?? "")
        return "::\(diagnostic.severity.rawValue) \(properties.joined(separator: ","))::\(Self.escaped(text))\n"
    }

    private static func escaped(_ text: String) -> String {
        replaced(text, ["%": "%25", "\r": "%0D", "\n": "%0A"])
    }

    private static func escapedProperty(_ text: String) -> String {
        replaced(text, ["%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"])
    }

    private static func replaced(_ text: String, _ escapes: [Unicode.Scalar: String]) -> String {
        text.unicodeScalars.reduce(into: "") { $0 += escapes[$1] ?? String($1) }
    }
}
