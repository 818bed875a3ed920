#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// What could not be done with which file, and why.
package struct FileError: Error, Hashable, Sendable, CustomStringConvertible {
    package enum Operation: String, Sendable {
        case read, list, write, create, remove, lock
    }

    package var operation: Operation
    /// The path as a person would type it.
    package var path: String
    package var reason: Reason

    package init(_ operation: Operation, _ path: String, _ reason: Reason) {
        self.operation = operation
        self.path = path
        self.reason = reason
    }

    /// One sentence without a final full stop.
    package var description: String { "cannot \(operation.rawValue) \(path): \(reason)" }

    package var fix: String? { reason.fix }
}

extension FileError {
    package enum Reason: Error, Hashable, Sendable {
        case notFound, permissionDenied, alreadyExists, isFolder, notFolder, notRegularFile, symbolicLink
        case noSpace, quotaExceeded, readOnly, fileSizeLimit, nameTooLong, tooManyOpenFiles, inputOutput, notEmpty
        case tooLarge(limit: Int)
        case tooDeep
        case changedWhileRead
        /// The path is absolute, has `..` or another component that no file of the tree can have.
        case invalidPath
        case reservedName
        case duplicate, unplanned
        /// Planned and never given, with so many others.
        case notGiven(others: Int)
        /// Stands where the output would go and is not in the manifest, with so many others.
        case notMadeHere(others: Int)
        case damagedManifest(line: Int)
        case locked
        case system(code: Int32)

        init(code: Int32) {
            switch code {
            case ENOENT: self = .notFound
            case EACCES, EPERM: self = .permissionDenied
            case EEXIST: self = .alreadyExists
            case EISDIR: self = .isFolder
            case ENOTDIR: self = .notFolder
            case ELOOP: self = .symbolicLink
            case ENOSPC: self = .noSpace
            case EDQUOT: self = .quotaExceeded
            case EROFS: self = .readOnly
            case EFBIG: self = .fileSizeLimit
            case ENAMETOOLONG: self = .nameTooLong
            case EMFILE, ENFILE: self = .tooManyOpenFiles
            case EIO: self = .inputOutput
            case ENOTEMPTY: self = .notEmpty
            default: self = .system(code: code)
            }
        }
    }
}

extension FileError.Reason: CustomStringConvertible {
    package var description: String {
        switch self {
        case .notFound: "no such file or folder"
        case .permissionDenied: "permission denied"
        case .alreadyExists: "it exists already"
        case .isFolder: "it is a folder"
        case .notFolder: "a file stands where a folder is needed"
        case .notRegularFile: "it is not an ordinary file"
        case .symbolicLink: "symbolic links are not followed"
        case .noSpace: "no space left on device"
        case .quotaExceeded: "the disk quota is used up"
        case .readOnly: "the file system is read-only"
        case .fileSizeLimit: "the file would be larger than is allowed here"
        case .nameTooLong: "the name is too long"
        case .tooManyOpenFiles: "too many open files"
        case .inputOutput: "the device reports an error"
        case .notEmpty: "the folder is not empty"
        case .tooLarge(let limit): "it is larger than \(limit) bytes"
        case .tooDeep: "folders are nested too deeply"
        case .changedWhileRead: "it changed while it was read"
        case .invalidPath: "the path does not stay inside the folder"
        case .reservedName: "the name is kept for the build itself"
        case .duplicate: "two pages have this path"
        case .unplanned: "the path was not planned"
        case .notGiven(let others): "it was planned and not made\(Self.more(others))"
        case .notMadeHere(let others): "it exists and was not made by this build\(Self.more(others))"
        case .damagedManifest(let line): "line \(line) is not one that a build writes"
        case .locked: "another build is writing to this folder"
        case .system(let code): "system error \(code)"
        }
    }

    var fix: String? {
        switch self {
        case .notMadeHere: "choose an empty folder with --out, or move the file away"
        case .damagedManifest: "choose an empty folder with --out, or delete this folder if all of it can be built again"
        case .locked: "wait until the other build is done"
        default: nil
        }
    }

    private static func more(_ others: Int) -> String {
        others == 0 ? "" : " (and \(others) more)"
    }
}
