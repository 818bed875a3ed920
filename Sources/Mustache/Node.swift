/// One step of a compiled template.
///
/// Nodes lie in one array in the order of the template; a node with content is followed by that content and says where it ends.
/// Nodes hold no references, so that a loop over them counts none.
enum Node: Sendable {
    case text(Range<Int>)
    case variable(lookup: Int, isEscaped: Bool)
    case section(lookup: Int, end: Int)
    case invertedSection(lookup: Int, end: Int)
    /// A partial, or a parent whose arguments follow up to `end`.
    case inclusion(Int, end: Int)
    case block(Int, end: Int)
    case argument(key: Int, end: Int)
}

/// A name to look up in the context: its parts as indices into the template's keys; none for the implicit iterator.
struct Lookup: Sendable {
    let keys: Range<Int>
    let tag: Range<Int>
}

/// A place where another template is shown.
struct Inclusion: Sendable {
    enum Target: Sendable {
        /// An index into the template's `partialNames`.
        case named(Int)
        /// The lookup whose value is the name.
        case dynamic(lookup: Int)
    }

    let target: Target
    let tag: Range<Int>
    /// What indents the included lines when the tag stands alone.
    let indentation: Range<Int>
    let standsAlone: Bool
}

/// A place that the arguments of a parent tag can replace.
struct Block: Sendable {
    let key: Int
    let tag: Range<Int>
    let placement: Placement
}
