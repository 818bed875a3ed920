extension FileTree {
    /// A folder on disk. The folder itself may be a link, nothing inside it is followed.
    package static func folder(_ path: String, label: String? = nil) -> FileTree {
        var trimmed = path[...]
        while trimmed.utf8.count > 1, trimmed.utf8.last == UInt8(ascii: "/") { trimmed.unicodeScalars.removeLast() }
        let label = label ?? String(trimmed)
        return FileTree(
            label: label,
            entries: { () throws(FileError) in
                var entries: [Entry] = []
                let root = try naming(.list, label) { () throws(FileError.Reason) in try Descriptor.folder(at: path) }
                try collect(root, prefix: "", depth: 0, label: label, into: &entries)
                return entries
            },
            read: { (relative, limit) throws(FileError) in
                try naming(.read, join(label, relative)) { () throws(FileError.Reason) in
                    guard let relative = RelativePath(relative) else { throw .invalidPath }
                    return try Descriptor.folder(at: path).withParent(of: relative) { (folder, name) throws(FileError.Reason) in
                        try folder.file(named: name).read(limit: limit)
                    }
                }
            }
        )
    }

    private static let deepest = 64

    private static func collect(
        _ folder: borrowing Descriptor, prefix: String, depth: Int, label: String, into entries: inout [Entry]
    ) throws(FileError) {
        guard depth <= deepest else { throw FileError(.list, join(label, prefix), .tooDeep) }
        let names = try naming(.list, join(label, prefix)) { () throws(FileError.Reason) in try folder.names() }
        for bytes in names where bytes.first != UInt8(ascii: ".") {
            guard let name = String(validating: bytes, as: UTF8.self) else {
                entries.append(Entry(prefix + String(decoding: bytes, as: UTF8.self), .other))
                continue
            }
            let path = prefix + name
            switch try naming(.list, join(label, path), { () throws(FileError.Reason) in try folder.status(of: name)?.kind }) {
            case .file: entries.append(Entry(path, .file))
            case .symbolicLink: entries.append(Entry(path, .symbolicLink))
            case .other: entries.append(Entry(path, .other))
            // Gone since the folder was listed.
            case nil: break
            case .folder:
                let inner = try naming(.list, join(label, path)) { () throws(FileError.Reason) in try folder.folder(named: name) }
                try collect(inner, prefix: path + "/", depth: depth + 1, label: label, into: &entries)
            }
        }
    }
}

/// Says which file a reason is about.
func naming<Result: ~Copyable>(
    _ operation: FileError.Operation, _ path: String, _ body: () throws(FileError.Reason) -> Result
) throws(FileError) -> Result {
    do throws(FileError.Reason) { return try body() } catch { throw FileError(operation, path, error) }
}
