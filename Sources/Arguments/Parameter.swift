/// A flag or an option, as a command lists them.
package protocol Parameter: Sendable {
    var declaration: ParameterDeclaration { get }
}

/// What parsing and help need to know of a flag or an option.
package struct ParameterDeclaration: Sendable {
    /// Without the dashes.
    let name: String
    /// What stands for the value, e.g. `DIR`; `nil` for a flag that takes none.
    let placeholder: String?
    let help: String
    var defaultText: String?
    var isRepeatable = false
    /// Empty where any value will do.
    var allowed: [String] = []
    /// What `accepts` wants, e.g. `a whole number`.
    var expectation = ""
    var accepts: @Sendable (String) -> Bool = { _ in true }

    var flag: String { "--" + name }
}
