/// A table for spreadsheets: a head, then one line a row, each ended by CR LF.
struct CSVTable<Row: Sendable>: Sendable {
    struct Column: Sendable {
        let name: String
        let meaning: String
        let cell: @Sendable (Row) -> CSVCell

        init(_ name: String, _ meaning: String, _ cell: @escaping @Sendable (Row) -> CSVCell) {
            (self.name, self.meaning, self.cell) = (name, meaning, cell)
        }
    }

    let columns: [Column]

    /// Of the names of columns that hold the state of a capability.
    static var statePrefix: String { "capability." }

    var notes: [ColumnNote] { columns.map { ColumnNote(name: $0.name, meaning: $0.meaning, isState: $0.name.hasPrefix(Self.statePrefix)) } }

    func bytes(_ rows: [Row]) -> [UInt8] {
        var bytes: [UInt8] = []
        func add(_ cells: [CSVCell]) {
            bytes += cells.map(\.field).joined(separator: ",").utf8
            bytes += [13, 10]
        }
        add(columns.map { .text($0.name) })
        for row in rows { add(columns.map { $0.cell(row) }) }
        return bytes
    }
}

/// What a column of a table holds.
struct ColumnNote: Sendable {
    let name: String
    let meaning: String
    /// One of a column for each capability.
    let isState: Bool
}
