extension FileTree {
    /// The tree with other bytes in the place of some files, as it will be once they are written.
    package func replacing(_ files: [String: [UInt8]]) -> FileTree {
        FileTree(
            label: label,
            entries: { () throws(FileError) in
                let entries = try self.entries()
                let known = Set(entries.map(\.path))
                return entries + files.keys.filter { !known.contains($0) }.map { Entry($0) }
            },
            read: { (relative, limit) throws(FileError) in
                guard let bytes = files[relative] else { return try self.read(relative, limit: limit) }
                guard bytes.count <= limit else { throw FileError(.read, self.shown(relative), .tooLarge(limit: limit)) }
                return bytes
            }
        )
    }
}
