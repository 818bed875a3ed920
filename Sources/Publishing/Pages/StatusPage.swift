import Mustache
import Records

/// How much is known, sourced, verified, disputed, stale.
struct StatusPage: Page {
    let edition: Edition

    let path = "status/"
    let template = "status"
    let section: Section? = .status
    let title = "Status of the data"
    let description = "How many cells of the matrix are known, sourced, verified, disputed and stale."

    func context(_ links: Links) -> [(String, Value)] {
        let catalog = edition.catalog
        let providers = catalog.providers.map { ($0, Coverage.of($0, in: edition)) }
        let total = providers.reduce(Coverage()) { $0 + $1.1 }
        return [
            ("clock", .text(edition.clock?.words)),
            ("claim_days", .count(catalog.settings.staleAfterDays.claim)),
            ("observation_days", .count(catalog.settings.staleAfterDays.observation)),
            ("total", row("All", links.page(""), "total", total)),
            ("providers", .list(providers.map { row($0.name, links.provider($0.id), "provider." + $0.id, $1) })),
            (
                "capabilities",
                .list(
                    catalog.vocabulary.all.map {
                        row($0.name, links.capability($0.id.id), "capability." + $0.id.id, Coverage.of($0, in: edition))
                    })
            ),
        ]
    }

    private func row(_ name: String, _ href: Value, _ anchor: String, _ coverage: Coverage) -> Value {
        [
            "name": .string(name), "href": href, "anchor": .string(anchor),
            "cells": .count(coverage.cells), "known": .count(coverage.known), "sourced": .count(coverage.sourced),
            "verified": .count(coverage.verified), "disputed": .count(coverage.disputed), "stale": .count(coverage.stale),
            "percent": .string(percent(coverage.known, of: coverage.cells)),
            "bar": CoverageBar(coverage).value,
        ]
    }

    /// Rounded down, so that only what is complete says 100 %.
    private func percent(_ part: Int, of whole: Int) -> String {
        whole == 0 ? "0%" : "\(part * 100 / whole)%"
    }
}
