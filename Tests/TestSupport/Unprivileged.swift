#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

package struct StillPrivileged: Error {}

/// Runs a test as somebody whom permissions bind; root is asked to become nobody on this thread's way to the disk.
///
/// - Parameter paths: given to nobody first, so that their modes speak of their owner.
package func unprivileged<Result>(owning paths: [String], _ body: () throws -> Result) throws -> Result {
    guard geteuid() == 0 else { return try body() }
    let nobody: uid_t = 65_534
    for path in paths { guard chown(path, nobody, nobody) == 0 else { throw StillPrivileged() } }
    // setfsuid(2) binds one thread and drops the capabilities that pass over permissions; its header is in no Swift module.
    typealias SetFileSystemUser = @convention(c) (uid_t) -> CInt
    guard let symbol = dlsym(dlopen(nil, RTLD_NOW), "setfsuid") else { throw StillPrivileged() }
    let setFileSystemUser = unsafeBitCast(symbol, to: SetFileSystemUser.self)
    _ = setFileSystemUser(nobody)
    defer { _ = setFileSystemUser(0) }
    // It returns the user before the call; an impossible one changes nothing.
    guard setFileSystemUser(uid_t.max) == CInt(nobody) else { throw StillPrivileged() }
    return try body()
}
