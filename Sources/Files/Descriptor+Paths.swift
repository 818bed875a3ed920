extension Descriptor {
    /// Calls `body` with the folder that holds `path` and the last component.
    ///
    /// - Parameter create: makes the folders that are missing on the way.
    func withParent<Result>(
        of path: RelativePath, create: Bool = false,
        _ body: (borrowing Descriptor, String) throws(FileError.Reason) -> Result
    ) throws(FileError.Reason) -> Result {
        var components = path.components
        let name = components.removeLast()
        guard let first = components.first else { return try body(self, name) }
        var folder = try self.folder(named: first, create: create)
        for component in components.dropFirst() {
            folder = try folder.folder(named: component, create: create)
        }
        return try body(folder, name)
    }

    private func folder(named name: String, create: Bool) throws(FileError.Reason) -> Descriptor {
        guard create else { return try folder(named: name) }
        do throws(FileError.Reason) {
            return try folder(named: name)
        } catch .notFound {
            try makeFolder(named: name)
            return try folder(named: name)
        }
    }

    /// Opens a folder that a person named, made with its parents where they are missing.
    static func folder(at path: String, create: Bool) throws(FileError.Reason) -> Descriptor {
        guard create else { return try folder(at: path) }
        do throws(FileError.Reason) {
            return try folder(at: path)
        } catch .notFound {
            let (parent, name) = splitLast(path)
            guard !name.isEmpty, !name.utf8.elementsEqual("..".utf8) else { throw .notFound }
            do throws(FileError.Reason) {
                try folder(at: parent, create: true).makeFolder(named: name)
            } catch .alreadyExists {
                // A dangling link: making its target would be a guess.
                if try folder(at: parent).status(of: name)?.kind == .symbolicLink { throw .symbolicLink }
            }
            return try folder(at: path)
        }
    }

    /// The folder part (empty for the working folder) and the last name of a path as a person types it.
    static func splitLast(_ path: String) -> (folder: String, name: String) {
        let slash = UInt8(ascii: "/")
        var bytes = Array(path.utf8)
        while bytes.count > 1, bytes.last == slash { bytes.removeLast() }
        guard let last = bytes.lastIndex(of: slash) else { return ("", String(decoding: bytes, as: UTF8.self)) }
        let folder = last == 0 ? bytes[...0] : bytes[..<last]
        return (String(decoding: folder, as: UTF8.self), String(decoding: bytes[(last + 1)...], as: UTF8.self))
    }

    /// Puts a complete file in place of whatever ordinary file has that name, or changes nothing.
    ///
    /// - Parameters:
    ///   - temporary: a free name in this folder, gone afterwards.
    ///   - folder: where the file goes; must be on the same file system.
    func replace(_ name: String, in folder: borrowing Descriptor, with bytes: [UInt8], temporary: String) throws(FileError.Reason) {
        let existing = try folder.status(of: name)
        try existing?.requireFile()
        let file = try newFile(named: temporary)
        do throws(FileError.Reason) {
            try file.write(bytes)
            if let existing { try file.setMode(existing.mode) }
            try file.close()
            try rename(temporary, into: folder, as: name)
        } catch {
            // The first failure is the one worth telling.
            try? removeFile(named: temporary)
            throw error
        }
    }
}
