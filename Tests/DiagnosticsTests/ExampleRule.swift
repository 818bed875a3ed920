import Diagnostics

/// Kinds of problems that exist in these tests only.
enum ExampleRule: String, Rule {
    case a
    case b
    case missingFile = "missing-file"
    case n
    case odd
    case unknownKey = "unknown-key"
    case unsure
    case x

    var explanation: (finds: String, advice: String) { ("It is an example.", "Nothing to do.") }

    var severity: Diagnostic.Severity { self == .missingFile || self == .unsure ? .warning : .error }
}
