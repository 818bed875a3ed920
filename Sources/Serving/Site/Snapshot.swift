/// One state of the site, in memory, as it is sent. There is nothing else that a request could reach.
package struct Snapshot: Sendable {
    struct File: Sendable {
        let bytes: [UInt8]
        let tag: EntityTag
        let type: String
    }

    enum Answer {
        case file(File)
        case redirect(String)
        case missing(Status, File?)
    }

    private var files: [String: File]
    private let root: String
    private let missing: (status: Status, file: File?)
    /// Of pages; empty for the pages that are not there.
    private let revisions: [String: String]
    private let missingRevision: String

    /// - Parameters:
    ///   - files: by their path in the output.
    ///   - root: where the site stands on its host, such as `/` or `/matrix/`.
    ///   - nonce: of the script that each page gets.
    package init(_ files: [String: [UInt8]], root: String, nonce: String) {
        // Pages show these, so a change in any of them is a change in all pages.
        let shown = files.filter { MediaType.isShown($0.key) }.sorted { $0.key < $1.key }
        let shownState = shown.map { $0.key + EntityTag($0.value).text }.joined()
        var served: [String: File] = [:]
        var revisions: [String: String] = [:]
        for (path, bytes) in files {
            var bytes = bytes
            if MediaType.isPage(path) {
                let revision = Self.revision(EntityTag(bytes).text + shownState)
                revisions[path] = revision
                bytes = ReloadScript.inject(into: bytes, revision: revision, nonce: nonce)
            }
            served[path] = File(bytes: bytes, tag: EntityTag(bytes), type: MediaType.of(path))
        }
        missing = (.notFound, served["404.html"])
        missingRevision = revisions["404.html"] ?? "missing"
        self.files = served
        self.revisions = revisions
        self.root = root
    }

    /// What stands where no site could be made so far.
    package init(placeholder page: String, nonce: String) {
        let bytes = ReloadScript.inject(into: Array(page.utf8), revision: "none", nonce: nonce)
        missing = (.serviceUnavailable, File(bytes: bytes, tag: EntityTag(bytes), type: MediaType.of("index.html")))
        missingRevision = "none"
        files = [:]
        revisions = [:]
        root = "/"
    }

    /// How many files differ from those of another state, among them those that only one of the two has.
    package func differences(from old: Snapshot) -> Int {
        let changed = files.count { old.files[$0.key]?.tag != $0.value.tag }
        return changed + old.files.keys.count { files[$0] == nil }
    }

    func answer(_ path: String) -> Answer {
        let path = "/" + path
        guard path.hasPrefix(root) else {
            return path == "/" || path + "/" == root ? .redirect(root) : .missing(missing.status, missing.file)
        }
        let relative = String(path.dropFirst(root.count))
        if let file = files[Self.file(of: relative)] { return .file(file) }
        if !relative.isEmpty, !relative.hasSuffix("/"), files[relative + "/index.html"] != nil { return .redirect(path + "/") }
        return .missing(missing.status, missing.file)
    }

    /// Of the page that a path shows.
    func revision(of path: String) -> String {
        let path = "/" + path
        guard path.hasPrefix(root) else { return missingRevision }
        return revisions[Self.file(of: String(path.dropFirst(root.count)))] ?? missingRevision
    }

    private static func file(of path: String) -> String { path.isEmpty || path.hasSuffix("/") ? path + "index.html" : path }

    /// Of characters that an attribute can hold.
    private static func revision(_ state: String) -> String { String(EntityTag(Array(state.utf8)).text.dropFirst().dropLast()) }
}
