import Mustache
import Records

/// The home page: every provider against the capabilities that people ask for first.
struct MatrixPage: Page {
    let edition: Edition

    let path = ""
    let template = "matrix"
    let section: Section? = .matrix
    var title: String { edition.catalog.settings.title }
    var description: String { edition.catalog.settings.summary }

    private var catalog: Catalog { edition.catalog }
    private var columns: [Capability] { catalog.settings.matrixColumns.compactMap { catalog.vocabulary[$0.id] } }

    /// All other capabilities: shown when a visitor asks for them, each cell a link to what is known.
    private var moreColumns: [Capability] {
        let shown = Set(columns.map(\.id.id))
        return catalog.vocabulary.all.filter { !shown.contains($0.id.id) }
    }

    func context(_ links: Links) -> [(String, Value)] {
        [
            ("summary", .string(catalog.settings.summary)),
            ("provider_count", .count(catalog.providers.count)),
            ("model_count", .count(catalog.models.count)),
            ("offering_count", .count(catalog.offerings.count)),
            ("clock", .text(edition.clock?.words)),
            ("legend", Legend.value),
            ("choices", Choices(catalog).value(noun: "providers", asksForLab: false)),
            ("columns", .list(columns.map { head($0, links) })),
            ("more_columns", .list(moreColumns.map { head($0, links) })),
            ("rows", .list(catalog.providers.map { row($0, links) })),
        ]
    }

    private func head(_ capability: Capability, _ links: Links) -> Value {
        [
            "id": .string(capability.id.id), "name": .string(capability.name), "href": links.capability(capability.id.id),
            "summary": .string(capability.summary),
        ]
    }

    private func link(_ provider: Provider, _ capability: Capability, _ links: Links) -> Value {
        let state = catalog.cell(provider, capability.id.id).state
        return [
            "state": .string(state.glyph), "is_unknown": .bool(state == .unknown), "word": .string(state.words.short),
            "word_rest": .text(state.words.rest),
            "href": links.page("providers/\(provider.id)/#capability.\(capability.id.id)"),
        ]
    }

    private func row(_ provider: Provider, _ links: Links) -> Value {
        let prose = Prose(root: links.root)
        let citations = Citations(catalog, provider)
        let kind = (provider.kind.first?.value).map(Words.kindParts)
        let gotchas = provider.notes.filter(\.isGotcha)
        return [
            "id": .string(provider.id),
            "name": .string(provider.name),
            "answers": .string(Choices(catalog).answers(of: provider)),
            "more_cells": .list(moreColumns.map { link(provider, $0, links) }),
            "href": links.provider(provider.id),
            "kind_word": .text(kind?.short),
            "kind_rest": .text(kind?.rest),
            "kind": FactView(provider.kind, citations, prose, Words.kind).value,
            "base_url": FactView(provider.endpoint.baseURL, citations, prose, isCode: true) { $0 }.value,
            "surface": FactView(provider.endpoint.surface, citations, prose) { $0 }.value,
            "models_word": .text(provider.modelsServed.first.map { Words.shortCount($0.value) }),
            "models": FactView(provider.modelsServed, citations, prose, Words.count).value,
            "cells": .list(
                columns.map { capability in
                    CellView(
                        anchor: provider.id + "." + capability.id.id, cell: catalog.cell(provider, capability.id.id),
                        citations: citations, prose: prose, edition: edition, links: links,
                        command: ProbeCommand(provider, capability), tally: Tally(provider, capability, catalog)
                    ).value
                }),
            "has_notes": .bool(!gotchas.isEmpty),
            "note_count": .count(gotchas.count),
            "note_word": .string(gotchas.count == 1 ? "note" : "notes"),
            "notes": .list(gotchas.map { NoteView(note: $0, citations: citations, prose: prose).value }),
        ]
    }
}

/// Every state that a cell can have, with its meaning.
enum Legend {
    static let value: Value = .list(
        [
            (CellState.verified(.yes), "a source says yes and a probe saw it work"),
            (.claimed(.yes), "a source says yes; nobody probed it"),
            (.observed(.yes), "a probe saw it work; no source says so"),
            (.dependsOnModel, "some models there can, others cannot"),
            (.claimed(.partial), "a part of it works; the note says which"),
            (.claimed(.no), "a source says no"),
            (.verified(.no), "a source says no and a probe saw it fail"),
            (.disputed(.fails), "a source and a probe contradict each other"),
            (.contested, "sources contradict one another"),
            (.notApplicable, "the question makes no sense there"),
            (.unknown, "nobody said and nobody looked; it is not a no"),
        ].map { state, meaning in
            let words = state.words
            return [
                "state": .string(state.glyph), "meaning": .string(meaning),
                "word": .string(
                    state == .unknown
                        ? "Unknown" : words.short + (state == .disputed(.fails) || state == .contested ? "" : words.rest ?? "")),
            ]
        })
}
