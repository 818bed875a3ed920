import Mustache
import Testing

@testable import Publishing

/// Holds `templates/CONTEXTS.md` and what the pages give to their templates to each other.
struct ContextTests {
    private static let sites = Result { [try BuiltSite.shipped(), try .example(), try .bare()] }

    private func given(_ template: String) throws -> GivenContexts {
        GivenContexts(template, in: try Self.sites.get())
    }

    @Test(arguments: try pageKinds()) func documentsExactlyTheKeysThatAreGiven(_ template: String) throws {
        let documented = Set(try ContextDocument().keys(of: template).keys)
        let given = Set(try given(template).values.keys)
        #expect(given.subtracting(documented).sorted() == [], "given to \(template).mustache, not in CONTEXTS.md")
        #expect(documented.subtracting(given).sorted() == [], "in CONTEXTS.md, never given to \(template).mustache")
    }

    @Test(arguments: try pageKinds()) func documentsWhatEachValueIs(_ template: String) throws {
        let given = try given(template)
        for (path, key) in try ContextDocument().keys(of: template) {
            for value in given.values[path] ?? [] {
                #expect(fits(value, key), "CONTEXTS.md:\(key.line): \(path) of \(template).mustache is \(value)")
            }
        }
    }

    /// By line of the document: what one page kind always has, another may lack.
    @Test func marksAsNullWhatIsSometimesNullAndNothingElse() throws {
        let document = try ContextDocument()
        var seen: [Int: (path: String, canBeNull: Bool, nulls: Int, others: Int)] = [:]
        for template in try pageKinds() {
            let given = try given(template)
            for (path, key) in try document.keys(of: template) where key.kind != .null {
                var counts = seen[key.line] ?? (path, key.canBeNull, 0, 0)
                for value in given.values[path] ?? [] {
                    if value == .null { counts.nulls += 1 } else { counts.others += 1 }
                }
                seen[key.line] = counts
            }
        }
        try #require(seen.count > 100)
        for (line, counts) in seen.sorted(by: { $0.key < $1.key }) {
            #expect(counts.others > 0, "CONTEXTS.md:\(line): \(counts.path) is never anything")
            #expect((counts.nulls > 0) == counts.canBeNull, "CONTEXTS.md:\(line): \(counts.path) is null \(counts.nulls) times")
        }
    }

    /// A member without a key would show the one of what it stands in: a cell the note of its row.
    @Test(arguments: try pageKinds()) func givesTheSameKeysWhereverAnObjectStands(_ template: String) throws {
        for (path, shapes) in try given(template).shapes {
            #expect(
                shapes.count == 1,
                "\(template).mustache, \(path.isEmpty ? "the context" : path): \(shapes.map { "\($0.key) on /\($0.value)" })")
            for keys in shapes.keys {
                #expect(Set(keys).count == keys.count, "\(template).mustache, \(path): a key twice among \(keys)")
            }
        }
    }

    @Test func hasNoSectionThatNothingRefersTo() throws {
        let document = try ContextDocument()
        let shared = document.sections.values.joined().compactMap { if case .shared(let name) = $0.kind { name } else { nil } }
        let templates = try pageKinds().map { $0 + ".mustache" }
        #expect(Set(document.sections.keys) == Set(shared + templates + ["Every page"]))
    }

    private func fits(_ value: Value, _ key: ContextDocument.Key) -> Bool {
        switch (value, key.kind) {
        case (.null, _): true  // `marksAsNullWhatIsSometimesNullAndNothingElse`
        case (.string, .text), (.bool, .flag), (.object, .object), (.object, .shared): true
        default: false
        }
    }
}
