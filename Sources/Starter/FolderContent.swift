#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif
import Files

/// The names in a folder, hidden ones too, sorted; empty where there is no such folder.
package func namesIncludingHidden(in folder: String) throws(FileError) -> [String] {
    guard !folder.utf8.contains(0) else { throw FileError(.list, folder, .invalidPath) }
    guard let stream = opendir(folder) else {
        switch errno {
        case ENOENT: return []
        case ENOTDIR: throw FileError(.create, folder, .notFolder)
        case EACCES: throw FileError(.list, folder, .permissionDenied)
        case let code: throw FileError(.list, folder, .system(code: code))
        }
    }
    defer { closedir(stream) }
    var names: [String] = []
    while true {
        errno = 0
        guard let entry = readdir(stream) else {
            let code = errno
            guard code == 0 else { throw FileError(.list, folder, .system(code: code)) }
            return names.filter { $0 != "." && $0 != ".." }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        }
        names.append(
            withUnsafePointer(to: &entry.pointee.d_name) { tuple in
                tuple.withMemoryRebound(to: CChar.self, capacity: 1) { String(cString: $0) }
            })
    }
}
