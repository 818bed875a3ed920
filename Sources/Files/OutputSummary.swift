/// What a build did to its output folder or, in check mode, would do. Paths are relative and sorted.
package struct OutputSummary: Sendable, Hashable {
    /// New files and files with other bytes than before.
    package var written: [String]
    package var unchanged: Int
    package var removed: [String]
    /// Files of an earlier build that were left in place, and why; one sentence each.
    package var warnings: [String]

    /// Whether the folder holds what this build makes and nothing that an earlier one left.
    package var isCurrent: Bool { written.isEmpty && removed.isEmpty }
}
