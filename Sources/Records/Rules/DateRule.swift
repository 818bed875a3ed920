import Diagnostics

/// Nobody has read a source tomorrow, and no source says what it said after it was read.
enum DateRule {
    /// - Parameter today: not given in a build, which must not look at the clock.
    static func check(_ catalog: Catalog, today: PartialDate?) -> [Diagnostic] {
        let late =
            catalog.models.flatMap { afterCheck($0.citations, $0.sources) }
            + catalog.providers.flatMap { provider in
                afterCheck(provider.citations + catalog.offerings(at: provider.id).flatMap(\.citations), provider.sources)
            }
        return late + (today.map { future(catalog, today: $0) } ?? [])
    }

    private static func afterCheck(_ citations: [Citation], _ table: SourceTable) -> [Diagnostic] {
        citations.compactMap { citation in
            guard let date = citation.date, let source = table[citation.source.id], source.checked.lastDay < date.firstDay else {
                return nil
            }
            return Diagnostic(
                RecordRule.dateAfterCheck, "this is dated \(date.text), but its source was last read in \(source.checked.text)",
                at: citation.source.span,
                fix: "read the source again and move its \"checked\", or correct the date", notes: [.init("the source", at: source.id.span)]
            )
        }
    }

    private static func future(_ catalog: Catalog, today: PartialDate) -> [Diagnostic] {
        let tables = catalog.models.map(\.sources) + catalog.providers.map(\.sources)
        let sources = tables.flatMap(\.all).filter { today.firstDay < $0.checked.firstDay }.map { source in
            Diagnostic(
                RecordRule.futureDate,
                "the source \"\(source.id.id)\" was checked in the future (\(source.checked.text); today is \(today.text))",
                at: source.id.span, fix: "write the date on which it was read")
        }
        let probes = catalog.allProbes.filter { probe in
            probe.observations.contains { today.firstDay < $0.at.date.firstDay }
        }
        return sources
            + probes.map {
                Diagnostic(
                    RecordRule.futureDate, "an observation lies in the future (today is \(today.text))", at: SourceSpan(path: $0.path),
                    fix: "check the clock of the machine that probed")
            }
    }
}
