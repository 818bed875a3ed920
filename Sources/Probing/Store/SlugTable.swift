import Records

/// File names for models of which no record chose one: the same for every shard, and as they were where there is a file already.
package struct SlugTable: Sendable {
    private let slugs: [[UInt8]: String]

    /// - Parameters:
    ///   - ids: every model that the run could try, whichever shard tries it.
    ///   - existing: the models of each file in the folder, by slug.
    package init(ids: [String], existing: [String: [String]] = [:]) {
        var slugs: [[UInt8]: String] = [:]
        var taken = Set(existing.keys).union([ProbeFile.endpointSlug])
        for (slug, models) in existing.sorted(by: { $0.key.precedes($1.key) }) {
            for id in models where slugs[Array(id.utf8)] == nil { slugs[Array(id.utf8)] = slug }
        }
        for id in ids.sorted(by: { $0.precedes($1) }) where slugs[Array(id.utf8)] == nil {
            let slug = [id.pathName, id.pathNameWithHash].first { !taken.contains($0) } ?? SHA256.hex(Array(id.utf8))
            taken.insert(slug)
            slugs[Array(id.utf8)] = slug
        }
        self.slugs = slugs
    }

    /// What `server` and `version` have in the catalog is kept.
    package init(ids: [String], server: String, version: String, in catalog: Catalog) {
        let files = catalog.selfHostedProbes.filter { $0.provider == server && $0.version == version }
        self.init(ids: ids, existing: Dictionary(files.map { ($0.slug, Array($0.models.keys)) }, uniquingKeysWith: { first, _ in first }))
    }

    /// `nil` for an id that was not given.
    package subscript(id: String) -> String? { slugs[Array(id.utf8)] }
}
