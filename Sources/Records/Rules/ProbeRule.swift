import Diagnostics

/// Observations belong to a provider, and nothing passes more often than it ran or says what its reason does not.
enum ProbeRule {
    static func check(_ catalog: Catalog) -> [Diagnostic] {
        catalog.allProbes.flatMap { probe -> [Diagnostic] in
            let providerPath = "\(catalog.root)/providers/\(probe.provider)/provider.json"
            let isKnown = catalog.provider(probe.provider) != nil || catalog.brokenPaths.contains(providerPath)
            let stray = Diagnostic(
                RecordRule.unknownProvider, "there is no provider \"\(probe.provider)\"", at: SourceSpan(path: probe.path),
                fix: "remove the observations, or add the provider")
            return (isKnown ? [] : [stray]) + check(probe)
        }
    }

    /// What one record must keep by itself.
    static func check(_ probe: ProbeRecord) -> [Diagnostic] {
        probe.places.flatMap { span, observation in
            var problems: [Diagnostic] = []
            if observation.passed > observation.runs {
                problems.append(
                    Diagnostic(RecordRule.impossibleCount, "an observation passed more often than it ran", at: span, fix: "probe again"))
            }
            let said = [(observation.reason, observation.verdict)] + (observation.pending.map { [($0.reason, $0.verdict)] } ?? [])
            for (code, verdict) in said {
                guard let reason = ProbeReason(rawValue: code), reason.verdict != verdict else { continue }
                problems.append(
                    Diagnostic(
                        RecordRule.contradictoryVerdict,
                        "the reason \"\(code)\" means \(reason.verdict.rawValue), not \(verdict.rawValue)", at: span, fix: "probe again"))
            }
            return problems
        }
    }
}
