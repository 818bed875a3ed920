import Diagnostics
import Files
import StrictJSON

/// Reads a tree of files into a catalog, and says everything that is wrong with it.
package struct CatalogLoader {
    /// - Parameter today: what dates are held against; `nil` leaves that out.
    /// - Returns: the catalog as far as it could be read; `nil` without settings or vocabulary.
    /// - Throws: when the tree itself cannot be listed.
    package static func load(_ tree: FileTree, today: PartialDate?) throws(FileError) -> (catalog: Catalog?, problems: [Diagnostic]) {
        var loader = CatalogLoader(tree: tree)
        for entry in try tree.entries() { loader.load(entry) }
        loader.checkRequiredFiles()
        guard let catalog = loader.catalog() else { return (nil, loader.problems) }
        let problems = ExceptionRule.apply(
            loader.exceptions, to: Rules.check(catalog, today: today), root: tree.label, today: today, isComplete: loader.broken.isEmpty)
        return (catalog, loader.problems + problems)
    }

    private let tree: FileTree
    private var problems: [Diagnostic] = []
    private var broken: Set<String> = []
    private var seen: Set<RecordKind> = []

    private var settings: SiteSettings?
    private var vocabulary: Vocabulary?
    private var labs: [Lab] = []
    private var models: [Model] = []
    private var providers: [Provider] = []
    private var offerings: [Offering] = []
    private var probes: [ProbeRecord] = []
    private var selfHostedProbes: [ProbeRecord] = []
    private var guides: [Guide] = []
    private var exceptions: [RuleException] = []

    private init(tree: FileTree) {
        self.tree = tree
    }

    private mutating func load(_ entry: FileTree.Entry) {
        let path = tree.label + "/" + entry.path
        guard entry.kind == .file else {
            broken.insert(path)
            if let kind = RecordKind(path: entry.path) { seen.insert(kind) }
            let what = entry.kind == .symbolicLink ? "a symbolic link" : "no plain file"
            return add(RecordRule.notAFile, "\(path) is \(what); records are plain files", path, fix: "put the file itself here")
        }
        if entry.path.hasPrefix("schema/") { return }
        guard let kind = RecordKind(path: entry.path) else {
            return add(
                RecordRule.misplacedFile, "\(path) is no place of a record", path,
                fix: "see the folders in CONTRIBUTING.md; move or remove it")
        }
        for id in kind.identifiers where !id.isIdentifier {
            add(
                RecordRule.invalidID, "\"\(id)\" in the path is no id", path,
                fix: "rename it: lower-case letters, digits, '-' and '.', starting with a letter or digit")
            broken.insert(path)
            return
        }
        if let reserved = kind.identifiers.first(where: \.isReservedName) {
            add(RecordRule.reservedName, "\"\(reserved)\" means a device on some systems", path, fix: "choose another id")
        }
        if let reserved = kind.identifiers.first(where: \.isPageFile) {
            add(RecordRule.reservedName, "\"\(reserved)\" is what a file of the site is called", path, fix: "choose another id")
        }
        seen.insert(kind)
        let bytes: [UInt8]
        do {
            bytes = try tree.read(entry.path, limit: JSONReader.Limits().bytes)
        } catch {
            broken.insert(path)
            if case .tooLarge(let limit) = error.reason {
                return add(
                    JSONRule.fileTooLarge, "the file has more than \(limit) bytes, which is all that a record may have", path,
                    fix: "split it, or remove what does not belong here")
            }
            return add(RecordRule.unreadableFile, error.description, path)
        }
        if case .guide(let slug) = kind {
            load(guide: slug, bytes, path)
        } else {
            load(record: kind, bytes, path)
        }
    }

    private mutating func load(guide slug: String, _ bytes: [UInt8], _ path: String) {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            broken.insert(path)
            return add(JSONRule.notUTF8, "the guide is no valid UTF-8", path, fix: "save it as UTF-8")
        }
        guides.append(Guide(slug: slug, text: text, path: path))
    }

    private mutating func load(record kind: RecordKind, _ bytes: [UInt8], _ path: String) {
        let (value, syntax) = JSONReader.read(bytes, path: path)
        problems += syntax
        guard let value, let shape = kind.shape else {
            broken.insert(path)
            return
        }
        var check = ShapeCheck(path: path)
        check.check(value, .object(shape), at: shape.name)
        problems += check.problems
        guard syntax.isEmpty, check.problems.isEmpty, decode(kind, Node(value: value, path: path)) else {
            broken.insert(path)
            return
        }
    }

    private mutating func decode(_ kind: RecordKind, _ node: Node) -> Bool {
        func keep<Record>(_ record: Record?, _ put: (Record) -> Void) -> Bool {
            record.map(put) != nil
        }
        return switch kind {
        case .site: keep(SiteSettings(node)) { settings = $0 }
        case .vocabulary: keep(Vocabulary(node)) { vocabulary = $0 }
        case .lab(let id): keep(Lab(id: id, node)) { labs.append($0) }
        case .model(let lab, let slug): keep(Model(lab: lab, slug: slug, node)) { models.append($0) }
        case .provider(let id): keep(Provider(id: id, node)) { providers.append($0) }
        case .offering(let provider, let slug): keep(Offering(provider: provider, slug: slug, node)) { offerings.append($0) }
        case .probe(let provider, let slug): keep(ProbeRecord(provider: provider, slug: slug, node)) { probes.append($0) }
        case .selfHostedProbe(let server, let version, let slug):
            keep(ProbeRecord(provider: server, version: version, slug: slug, node)) { selfHostedProbes.append($0) }
        case .exceptions: keep(node.list("exceptions").compactMap { RuleException($0) }) { exceptions = $0 }
        case .guide: false
        }
    }

    private mutating func checkRequiredFiles() {
        for (name, kind) in [("site.json", RecordKind.site), ("capabilities.json", .vocabulary)] where !seen.contains(kind) {
            problems.append(
                Diagnostic(
                    RecordRule.missingFile, "\(tree.label)/\(name) is missing",
                    fix: "add it; CONTRIBUTING.md shows its keys, or name another folder with --data"))
        }
    }

    private func catalog() -> Catalog? {
        guard let settings, let vocabulary else { return nil }
        return Catalog(
            settings: settings, vocabulary: vocabulary, labs: labs, models: models, providers: providers,
            offerings: offerings, probes: probes, selfHostedProbes: selfHostedProbes, guides: guides, brokenPaths: broken,
            root: tree.label)
    }

    private mutating func add(_ rule: some Rule, _ message: String, _ path: String, fix: String? = nil) {
        problems.append(Diagnostic(rule, message, at: SourceSpan(path: path), fix: fix))
    }
}
