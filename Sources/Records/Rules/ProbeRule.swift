import Diagnostics

/// Observations belong to a provider, and nothing passes more often than it ran.
enum ProbeRule {
    static func check(_ catalog: Catalog) -> [Diagnostic] {
        catalog.probes.flatMap { probe in
            var problems: [Diagnostic] = []
            let span = SourceSpan(path: probe.path)
            let providerPath = "\(catalog.root)/providers/\(probe.provider)/provider.json"
            if catalog.provider(probe.provider) == nil, !catalog.brokenPaths.contains(providerPath) {
                problems.append(
                    Diagnostic(
                        RecordRule.unknownProvider, "there is no provider \"\(probe.provider)\"", at: span,
                        fix: "remove the observations, or add the provider"))
            }
            let observations = Array(probe.endpoint.values) + probe.models.values.flatMap(\.values)
            if observations.contains(where: { $0.passed > $0.runs }) {
                problems.append(
                    Diagnostic(RecordRule.impossibleCount, "an observation passed more often than it ran", at: span, fix: "probe again"))
            }
            return problems
        }
    }
}
