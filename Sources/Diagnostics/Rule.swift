/// A kind of problem: its stable id, how grave it is, and what a person should know of it. Each module lists its own.
package protocol Rule: RawRepresentable, CaseIterable, Sendable where RawValue == String {
    /// What it finds, and why that matters and what to do; whole sentences.
    var explanation: (finds: String, advice: String) { get }
    var severity: Diagnostic.Severity { get }
}

extension Rule {
    /// Kebab-case; people and programs rely on it.
    package var id: String { rawValue }
    package var severity: Diagnostic.Severity { .error }
}
