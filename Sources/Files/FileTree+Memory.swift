extension FileTree {
    package static func memory(_ files: [String: [UInt8]], label: String = "") -> FileTree {
        FileTree(
            label: label,
            entries: { () throws(FileError) in files.keys.map { Entry($0, RelativePath($0) == nil ? .other : .file) } },
            read: { (relative, limit) throws(FileError) in
                guard let bytes = files[relative] else { throw FileError(.read, join(label, relative), .notFound) }
                guard bytes.count <= limit else { throw FileError(.read, join(label, relative), .tooLarge(limit: limit)) }
                return bytes
            }
        )
    }

    package static func memory(_ files: [String: String], label: String = "") -> FileTree {
        memory(files.mapValues { Array($0.utf8) }, label: label)
    }
}
