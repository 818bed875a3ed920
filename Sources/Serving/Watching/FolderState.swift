#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// What tells one state of folders from another without reading the files: names, sizes, inodes and times of change (which nobody can set).
struct FolderState: Hashable {
    private struct Stamp: Hashable {
        let device: UInt64
        let inode: UInt64
        let size: Int
        let seconds: Int
        let nanoseconds: Int
        let mode: UInt32
    }

    private static let deepest = 64

    private var stamps: [String: Stamp] = [:]
    /// Every folder, those that were asked for too.
    private(set) var folders: [String] = []

    init(_ roots: [String]) {
        for root in roots { look(at: root, depth: 0) }
    }

    /// Hidden names count as little as they do for a build; links are not followed but for the roots, as a person named those.
    private mutating func look(at path: String, depth: Int) {
        var status = stat()
        guard (depth == 0 ? stat(path, &status) : lstat(path, &status)) == 0 else { return }
        #if canImport(Darwin)
        let time = status.st_ctimespec
        #else
        let time = status.st_ctim
        #endif
        let isFolder = status.st_mode & S_IFMT == S_IFDIR
        // What a folder holds is seen below; its own times tell of hidden names as well.
        stamps[path] = Stamp(
            device: UInt64(truncatingIfNeeded: status.st_dev), inode: UInt64(truncatingIfNeeded: status.st_ino),
            size: isFolder ? 0 : Int(status.st_size), seconds: isFolder ? 0 : Int(time.tv_sec),
            nanoseconds: isFolder ? 0 : Int(time.tv_nsec), mode: UInt32(status.st_mode))
        guard isFolder, depth <= Self.deepest, let stream = opendir(path) else { return }
        defer { closedir(stream) }
        folders.append(path)
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
                tuple.withMemoryRebound(to: CChar.self, capacity: 1) { String(cString: $0) }
            }
            if !name.hasPrefix(".") { look(at: path + "/" + name, depth: depth + 1) }
        }
    }
}
