import Diagnostics

/// Where a probe contradicts a claim, somebody should look.
enum DisputeRule {
    static func check(_ catalog: Catalog) -> [Diagnostic] {
        guard !catalog.probes.isEmpty else { return [] }
        var problems: [Diagnostic] = []
        for capability in catalog.vocabulary.all {
            for provider in catalog.providers {
                problems += dispute(catalog.cell(provider, capability.id.id), capability, provider.id, "endpoint", catalog)
                guard capability.scope == .model else { continue }
                for offering in catalog.offerings(at: provider.id) {
                    problems += dispute(
                        catalog.cell(offering, of: provider, capability.id.id), capability, provider.id, offering.slug, catalog)
                }
            }
        }
        return problems
    }

    private static func dispute(_ cell: Cell, _ capability: Capability, _ provider: String, _ slug: String, _ catalog: Catalog)
        -> [Diagnostic]
    {
        guard case .disputed = cell.state, let claim = cell.claims.first, let observation = cell.observation else { return [] }
        let probe = catalog.probe(provider, slug).map { SourceSpan(path: $0.path) }
        let seen =
            "\(capability.name) is claimed \(claim.value.rawValue), but a probe of \(provider)/\(slug) found it \(observation.verdict.rawValue)"
        return [
            Diagnostic(
                RecordRule.disputed, seen, at: claim.span, fix: "read the source again, and probe again",
                notes: [.init("\(observation.message) (\(observation.passed) of \(observation.runs))", at: probe)])
        ]
    }
}
