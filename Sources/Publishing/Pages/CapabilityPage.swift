import Mustache
import Records

/// One capability: what it means, and who has it.
struct CapabilityPage: Page {
    let edition: Edition
    let capability: Capability

    var path: String { "capabilities/\(capability.id.id)/" }
    let template = "capability"
    let section: Section? = .capabilities
    var title: String { capability.name }
    var description: String { "\(capability.name): what it means on an OpenAI-compatible API, and which providers have it." }

    private var catalog: Catalog { edition.catalog }

    func context(_ links: Links) -> [(String, Value)] {
        let prose = Prose(root: links.root)
        let offerings = offerings(prose, links)
        let reasons = reasons(links)
        return [
            ("name", .string(capability.name)),
            ("summary", .string(capability.summary)),
            ("endpoint", .text(capability.endpoint)),
            ("parameter", .text(capability.parameter)),
            ("spec", .string(capability.spec)),
            ("is_of_endpoint", .bool(capability.scope == .endpoint)),
            ("method", .text(ProbedCapability(rawValue: capability.id.id)?.method)),
            ("reasons_href", links.page(ReasonsPage.path)),
            ("has_reasons", .bool(!reasons.isEmpty)),
            ("reasons", .list(reasons)),
            (
                "providers",
                .list(
                    catalog.providers.map { provider in
                        [
                            "name": .string(provider.name), "href": links.provider(provider.id),
                            "kind": .text(provider.kind.first.map { Words.kind($0.value) }),
                            "cell": CellView(
                                anchor: provider.id, cell: catalog.cell(provider, capability.id.id),
                                citations: Citations(catalog, provider), prose: prose, edition: edition, links: links,
                                command: ProbeCommand(provider, capability), tally: Tally(provider, capability, catalog)
                            ).value,
                        ]
                    })
            ),
            ("has_offerings", .bool(!offerings.isEmpty)),
            ("offerings", .list(offerings)),
        ]
    }

    /// Offerings of which something is known, for a capability that is a fact of each model.
    private func offerings(_ prose: Prose, _ links: Links) -> [Value] {
        guard capability.scope == .model else { return [] }
        return catalog.offerings.compactMap { offering in
            guard let provider = catalog.provider(offering.provider) else { return nil }
            let cell = catalog.cell(offering, of: provider, capability.id.id)
            guard !cell.isBlank, !cell.isInherited || cell.observation != nil else { return nil }
            let view = OfferingView(
                offering: offering, provider: provider, edition: edition, prose: prose, links: links,
                anchor: provider.id + "." + offering.slug)
            return [
                "name": .string(offering.name ?? catalog.model(offering.model.id)?.name ?? offering.model.id),
                "href": links.model(offering.model.id),
                "provider": .string(provider.name),
                "provider_href": links.provider(provider.id),
                "cell": view.cell(capability, Citations(catalog, provider)),
            ]
        }
    }

    private func isOwn(_ reason: ProbeReason) -> Bool {
        guard let probed = ProbedCapability(rawValue: capability.id.id), reason.verdict != .inconclusive else { return false }
        return reason.concerns(probed)
    }

    /// The reasons that a probe can give for a verdict on it, and any that one gave, in the order of the codes. What says nothing either
    /// way (a timeout, a refused key) can be said of every capability, and stands on the page of all reasons.
    private func reasons(_ links: Links) -> [Value] {
        var seen: [String: (verdict: Observation.Verdict, count: Int)] = [:]
        for provider in catalog.providers {
            var cells = [catalog.cell(provider, capability.id.id)]
            if capability.scope == .model {
                cells += catalog.offerings(at: provider.id).map { catalog.cell($0, of: provider, capability.id.id) }
            }
            for observation in cells.compactMap(\.observation) {
                seen[observation.reason, default: (observation.verdict, 0)].count += 1
            }
        }
        let known = ProbeReason.allCases.map(\.rawValue)
        let unknown = seen.keys.filter { !known.contains($0) }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        return (known + unknown).compactMap { code in
            let own = ProbeReason(rawValue: code).flatMap { isOwn($0) ? $0.verdict : nil }
            guard let verdict = seen[code]?.verdict ?? own else { return nil }
            let count = seen[code]?.count ?? 0
            let (reason, view) = (ReasonView(code: code), VerdictView(verdict: verdict))
            return [
                "code": .string(code), "href": links.page(reason.path), "state": .string(view.state), "word": .string(view.word),
                "fault": .string(reason.fault), "sentence": .string(reason.sentence),
                "cells": .text(count == 0 ? nil : Words.counted(count, "cell")),
            ]
        }
    }
}
