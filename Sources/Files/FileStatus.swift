#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// What the system says of one name, the link itself where it is a link.
struct FileStatus: Sendable {
    enum Kind: Sendable {
        case file, folder, symbolicLink, other
    }

    let kind: Kind
    let size: Int
    /// Permission bits only.
    let mode: UInt32

    init(_ status: stat) {
        kind =
            switch status.st_mode & S_IFMT {
            case S_IFREG: .file
            case S_IFDIR: .folder
            case S_IFLNK: .symbolicLink
            default: .other
            }
        size = Int(status.st_size)
        mode = UInt32(status.st_mode & 0o7777)
    }

    func requireFile() throws(FileError.Reason) {
        switch kind {
        case .file: break
        case .folder: throw .isFolder
        case .symbolicLink: throw .symbolicLink
        case .other: throw .notRegularFile
        }
    }
}
