import Diagnostics

/// What nothing refers to is either forgotten or wrong. Where a reference is mistyped, that is said and this is not.
enum UsageRule {
    static func check(_ catalog: Catalog) -> [Diagnostic] {
        sources(catalog) + models(catalog) + capabilities(catalog)
    }

    private static func sources(_ catalog: Catalog) -> [Diagnostic] {
        func unused(_ table: SourceTable, _ citations: [Citation]) -> [Diagnostic] {
            let used = Set(citations.map(\.source.id))
            guard used.allSatisfy({ table[$0] != nil }) else { return [] }
            return table.all.filter { !used.contains($0.id.id) }.map {
                Diagnostic(RecordRule.unusedSource, "nothing rests on the source \"\($0.id.id)\"", at: $0.id.span, fix: "remove it")
            }
        }
        let models = catalog.models.flatMap { unused($0.sources, $0.citations) }
        let providers = catalog.providers.flatMap { provider -> [Diagnostic] in
            // A broken offering may be what uses it.
            let folder = "\(catalog.root)/providers/\(provider.id)/models/"
            if catalog.brokenPaths.contains(where: { $0.hasPrefix(folder) }) { return [] }
            return unused(provider.sources, provider.citations + catalog.offerings(at: provider.id).flatMap(\.citations))
        }
        return models + providers
    }

    private static func models(_ catalog: Catalog) -> [Diagnostic] {
        if catalog.brokenPaths.contains(where: { $0.hasPrefix("\(catalog.root)/providers/") || $0.hasPrefix("\(catalog.root)/models/") }) {
            return []
        }
        let referred = catalog.offerings.allSatisfy { catalog.model($0.model.id) != nil }
        let models =
            !referred
            ? []
            : catalog.models.filter { catalog.offerings(of: $0.id).isEmpty }.map {
                Diagnostic(
                    RecordRule.unusedModel, "no offering refers to \(visible($0.name))", at: SourceSpan(path: $0.path),
                    fix: "add an offering, or remove it")
            }
        let labs = Set(catalog.models.map(\.lab))
        guard labs.allSatisfy({ catalog.lab($0) != nil }) else { return models }
        return models
            + catalog.labs.filter { !labs.contains($0.id) }.map {
                Diagnostic(
                    RecordRule.unusedLab, "\(visible($0.name)) has no model", at: SourceSpan(path: "\(catalog.root)/labs/\($0.id).json"),
                    fix: "add a model, or remove it")
            }
    }

    private static func capabilities(_ catalog: Catalog) -> [Diagnostic] {
        guard catalog.brokenPaths.isEmpty else { return [] }
        let claims = catalog.providers.map(\.claims) + catalog.offerings.map(\.claims)
        let named = claims.flatMap { $0.all.map(\.capability.id) } + catalog.probes.flatMap { $0.capabilities.map(\.id) }
        let used = Set(named + catalog.settings.matrixColumns.map(\.id))
        guard used.allSatisfy({ catalog.vocabulary[$0] != nil }) else { return [] }
        // What the prober looks for will be seen one day.
        return catalog.vocabulary.all.filter { !used.contains($0.id.id) && ProbedCapability(rawValue: $0.id.id) == nil }.map {
            Diagnostic(
                RecordRule.unusedCapability, "nobody says anything of the capability \"\($0.id.id)\"", at: $0.id.span,
                fix: "add what is known of it, or remove it")
        }
    }
}
