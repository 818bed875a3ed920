import Diagnostics

/// Everything that is wrong with the syntax of one template.
package struct SyntaxErrors: Error, Sendable {
    package let diagnostics: [Diagnostic]
}

/// Collects the errors of one template while it is parsed.
struct SyntaxReport {
    /// More errors than anyone reads come from a file that is no template; parsing stops there.
    private static let limit = 100

    let source: [UInt8]
    let path: String
    private(set) var diagnostics: [Diagnostic] = []

    init(source: [UInt8], path: String) {
        self.source = source
        self.path = path
    }

    var isFull: Bool { diagnostics.count >= Self.limit }

    func text(_ range: Range<Int>) -> String {
        String(decoding: source[range], as: UTF8.self)
    }

    mutating func add(
        _ rule: MustacheRule, _ message: String, at range: Range<Int>, fix: String? = nil,
        note: (message: String, range: Range<Int>)? = nil
    ) {
        guard !isFull else { return }
        let notes = note.map { [Diagnostic.Note($0.message, at: SourceSpan(path: path, range: $0.range))] } ?? []
        diagnostics.append(Diagnostic(rule, message, at: SourceSpan(path: path, range: range), fix: fix, notes: notes))
    }

    func throwIfAny() throws(SyntaxErrors) {
        if !diagnostics.isEmpty { throw SyntaxErrors(diagnostics: diagnostics) }
    }
}
