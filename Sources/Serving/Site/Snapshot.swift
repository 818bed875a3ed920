import Synchronization

/// One state of the site, held in memory. There is nothing else that a request could reach.
package struct Snapshot: Sendable {
    /// Makes a file, always the same bytes; `nil` when it cannot be made.
    package typealias Maker = @Sendable () -> [UInt8]?

    struct File: Sendable {
        let bytes: [UInt8]
        let tag: EntityTag
        let type: String

        init(_ bytes: [UInt8], type: String) {
            self.bytes = bytes
            self.type = type
            tag = EntityTag(bytes)
        }
    }

    enum Answer {
        case file(File)
        case redirect(String)
        case missing(Status, File?)
    }

    /// What has been made so far.
    private final class Store: Sendable {
        let files = Mutex<[String: File]>([:])
        /// Of the files as they were made, without what serving adds.
        let tags = Mutex<[String: EntityTag]>([:])
    }

    private let makers: [String: Maker]
    private let store = Store()
    private let root: String
    private let nonce: String
    /// Stands where a page cannot be made; `nil` where there is always one.
    private let placeholder: File?
    /// Pages show these, so a change in any of them is a change in all pages.
    private let shownState: String

    /// - Parameters:
    ///   - files: by their path in the output; each is made when it is first asked for, those that pages show at once.
    ///   - root: where the site stands on its host, such as `/` or `/matrix/`.
    ///   - nonce: of the script that each page gets.
    ///   - placeholder: a page for where one cannot be made.
    package init(_ files: [String: Maker], root: String, nonce: String, placeholder: String? = nil) {
        makers = files
        self.root = root
        self.nonce = nonce
        self.placeholder = placeholder.map {
            File(ReloadScript.inject(into: Array($0.utf8), revision: Self.noRevision, nonce: nonce), type: MediaType.of("index.html"))
        }
        shownState = files.filter { MediaType.isShown($0.key) }.sorted { $0.key < $1.key }
            .map { path, make in path + (make().map { EntityTag($0).text } ?? "") }.joined()
    }

    package init(_ files: [String: [UInt8]], root: String, nonce: String) {
        self.init(files.mapValues { bytes -> Maker in { bytes } }, root: root, nonce: nonce)
    }

    /// What stands where no site could be made so far.
    package init(placeholder page: String, nonce: String) {
        self.init([String: Maker](), root: "/", nonce: nonce, placeholder: page)
    }

    // MARK: What is in it

    package func note(_ path: String, _ bytes: [UInt8]) { store.tags.withLock { $0[path] = EntityTag(bytes) } }

    /// How many files differ from those of another state, among them those that only one of the two has.
    package func differences(from old: Snapshot) -> Int {
        let changed = makers.keys.count { tag(of: $0) != old.tag(of: $0) }
        return changed + old.makers.keys.count { makers[$0] == nil }
    }

    /// The files that hold some pages.
    package func files(of pages: Set<String>) -> Set<String> { Set(pages.compactMap(file(ofPage:))) }

    private func made(_ path: String) -> [UInt8]? {
        guard let bytes = makers[path]?() else { return nil }
        note(path, bytes)
        return bytes
    }

    private func tag(of path: String) -> EntityTag? {
        store.tags.withLock { $0[path] } ?? made(path).map { EntityTag($0) }
    }

    private func file(_ path: String) -> File? {
        if let file = store.files.withLock({ $0[path] }) { return file }
        guard var bytes = made(path) else { return nil }
        if MediaType.isPage(path) { bytes = ReloadScript.inject(into: bytes, revision: revision(ofFile: path), nonce: nonce) }
        let file = File(bytes, type: MediaType.of(path))
        store.files.withLock { $0[path] = file }
        return file
    }

    // MARK: What a request gets

    func answer(_ path: String) -> Answer {
        let path = "/" + path
        guard path.hasPrefix(root) else { return path == "/" || path + "/" == root ? .redirect(root) : missing }
        let relative = String(path.dropFirst(root.count))
        let wanted = Self.file(of: relative)
        if makers[wanted] != nil { return file(wanted).map { .file($0) } ?? .missing(.serviceUnavailable, placeholder) }
        if !relative.isEmpty, !relative.hasSuffix("/"), makers[relative + "/index.html"] != nil { return .redirect(path + "/") }
        return missing
    }

    private static let missingPage = "404.html"
    private static let noRevision = "none"

    private var missing: Answer {
        makers.isEmpty && placeholder != nil ? .missing(.serviceUnavailable, placeholder) : .missing(.notFound, file(Self.missingPage))
    }

    /// Of the page that a path shows.
    func revision(of page: String) -> String { revision(ofFile: file(ofPage: page) ?? Self.missingPage) }

    private func file(ofPage page: String) -> String? {
        let path = "/" + page
        guard path.hasPrefix(root) else { return nil }
        let file = Self.file(of: String(path.dropFirst(root.count)))
        return makers[file] == nil ? nil : file
    }

    private func revision(ofFile path: String) -> String {
        guard let tag = tag(of: path) else { return Self.noRevision }
        let state = tag.text + shownState + rowFiles(of: path).compactMap { self.tag(of: $0)?.text }.joined()
        // Of characters that an attribute can hold.
        return String(EntityTag(Array(state.utf8)).text.dropFirst().dropLast())
    }

    /// The script of a long list loads the rows of all its pages, from the folder of the first.
    private func rowFiles(of path: String) -> [String] {
        guard let slash = path.lastIndex(of: "/") else { return [] }
        let folder = path[...slash]
        let above = folder.dropLast().lastIndex(of: "/").map { folder[...$0] }
        return ([folder] + (above.map { [$0] } ?? [])).map { $0 + "rows.json" }.filter { makers[$0] != nil }
    }

    private static func file(of path: String) -> String { path.isEmpty || path.hasSuffix("/") ? path + "index.html" : path }
}
