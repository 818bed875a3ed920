/// A place in a text as compilers count it: 1-based line, 1-based column in UTF-8 bytes.
package struct Position: Sendable, Hashable, Comparable {
    package var line: Int
    package var column: Int

    package init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    package static func < (a: Position, b: Position) -> Bool {
        (a.line, a.column) < (b.line, b.column)
    }
}

/// A stretch of bytes in a file; what a problem points at.
///
/// Offsets are kept rather than lines and columns: only the few values that turn out wrong ever need those.
package struct SourceSpan: Sendable, Hashable {
    /// The path as a person would type it, e.g. `data/site.json`.
    package var path: String
    package var range: Range<Int>

    package init(path: String, range: Range<Int> = 0..<0) {
        self.path = path
        self.range = range
    }
}
