import Diagnostics

/// Problems point into their files and can be shown on a terminal.
func expectReadable(_ problems: [Diagnostic], of files: [String: [UInt8]]) throws(Violation) {
    for problem in problems {
        guard let span = problem.span else { throw Violation(description: "\(problem.id) has no place") }
        for span in [span] + problem.notes.compactMap(\.span) {
            guard let file = files[span.path] else { throw Violation(description: "\(problem.id) points into \(span.path)") }
            try expect(span.range.upperBound <= file.count, "\(problem.id) points behind the end of the file: \(span.range)")
        }
    }
    for located in LocatedDiagnostic.locate(Array(problems.prefix(8)), read: { files[$0] }) {
        let text = located.text(color: false)
        try expect(!text.utf8.contains { $0 < 0x20 && $0 != 0x0A || $0 == 0x7F }, "control characters reach the terminal: \(text)")
    }
}
