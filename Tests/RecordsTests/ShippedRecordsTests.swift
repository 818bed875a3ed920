import Diagnostics
import Files
import Records
import Testing

/// The records in the package itself.
struct ShippedRecordsTests {
    private static func tree(file: String = #filePath) -> FileTree {
        let root = file.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")
        return .folder(root + "/data", label: "data")
    }

    @Test func loadWithoutAProblem() throws {
        let tree = Self.tree()
        let (catalog, problems) = try CatalogLoader.load(tree, today: nil)
        let shown = LocatedDiagnostic.locate(problems) { path in try? tree.read(String(path.dropFirst("data/".count)), limit: 1 << 22) }
        #expect(problems.isEmpty, "\n\(shown.map { $0.text(color: false) }.joined())")
        let loaded = try #require(catalog)
        #expect(loaded.providers.count > 1 && loaded.models.count > 1 && loaded.offerings.count > 1)
    }

    /// What the prober observes has a place on the site, as a fact of what it is observed of.
    @Test(arguments: ProbedCapability.allCases) func haveAPlaceForWhatIsProbed(_ probed: ProbedCapability) throws {
        let catalog = try #require(try CatalogLoader.load(Self.tree(), today: nil).catalog)
        let capability = try #require(catalog.vocabulary[probed.rawValue], "data/capabilities.json lacks \(probed.rawValue)")
        #expect(probed.scope == .both || (probed.scope == .endpoint) == (capability.scope == .endpoint))
    }

    @Test func areCanonical() throws {
        let tree = Self.tree()
        var records = 0
        for entry in try tree.entries() where entry.path.hasSuffix(".json") {
            guard let kind = RecordKind(path: entry.path) else { continue }
            let bytes = try tree.read(entry.path, limit: 1 << 22)
            #expect(RecordFormatter.canonical(bytes, kind: kind, path: entry.path).bytes == bytes, "data/\(entry.path)")
            records += 1
        }
        #expect(records > 10)
    }
}
