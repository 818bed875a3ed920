/// How deep a rendering is inside sections and included templates; bounded so that recursion cannot exhaust the stack.
struct Depth {
    /// Templates shown inside each other.
    private static let inclusionLimit = 200
    /// Sections, blocks and templates inside each other where a template is included.
    /// Its own sections add at most as many as the parser admits.
    private static let levelLimit = 500
    /// Templates shown in one rendering, for those that double at each level without being deep.
    private static let totalLimit = 4 << 20
    /// Bytes that one rendering may have made when it goes on to another template.
    private static let outputLimit = 256 << 20

    var levels = 0
    private var inclusions = 0
    private var total = 0
    /// Ends the rendering: templates that include themselves twice would go on for 2^200 steps.
    private(set) var isExceeded = false

    /// Returns false at a limit.
    ///
    /// - Parameter output: bytes made so far.
    mutating func enterInclusion(output: Int) -> Bool {
        total += 1
        guard inclusions < Self.inclusionLimit, levels < Self.levelLimit, total <= Self.totalLimit, output <= Self.outputLimit else {
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
