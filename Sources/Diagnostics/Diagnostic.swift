/// One problem: what is wrong, where, and what to do about it.
package struct Diagnostic: Sendable, Hashable {
    package enum Severity: String, Sendable {
        case error, warning
    }

    /// Another place that the problem involves, e.g. "first defined here".
    package struct Note: Sendable, Hashable {
        package var message: String
        package var span: SourceSpan?

        package init(_ message: String, at span: SourceSpan? = nil) {
            self.message = message
            self.span = span
        }
    }

    /// The id of its rule, e.g. `unknown-key`.
    package var id: String
    package var severity: Severity
    /// One sentence without a final full stop.
    package var message: String
    package var span: SourceSpan?
    package var fix: String?
    package var notes: [Note]

    package init(
        _ rule: some Rule, _ message: String, at span: SourceSpan? = nil, fix: String? = nil, notes: [Note] = []
    ) {
        self.id = rule.id
        self.severity = rule.severity
        self.message = message
        self.span = span
        self.fix = fix
        self.notes = notes
    }
}

extension Sequence<Diagnostic> {
    package var hasErrors: Bool { contains { $0.severity == .error } }
}
