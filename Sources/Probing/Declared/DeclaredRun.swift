import Diagnostics
import Files
import Records
import StrictJSON

/// `probe --declared`: what lists say against what is recorded, and, where asked, the files that follow them.
package struct DeclaredRun {
    package private(set) var drifts: [Drift] = []
    /// By path relative to the data, in the order in which they are to be written.
    package private(set) var edits: [(path: String, bytes: [UInt8])] = []
    /// Sentences: why something was not compared, or not written.
    package private(set) var refusals: [String] = []
    /// Errors that the edits would have brought into the data; those edits are not among `edits`.
    package private(set) var problems: [Diagnostic] = []

    /// - Parameter writes: whether to work out the edits; nothing here touches a disk.
    package init(_ lists: [(provider: String, list: DeclaredList)], in data: FileTree, day: PartialDate, writes: Bool) throws(FileError) {
        var tree = data
        var (loaded, known) = try CatalogLoader.load(tree, today: day)
        if loaded == nil { problems = known }
        var files: [String: [UInt8]] = [:]
        var order: [String] = []
        for (id, list) in lists {
            guard let catalog = loaded else { return }
            guard let provider = catalog.provider(id) else {
                refusals.append("no record of a provider \"\(id)\"")
                continue
            }
            let drift = Drift(of: provider, in: catalog, against: list, day: day)
            drifts.append(drift)
            guard writes else { continue }
            let update = try DeclaredUpdate(drift, catalog, in: tree)
            if let refusal = update.refusal { refusals.append("\(id): nothing is written: \(refusal)") }
            if update.edits.isEmpty { continue }
            let next = tree.replacing(Dictionary(update.edits.map { ($0.path, $0.bytes) }, uniquingKeysWith: { _, last in last }))
            let (revised, found) = try CatalogLoader.load(next, today: day)
            let fresh = Self.errors(found, notIn: known)
            guard fresh.isEmpty else {
                problems += fresh
                refusals.append("\(id): nothing is written: the records would have errors")
                continue
            }
            (tree, loaded, known) = (next, revised, found)
            for edit in update.edits {
                order.removeAll { $0 == edit.path }
                order.append(edit.path)
                files[edit.path] = edit.bytes
            }
        }
        edits = order.compactMap { path in files[path].map { (path, $0) } }
    }

    private static func errors(_ found: [Diagnostic], notIn known: [Diagnostic]) -> [Diagnostic] {
        // Places move when a record is written anew.
        func words(_ problem: Diagnostic) -> [String] { [problem.id, problem.message, problem.span?.path ?? ""] }
        let old = Set(known.map(words))
        return found.filter { $0.severity == .error && !old.contains(words($0)) }
    }

    package var text: String {
        drifts.map { $0.text() }.joined(separator: "\n") + refusals.map { visible($0) + "\n" }.joined()
    }

    package var json: JSONValue {
        .object([
            ("lists", .array(drifts.map(\.json))), ("refusals", .array(refusals.map { .string($0) })),
            ("written", .array(edits.map { .string($0.path) })),
        ])
    }
}
