import Mustache
import Records

/// A source as a reader checks it: who says so, where, when.
struct SourceView {
    let source: Source
    /// When the source said so, if not when it was last checked.
    let date: PartialDate?
    /// Who speaks, as seen from the provider; `nil` where the record is no provider's.
    let standing: Catalog.Standing?

    var value: Value {
        let date = date ?? source.checked
        return [
            "id": .string(source.id.id),
            "title": .string(source.title),
            "publisher": .string(source.publisher),
            "url": .text(source.url),
            "date": .words(date),
            "standing": .text(standing.map(Words.standing)),
            "is_competitor": .bool(standing == .competitor),
        ]
    }
}

/// Where the facts of a record lead to: its sources, and how they stand to the record.
struct Citations {
    let catalog: Catalog
    let table: SourceTable
    let provider: Provider?

    init(_ catalog: Catalog, _ provider: Provider) {
        self.catalog = catalog
        self.table = provider.sources
        self.provider = provider
    }

    init(_ catalog: Catalog, _ model: Model) {
        self.catalog = catalog
        self.table = model.sources
        self.provider = nil
    }

    /// `.null` for a source that is not there, which the check of the data has already said.
    func value(_ reference: Reference, _ date: PartialDate?) -> Value {
        guard let source = table[reference.id] else { return .null }
        return view(source, date).value
    }

    /// A source in the list of a record's sources.
    func entry(_ source: Source, _ prose: Prose, _ edition: Edition) -> Value {
        [
            "source": view(source).value,
            "note": prose.inline(source.note),
            "is_stale": .bool(edition.isStale(source.checked, after: catalog.settings.staleAfterDays.claim)),
        ]
    }

    func view(_ source: Source, _ date: PartialDate? = nil) -> SourceView {
        SourceView(source: source, date: date, standing: provider.map { catalog.standing(of: source, about: $0) })
    }
}
