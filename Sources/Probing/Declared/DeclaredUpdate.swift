import Diagnostics
import Files
import Records
import StrictJSON

/// The files that change when the facts that rest on a list follow it. Facts of any other source stay as they are, byte for byte.
struct DeclaredUpdate {
    /// By path relative to the data, in the order in which they are to be written: the date of the source comes last, so that it never
    /// vouches for what is not there yet.
    private(set) var edits: [(path: String, bytes: [UInt8])] = []
    /// Why nothing is written although the list is complete.
    private(set) var refusal: String?

    init(_ drift: Drift, _ catalog: Catalog, in tree: FileTree) throws(FileError) {
        guard drift.isComplete, drift.compared > 0 else { return }
        let sources = ListSource(provider: drift.provider, url: drift.list.url).sources
        guard !sources.isEmpty else { return }
        if let later = sources.first(where: { drift.day < $0.checked }) {
            refusal = "the source \"\(later.id.id)\" was read on \(later.checked.text), after \(drift.day.text)"
            return
        }
        let checked = sources.map { (id: $0.id.id, checked: $0.checked) }
        for offering in catalog.offerings(at: drift.provider.id) {
            let entry = drift.list.entry(for: offering)
            try edit("providers/\(offering.provider)/models/\(offering.slug).json", in: tree) { record in
                func revision(_ record: JSONValue) -> OfferingRevision {
                    OfferingRevision(sources: checked, day: drift.day, record: record)
                }
                let revised = revision(record).revised(entry) { drift.list[$0] != nil }
                guard drift.list.namesEveryModel, !offering.id.isEmpty else { return revised }
                return entry == nil ? revision(revised).marked() : revision(revised).unmarked()
            }
        }
        try edit("providers/\(drift.provider.id)/provider.json", in: tree) { record in
            Self.provider(record, Set(checked.map(\.id)), drift)
        }
        if refusal != nil { edits = [] }
    }

    /// The date of the source, and how many models it counts.
    private static func provider(_ record: JSONValue, _ ids: Set<String>, _ drift: Drift) -> JSONValue {
        let dated = record.changing("sources") { table in
            JSONValue(
                .object(
                    (table.members ?? []).map { member in
                        ids.contains(member.key)
                            ? JSONMember(member.key, member.value.setting("checked", .string(drift.day.text))) : member
                    }))
        }
        guard drift.list.namesEveryModel, drift.list.oddIDs == 0 else { return dated }
        return dated.changing("models_served") { facts in
            facts.eachOfOneOrMore { fact in
                guard let source = fact["source"]?.string, ids.contains(source), let value = fact["value"]?.numberText,
                    value != String(drift.list.entries.count)
                else { return fact }
                return fact.setting("value", .number(drift.list.entries.count)).setting("said", nil).setting("date", nil)
            }
        }
    }

    private mutating func edit(_ path: String, in tree: FileTree, _ change: (JSONValue) -> JSONValue) throws(FileError) {
        guard let kind = RecordKind(path: path) else { return }
        let bytes = try tree.read(path, limit: JSONReader.Limits().bytes)
        let (value, problems) = JSONReader.read(bytes, path: tree.shown(path))
        guard let value, problems.isEmpty else {
            refusal = "\(tree.shown(path)) cannot be read"
            return
        }
        let draft = JSONWriter.bytes(change(value), .compact)
        // Only a canonical file keeps every other byte when it is written anew.
        guard RecordFormatter.canonical(bytes, kind: kind, path: path).bytes == bytes,
            let revised = RecordFormatter.canonical(draft, kind: kind, path: path).bytes
        else {
            if draft != JSONWriter.bytes(value, .compact) { refusal = "\(tree.shown(path)) is not in canonical form; run fmt first" }
            return
        }
        if revised != bytes { edits.append((path, revised)) }
    }
}
