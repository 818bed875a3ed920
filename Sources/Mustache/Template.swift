import Diagnostics

/// A parsed template. It knows the other templates that it shows by name only; a `TemplateSet` brings them together.
package struct Template: Sendable {
    package let path: String
    /// The names of the partials and parents that it names outright, each once, in the order of the text.
    package let partialNames: [String]
    /// Whether it also shows templates whose names come from the data.
    package let hasDynamicNames: Bool

    let source: [UInt8]
    let nodes: [Node]
    let keys: [Key]
    let lookups: [Lookup]
    let inclusions: [Inclusion]
    let blocks: [Block]

    /// - Parameter path: what diagnostics call the file.
    /// - Throws: all errors of syntax that were found.
    package static func parse(_ source: [UInt8], path: String) throws(SyntaxErrors) -> Template {
        var report = SyntaxReport(source: source, path: path)
        var tokens = Scanner.scan(source, &report)
        Pairing.pair(&tokens, &report)
        try report.throwIfAny()
        Layout.apply(to: &tokens, of: source)
        return Compiler.compile(tokens, of: source, path: path)
    }

    func span(_ range: Range<Int>) -> SourceSpan {
        SourceSpan(path: path, range: range)
    }

    func name(of lookup: Lookup) -> String {
        lookup.keys.isEmpty ? "." : keys[lookup.keys].map(\.text).joined(separator: ".")
    }
}
