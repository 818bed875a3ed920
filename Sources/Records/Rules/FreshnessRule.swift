import Diagnostics

/// What nobody has looked at for long is marked. Judged by today; the output of a build has a clock of its own.
enum FreshnessRule {
    static func check(_ catalog: Catalog, today: PartialDate?) -> [Diagnostic] {
        guard let today else { return [] }
        let limits = catalog.settings.staleAfterDays
        let tables = catalog.models.map(\.sources) + catalog.providers.map(\.sources)
        let sources = tables.flatMap(\.all).compactMap { source -> Diagnostic? in
            let age = today.firstDay - source.checked.firstDay
            guard age > limits.claim else { return nil }
            return Diagnostic(
                RecordRule.staleSource, "the source \"\(source.id.id)\" was last read \(age) days ago; the limit is \(limits.claim)",
                at: source.id.span, fix: "read it again, then: compat-matrix checked \(source.id.id)")
        }
        let probes = catalog.allProbes.compactMap { probe -> Diagnostic? in
            let oldest = probe.observations.map { today.firstDay - $0.at.date.firstDay }.max() ?? 0
            guard oldest > limits.observation else { return nil }
            return Diagnostic(
                RecordRule.staleObservation, "an observation is \(oldest) days old; the limit is \(limits.observation)",
                at: SourceSpan(path: probe.path), fix: "probe again")
        }
        return sources + probes
    }
}
