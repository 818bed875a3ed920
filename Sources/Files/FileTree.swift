/// Files by relative path, wherever they are: on disk, in memory, or in a git revision.
package struct FileTree: Sendable {
    package struct Entry: Sendable, Hashable {
        package enum Kind: Sendable {
            case file
            /// Listed so that somebody can complain; never followed.
            case symbolicLink
            /// A pipe, a device, or a name that is not UTF-8 (shown with replacement characters).
            case other
        }

        package var path: String
        package var kind: Kind

        package init(_ path: String, _ kind: Kind = .file) {
            self.path = path
            self.kind = kind
        }
    }

    /// What stands before relative paths when they are shown, e.g. `data`.
    package let label: String
    private let list: @Sendable () throws(FileError) -> [Entry]
    private let readFile: @Sendable (_ relative: String, _ limit: Int) throws(FileError) -> [UInt8]

    /// - Parameters:
    ///   - entries: every file, in any order.
    ///   - read: one file; is only asked for paths that stay inside the tree.
    package init(
        label: String,
        entries: @escaping @Sendable () throws(FileError) -> [Entry],
        read: @escaping @Sendable (_ relative: String, _ limit: Int) throws(FileError) -> [UInt8]
    ) {
        self.label = label
        self.list = entries
        self.readFile = read
    }

    /// Everything in the tree but hidden names, sorted by the bytes of the path.
    package func entries() throws(FileError) -> [Entry] {
        try list().filter { RelativePath($0.path)?.isHidden != true }
            .sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    }

    /// The bytes of one file.
    ///
    /// - Parameter limit: a larger file is an error rather than memory.
    package func read(_ relative: String, limit: Int) throws(FileError) -> [UInt8] {
        guard RelativePath(relative) != nil else { throw FileError(.read, shown(relative), .invalidPath) }
        return try readFile(relative, limit)
    }

    /// A path of the tree as a person would type it.
    package func shown(_ relative: String) -> String {
        Self.join(label, relative)
    }

    static func join(_ folder: String, _ relative: String) -> String {
        folder.isEmpty || folder.utf8.last == UInt8(ascii: "/") ? folder + relative : folder + "/" + relative
    }
}
