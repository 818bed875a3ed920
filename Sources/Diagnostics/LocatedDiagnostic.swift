/// A diagnostic whose places have become lines and columns, ready to be shown.
package struct LocatedDiagnostic: Sendable {
    package struct Place: Sendable, Hashable {
        package var path: String
        package var start: Position
        package var end: Position
        /// The source line and the marker under it; `nil` where there is no text to show.
        var excerpt: Excerpt?
    }

    package var diagnostic: Diagnostic
    package var place: Place?
    package var notes: [(message: String, place: Place?)]

    /// Sorts by place, drops repeats, and reads each file at most once.
    ///
    /// - Parameter read: the bytes of a file by the path that spans name; `nil` when it cannot be read.
    package static func locate(_ diagnostics: [Diagnostic], read: (String) -> [UInt8]?) -> [LocatedDiagnostic] {
        var tables: [String: LineTable] = [:]
        func place(_ span: SourceSpan) -> Place {
            let known = tables[span.path]
            let table = known ?? LineTable(read(span.path) ?? [])
            if known == nil { tables[span.path] = table }
            let start = table.position(of: span.range.lowerBound)
            let end = table.position(of: span.range.upperBound)
            return Place(path: span.path, start: start, end: end, excerpt: Excerpt(table.line(start.line), start: start, end: end))
        }
        var seen: Set<Diagnostic> = []
        return diagnostics.filter { seen.insert($0).inserted }
            .map { diagnostic in
                LocatedDiagnostic(
                    diagnostic: diagnostic,
                    place: diagnostic.span.map(place),
                    notes: diagnostic.notes.map { ($0.message, $0.span.map(place)) }
                )
            }
            .sorted { $0.order < $1.order }
    }

    /// Problems without a place come last.
    private var order: (Int, String, Position, Position, String) {
        (
            place == nil ? 1 : 0, place?.path ?? "",
            place?.start ?? Position(line: 0, column: 0), place?.end ?? Position(line: 0, column: 0),
            diagnostic.id + " " + diagnostic.message
        )
    }
}
