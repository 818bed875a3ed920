import Mustache
import Records

/// One model: what the weights can, and every provider that serves them, under which id, for how much.
struct ModelPage: Page {
    let edition: Edition
    let model: Model

    var path: String { "models/\(model.id)/" }
    let template = "model"
    let section: Section? = .models
    var title: String { model.name }
    var description: String { "Who serves \(model.name), what it is called there, for how much, and what works." }
    var record: String? { model.path }
    var twin: String? { path + "index.md" }

    private var catalog: Catalog { edition.catalog }

    func context(_ links: Links) -> [(String, Value)] {
        let prose = Prose(root: links.root)
        let citations = Citations(catalog, model)
        let hosted = catalog.offerings(of: model.id).compactMap { offering in
            catalog.provider(offering.provider).map { (offering: offering, provider: $0) }
        }
        let (asked, silent) = capabilities(hosted)
        let histories = hosted.flatMap { PriceHistory.all(of: $0.offering, at: $0.provider, in: catalog) }
        func fact<Content>(_ facts: [Fact<Content>], _ words: (Content) -> String) -> Value {
            FactView(facts, citations, prose, words).value
        }
        return [
            ("name", .string(model.name)),
            ("id", .string(model.id)),
            ("lab", .string(catalog.lab(model.lab)?.name ?? model.lab)),
            ("lab_href", links.lab(model.lab)),
            ("family", .text(model.family)),
            ("context", fact(model.context, Words.number)),
            ("max_output", fact(model.maxOutput, Words.number)),
            ("input", fact(model.input, Words.modalities)),
            ("output", fact(model.output, Words.modalities)),
            ("open_weights", fact(model.openWeights, Words.flag)),
            ("licence", fact(model.licence) { $0 }),
            ("released", fact(model.released, \.words)),
            ("knowledge_cutoff", fact(model.knowledgeCutoff, \.words)),
            ("host_count", .string(hosted.isEmpty ? "no provider" : Words.counted(Set(hosted.map(\.provider.id)).count, "provider"))),
            ("has_hosts", .bool(!hosted.isEmpty)),
            (
                "hosts",
                .list(
                    hosted.map { offering, provider in
                        OfferingView(
                            offering: offering, provider: provider, edition: edition, prose: prose, links: links,
                            anchor: "at.\(provider.id).\(offering.slug)"
                        ).value
                    })
            ),
            ("has_capabilities", .bool(!asked.isEmpty)),
            (
                "capabilities",
                .list(
                    asked.map { capability in
                        [
                            "name": .string(capability.name), "href": links.capability(capability.id.id),
                            "cells": .list(
                                hosted.map { offering, provider in
                                    OfferingView(
                                        offering: offering, provider: provider, edition: edition, prose: prose, links: links,
                                        anchor: "at.\(provider.id).\(offering.slug)"
                                    ).cell(capability, Citations(catalog, provider))
                                }),
                        ]
                    })
            ),
            ("silent", .text(silent.isEmpty ? nil : silent.map(\.name).joined(separator: ", "))),
            ("has_notes", .bool(!model.notes.isEmpty)),
            ("notes", .list(model.notes.map { NoteView(note: $0, citations: citations, prose: prose).value })),
            ("has_sources", .bool(!model.sources.all.isEmpty)),
            ("sources", .list(model.sources.all.map { citations.entry($0, prose, edition) })),
            ("snippets", hosted.lazy.compactMap { Snippets($0.offering, at: $0.provider, catalog) }.first?.value(links) ?? .null),
            ("has_snippet_hosts", .bool(hosted.count > 1)),
            ("snippet_hosts", SnippetHosts(hosted: hosted, catalog: catalog).value(links)),
            ("has_histories", .bool(!histories.isEmpty)),
            ("histories", .list(histories.map { $0.value(prose, links) })),
        ]
    }

    /// Capabilities of which something is known at some host, and the rest.
    private func capabilities(_ hosted: [(offering: Offering, provider: Provider)]) -> (asked: [Capability], silent: [Capability]) {
        var (asked, silent): ([Capability], [Capability]) = ([], [])
        for capability in edition.modelCapabilities {
            let isKnown = hosted.contains { !catalog.cell($0.offering, of: $0.provider, capability.id.id).isBlank }
            if isKnown { asked.append(capability) } else { silent.append(capability) }
        }
        return (asked, silent)
    }
}
