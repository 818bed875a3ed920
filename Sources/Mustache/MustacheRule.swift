import Diagnostics

/// What can be wrong with a template, or with a template and its context together.
package enum MustacheRule: String, Rule {
    case unclosedTag = "unclosed-tag"
    case unclosedSection = "unclosed-section"
    case mismatchedClose = "mismatched-close"
    case strayClose = "stray-close"
    case badDelimiters = "bad-delimiters"
    case emptyName = "empty-name"
    case badName = "bad-name"
    case nestingTooDeep = "nesting-too-deep"
    case unknownName = "unknown-name"
    case unknownPartial = "unknown-partial"
    case unknownTemplate = "unknown-template"
    case unprintableValue = "unprintable-value"
    case partialRecursion = "partial-recursion"

    package var explanation: (finds: String, advice: String) {
        switch self {
        case .unclosedTag: ("A tag has no end.", "Close it with the delimiters that are in force there, usually }}.")
        case .unclosedSection: ("A section, block or parent is never closed.", "Add its closing tag, {{/name}}.")
        case .mismatchedClose:
            ("A closing tag names another section than the one that is open.", "Close sections in the reverse order of their opening.")
        case .strayClose: ("A closing tag closes nothing.", "Remove it, or add the tag that opens its section.")
        case .badDelimiters:
            ("A tag that sets delimiters is malformed.", "Write {{=<% %>=}}: two delimiters without spaces or '=' in them.")
        case .emptyName: ("A tag has no name.", "Name the value, or {{.}} for the one at hand.")
        case .badName: ("The name of a tag holds white space.", "Names of values are single words, joined by dots.")
        case .nestingTooDeep: ("Sections are nested more than 500 deep.", "No page needs that; a partial may include itself without end.")
        case .unknownName:
            (
                "A build needs a value that no scope of the context has.",
                "Outside of builds such a name shows nothing, as the specification says. In a build it is most often a typing error. Contexts carry every key, null where there is nothing: templates/CONTEXTS.md lists them."
            )
        case .unknownPartial: ("A partial or parent does not exist.", "Write templates/partials/<name>.mustache, or correct the name.")
        case .unknownTemplate: ("A page has no template.", "Every page kind needs its file in templates/.")
        case .unprintableValue:
            ("A list or object stands where a text should be shown.", "Open it with a section, or name one of its values.")
        case .partialRecursion:
            ("Templates include one another without end.", "A partial may include itself for data that is nested, but at most 200 deep.")
        }
    }
}
