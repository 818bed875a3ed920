import Diagnostics
import Mustache
import Publishing
import Records
import StrictJSON

/// Every kind of problem that the program can report, by id.
enum RuleBook {
    struct Entry {
        let id: String
        let severity: Diagnostic.Severity
        let finds: String
        let advice: String

        init(_ rule: some Rule) {
            id = rule.id
            severity = rule.severity
            (finds, advice) = rule.explanation
        }

        var text: String { "\(id) (\(severity.rawValue))\n\n\(finds)\n\n\(advice)\n" }
    }

    static let entries: [Entry] = {
        let records = RecordRule.allCases.map { Entry($0) } + JSONRule.allCases.map { Entry($0) }
        let pages = MustacheRule.allCases.map { Entry($0) } + SiteRule.allCases.map { Entry($0) }
        return (records + pages).sorted { $0.id < $1.id }
    }()

    /// The whole book, as `docs/diagnostics.md` has it.
    static var page: String {
        let head = """
            # Diagnostics

            Every problem that `compat-matrix` reports has one of these ids. `check --explain ID` prints one of them. This page is generated: `make docs`.

            """
        let sections = entries.map { "\n## \($0.id)\n\n\($0.severity == .error ? "Error." : "Warning.") \($0.finds) \($0.advice)\n" }
        return head + sections.joined()
    }
}
