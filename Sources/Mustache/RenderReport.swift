import Diagnostics

/// Collects what could not be shown, each problem of a tag once however often the tag is rendered.
struct RenderReport {
    private struct Site: Hashable {
        let template: Int
        let tag: Range<Int>
    }

    private(set) var diagnostics: [Diagnostic] = []
    private var seen: Set<Site> = []

    /// Whether nothing has been reported for the tag yet.
    mutating func isFirst(_ tag: Range<Int>, in template: Int) -> Bool {
        seen.insert(Site(template: template, tag: tag)).inserted
    }

    mutating func add(_ rule: MustacheRule, _ message: String, at span: SourceSpan, match: String?) {
        diagnostics.append(Diagnostic(rule, message, at: span, fix: match.map { "did you mean \"\($0)\"?" }))
    }
}
