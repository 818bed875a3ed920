#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Writes a file all or nothing: a temporary file in the same folder, then a rename.
///
/// An existing file keeps its mode; a link or folder is not replaced. Nothing waits for the disk (no fsync): a killed process loses nothing, a
/// power cut may.
package func writeAtomically(_ bytes: [UInt8], to path: String) throws(FileError) {
    do throws(FileError.Reason) {
        let (parent, name) = Descriptor.splitLast(path)
        guard let file = RelativePath(name), path.utf8.last != UInt8(ascii: "/") else { throw .invalidPath }
        let folder = try Descriptor.folder(at: parent)
        try folder.replace(file.text, in: folder, with: bytes, temporary: freeName(in: folder))
    } catch {
        throw FileError(.write, path, error)
    }
}

/// A name that a killed process with the same number may have left is passed over.
private func freeName(in folder: borrowing Descriptor) throws(FileError.Reason) -> String {
    for attempt in 0..<1_000 {
        let name = "\(OutputFolder.reservedPrefix)\(getpid())-\(attempt)"
        if try folder.status(of: name) == nil { return name }
    }
    throw .alreadyExists
}
