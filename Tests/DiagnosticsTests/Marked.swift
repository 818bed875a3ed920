import Diagnostics
import Testing

/// A text whose marked part, in `«` and `»`, is what a problem points at.
struct Marked {
    let bytes: [UInt8]
    let range: Range<Int>

    init(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let all = Array(text.utf8)
        let open = try #require(all.place(of: "«"), "no « in \(text.debugDescription)", sourceLocation: sourceLocation)
        let close = try #require(all.place(of: "»"), "no » in \(text.debugDescription)", sourceLocation: sourceLocation)
        bytes = Array(all[..<open] + all[(open + 2)..<close] + all[(close + 2)...])
        range = open..<close - 2
    }
}

extension [UInt8] {
    func place(of mark: String) -> Int? {
        let mark = Array(mark.utf8)
        return indices.first { self[$0...].starts(with: mark) }
    }
}

/// What people read of problems in these files.
func text(_ diagnostics: [Diagnostic], _ files: [String: [UInt8]] = [:], color: Bool = false) -> String {
    LocatedDiagnostic.locate(diagnostics) { files[$0] }.map { $0.text(color: color) }.joined()
}

/// The source line and the marker of a problem at the marked part of a text, without their indent.
func excerpt(of marked: Marked) throws -> (line: String, marker: String) {
    let shown = text([Diagnostic(ExampleRule.odd, "it is odd", at: SourceSpan(path: "x", range: marked.range))], ["x": marked.bytes])
    let lines = shown.split(separator: "\n", omittingEmptySubsequences: false)
    try #require(lines.count == 4 && lines[1].hasPrefix("  ") && lines[2].hasPrefix("  "), "\(shown)")
    return (String(lines[1].dropFirst(2)), String(lines[2].dropFirst(2)))
}
