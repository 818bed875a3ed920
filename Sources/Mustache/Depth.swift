/// How deep a rendering is inside sections and included templates; bounded so that recursion cannot exhaust the stack.
struct Depth {
    /// Templates shown inside each other.
    private static let inclusionLimit = 200
    /// Sections, blocks and templates inside each other where a template is included.
    /// Its own sections add at most as many as the parser admits.
    private static let levelLimit = 500

    var levels = 0
    private var inclusions = 0
    /// Ends the rendering: templates that include themselves twice would go on for 2^200 steps.
    private(set) var isExceeded = false

    /// Returns false at the limit.
    mutating func enterInclusion() -> Bool {
        guard inclusions < Self.inclusionLimit, levels < Self.levelLimit else {
            isExceeded = true
            return false
        }
        inclusions += 1
        return true
    }

    mutating func leaveInclusion() {
        inclusions -= 1
    }
}
