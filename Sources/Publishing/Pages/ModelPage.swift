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
        let hosted = Host.all(of: model, catalog)
        let choices = Choices(catalog)
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
            ("choices", choices.value(noun: "offers", isChoice: hosted.count > 1, reckons: true)),
            ("traffic", .string(Traffic.usual.words)),
            ("compare_href", hosted.count > 1 ? links.page(ComparePage.path(hostsOf: model)) : .null),
            (
                "hosts",
                .list(
                    hosted.map { host in
                        [
                            "offering": view(host, prose, links).value,
                            "answers": .string(choices.answer(host.offering)),
                            "month": host.month.value,
                            "price_code": .string(PriceCode(prices: host.offering.currentPrices).text),
                            "lowest": .text(host.offering.currentPrices.first.flatMap { $0.input.decimal ?? $0.amount.decimal }?.text),
                        ]
                    })
            ),
            ("has_capabilities", .bool(!asked.isEmpty)),
            (
                "capabilities",
                .list(
                    asked.map { capability in
                        [
                            "name": .string(capability.name), "href": links.capability(capability.id.id),
                            "differs": .bool(differs(capability, hosted)),
                            "cells": .list(
                                hosted.map { view($0, prose, links).cell(capability, Citations(catalog, $0.provider)) }),
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

    private func view(_ host: Host, _ prose: Prose, _ links: Links) -> OfferingView {
        OfferingView(
            offering: host.offering, provider: host.provider, edition: edition, prose: prose, links: links,
            anchor: "at.\(host.provider.id).\(host.offering.slug)")
    }

    /// Whether a visitor gets more of it at one host than at another, as far as that is known.
    private func differs(_ capability: Capability, _ hosted: [Host]) -> Bool {
        Set(hosted.compactMap { catalog.cell($0.offering, of: $0.provider, capability.id.id).state.outcome }).count > 1
    }

    /// Capabilities of which something is known at some host, those that differ first, and the rest.
    private func capabilities(_ hosted: [Host]) -> (asked: [Capability], silent: [Capability]) {
        var (asked, silent): ([Capability], [Capability]) = ([], [])
        for capability in edition.modelCapabilities {
            let isKnown = hosted.contains { !catalog.cell($0.offering, of: $0.provider, capability.id.id).isBlank }
            if isKnown { asked.append(capability) } else { silent.append(capability) }
        }
        let differing = asked.filter { differs($0, hosted) }
        return (differing + asked.filter { one in !differing.contains { $0.id.id == one.id.id } }, silent)
    }
}

extension CellState {
    /// What a visitor gets; `nil` where that is not known.
    fileprivate var outcome: Answer? {
        switch self {
        case .claimed(let answer), .observed(let answer), .verified(let answer): answer
        case .disputed(.fails): .no
        case .disputed: .partial
        case .unknown, .notApplicable, .dependsOnModel, .contested: nil
        }
    }
}
