import Diagnostics

/// Nobody has read a source tomorrow. Not asked of a build, which must not look at the clock.
enum DateRule {
    static func check(_ catalog: Catalog, today: PartialDate?) -> [Diagnostic] {
        guard let today else { return [] }
        let tables = catalog.models.map(\.sources) + catalog.providers.map(\.sources)
        let sources = tables.flatMap(\.all).filter { today.firstDay < $0.checked.firstDay }.map { source in
            Diagnostic(
                RecordRule.futureDate,
                "the source \"\(source.id.id)\" was checked in the future (\(source.checked.text); today is \(today.text))",
                at: source.id.span, fix: "write the date on which it was read")
        }
        let probes = catalog.probes.filter { probe in
            (probe.endpoint.values + probe.models.values.flatMap(\.values)).contains { today.firstDay < $0.at.date.firstDay }
        }
        return sources
            + probes.map {
                Diagnostic(
                    RecordRule.futureDate, "an observation lies in the future (today is \(today.text))", at: SourceSpan(path: $0.path),
                    fix: "check the clock of the machine that probed")
            }
    }
}
