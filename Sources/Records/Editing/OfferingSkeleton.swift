import Diagnostics
import Files
import StrictJSON

extension Skeleton {
    /// The record of one model as one provider serves it.
    ///
    /// - Parameters:
    ///   - id: the model's id there.
    ///   - model: `<lab>/<model>`; found by the id when `nil`.
    ///   - source: an id of the provider's sources table; its only one when `nil`.
    /// - Returns: no skeleton where records that must be read first have problems.
    /// - Throws: `Problem` or `FileError`.
    package static func offering(
        _ id: String, at provider: String, model: String?, source: String?, in tree: FileTree
    ) throws -> (skeleton: Skeleton?, problems: [Diagnostic]) {
        let paths = try tree.entries().map(\.path)
        try requireCatalog(tree, paths)
        let kinds = paths.compactMap { RecordKind(path: $0) }
        try requireProvider(provider, among: kinds)
        try require(id, fits: .line, as: "the id of the model")
        let providerPath = "providers/\(provider)/provider.json"
        var problems: [Diagnostic] = []
        func read(_ path: String) throws(FileError) -> JSONValue? {
            let (value, found) = JSONReader.read(try tree.read(path, limit: JSONReader.Limits().bytes), path: tree.shown(path))
            problems += found
            return value
        }
        let table = try read(providerPath)?["sources"]?.members ?? []
        var slugs: Set = [probeOfTheEndpoint]
        for case .offering(provider, let slug) in kinds {
            slugs.insert(slug)
            let path = "providers/\(provider)/models/\(slug).json"
            guard let given = try read(path)?["id"] else { continue }
            // As bytes: Unicode that looks the same may be two ids.
            let isTaken = (given.array ?? [given]).contains { $0["value"]?.string.map { $0.utf8.elementsEqual(id.utf8) } ?? false }
            if isTaken {
                throw Problem(message: "\(provider) has an offering with the id \"\(id)\" already", fix: "edit \(tree.shown(path))")
            }
        }
        guard problems.isEmpty else { return (nil, problems) }
        let cited = try choose(source, of: table.map(\.key), tree.shown(providerPath))
        let match = ModelMatch(id: id, models: kinds.compactMap(\.modelReference))
        let reference = try model.map { name throws(Problem) in try match.named(name, tree) } ?? match.found(tree)
        let slug = free(slug(of: id), slugs)
        let record = JSONValue.object([
            ("id", fact(.string(id), cited)), ("model", .string(reference)), ("capabilities", .object([])),
        ])
        let skeleton = Skeleton(
            .offering(provider: provider, slug: slug), path: "providers/\(provider)/models/\(slug).json", record,
            missing: ["type", "context", "max_output", "prices", "capabilities"])
        return (skeleton, [])
    }

    /// In `data/probes` this name is taken by what a probe saw of the endpoint itself.
    private static let probeOfTheEndpoint = "endpoint"

    private static func requireProvider(_ id: String, among kinds: [RecordKind]) throws(Problem) {
        let known = kinds.compactMap { if case .provider(let id) = $0 { id } else { nil } }
        guard !known.contains(id) else { return }
        let meant = closestMatch(to: id, among: known)
        throw Problem(
            message: "there is no provider \"\(id)\"",
            fix: meant.map { "did you mean \"\($0)\"?" } ?? "add it first: compat-matrix add provider ID")
    }

    private static func choose(_ source: String?, of ids: [String], _ path: String) throws(Problem) -> String {
        let list = ids.joined(separator: ", ")
        guard let first = ids.first else {
            throw Problem(message: "the provider has no source, and the id needs one", fix: "add it to \"sources\" in \(path)")
        }
        guard let source else {
            guard ids.count == 1 else {
                throw Problem(message: "the provider has \(ids.count) sources: \(list)", fix: "say with --source which one gives the id")
            }
            return first
        }
        guard !ids.contains(source) else { return source }
        let meant = closestMatch(to: source, among: ids)
        throw Problem(
            message: "the provider has no source \"\(source)\"; it has \(list)",
            fix: meant.map { "did you mean \"\($0)\"?" } ?? "add it to \"sources\" in \(path)")
    }

    private static func free(_ wanted: String, _ taken: Set<String>) -> String {
        let base = wanted.isEmpty ? "model" : wanted
        if !taken.contains(base) { return base }
        var number = 2
        while taken.contains("\(base)-\(number)") { number += 1 }
        return "\(base)-\(number)"
    }
}

extension RecordKind {
    fileprivate var modelReference: String? {
        if case .model(let lab, let slug) = self { lab + "/" + slug } else { nil }
    }
}
