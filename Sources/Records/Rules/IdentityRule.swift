import Diagnostics

/// No two things bear one name where a reader could not tell them apart.
enum IdentityRule {
    static func check(_ catalog: Catalog) -> [Diagnostic] {
        var problems: [Diagnostic] = []
        func report(_ what: String, _ name: String, _ span: SourceSpan, first: SourceSpan, _ fix: String) {
            problems.append(
                Diagnostic(
                    RecordRule.duplicateID, "\(what) \"\(name)\" stands here again", at: span, fix: fix,
                    notes: [.init("first defined here", at: first)]))
        }
        var capabilities: [String: SourceSpan] = [:]
        for capability in catalog.vocabulary.all {
            let first = capabilities[capability.id.id, default: capability.id.span]
            capabilities[capability.id.id] = first
            if first != capability.id.span {
                report("the capability", capability.id.id, capability.id.span, first: first, "give it an id of its own")
            }
        }
        for provider in catalog.providers {
            var ids: [[UInt8]: SourceSpan] = [:]
            for offering in catalog.offerings(at: provider.id) {
                for fact in offering.id where fact.disputed == nil {
                    let first = ids[Array(fact.value.utf8), default: fact.span]
                    ids[Array(fact.value.utf8)] = first
                    if first.path != fact.span.path {
                        report("the id", fact.value, fact.span, first: first, "remove one, or say in \"disputed\" why both have it")
                    }
                }
            }
        }
        return problems
    }
}
