import Mustache
import Records

/// An offering as one row of a table.
struct OfferingView {
    let offering: Offering
    let provider: Provider
    let edition: Edition
    let prose: Prose
    let links: Links
    /// The element's id.
    let anchor: String

    var value: Value {
        let citations = Citations(edition.catalog, provider)
        let model = edition.catalog.model(offering.model.id)
        let lab = model.flatMap { edition.catalog.lab($0.lab) }
        return [
            "anchor": .string(anchor),
            "name": .string(offering.name ?? model?.name ?? offering.model.id),
            "href": links.model(offering.model.id),
            "lab": .text(lab?.name),
            "provider": .string(provider.name),
            "provider_href": links.provider(provider.id),
            "kind": FactView(provider.kind, citations, prose, Words.kind).value,
            "id": FactView(offering.id, citations, prose, isCode: true) { $0 }.value,
            "unlisted": unlisted(citations),
            "type": FactView(offering.type, citations, prose, Words.types).value,
            "context": FactView(offering.context, citations, prose, Words.number).value,
            "max_output": FactView(offering.maxOutput, citations, prose, Words.number).value,
            "prices": .list(offering.currentPrices.map { PriceView(price: $0, citations: citations, prose: prose).value }),
            "has_notes": .bool(!offering.notes.isEmpty),
            "note_count": .count(offering.notes.count),
            "note_word": .string(offering.notes.count == 1 ? "note" : "notes"),
            "notes": .list(offering.notes.map { NoteView(note: $0, citations: citations, prose: prose).value }),
        ]
    }

    /// A model that has vanished from the provider's list stays recorded, and says so.
    private func unlisted(_ citations: Citations) -> Value {
        guard let fact = offering.listed.first, !fact.value else { return .null }
        let since = fact.date ?? citations.table[fact.source.id]?.checked
        return [
            "text": .string("no longer in the provider's list" + (since.map { " since \($0.words)" } ?? "")),
            "source": citations.value(fact.source, fact.date),
        ]
    }

    func cell(_ capability: Capability, _ citations: Citations) -> Value {
        CellView(
            anchor: anchor + "." + capability.id.id,
            cell: edition.catalog.cell(offering, of: provider, capability.id.id),
            citations: citations, prose: prose, edition: edition, links: links,
            command: ProbeCommand(offering, at: provider, capability)
        ).value
    }
}

struct NoteView {
    let note: RecordNote
    let citations: Citations
    let prose: Prose

    var value: Value {
        ["text": prose.inline(note.text), "source": citations.value(note.source, note.date)]
    }
}
