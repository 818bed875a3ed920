/// The names in a folder that a person named, hidden ones too, sorted by bytes; empty where there is no such folder.
package func names(inFolder path: String) throws(FileError) -> [String] {
    do throws(FileError.Reason) {
        return try Descriptor.folder(at: path).names().map { String(decoding: $0, as: UTF8.self) }
            .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    } catch {
        if error == .notFound { return [] }
        throw FileError(error == .notFolder ? .create : .list, path, error)
    }
}

/// Writes a file atomically and makes the folders above it that are missing.
package func writeAtomicallyWithFolders(_ bytes: [UInt8], to path: String) throws(FileError) {
    let folder = Descriptor.splitLast(path).folder
    do throws(FileError.Reason) {
        _ = try Descriptor.folder(at: folder, create: true)
    } catch {
        throw FileError(.create, folder, error)
    }
    try writeAtomically(bytes, to: path)
}
