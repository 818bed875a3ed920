#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

#if canImport(Darwin)
/// Darwin tells of changes in another way; looking does.
struct Notices {
    init?() { return nil }
    func watch(_ folders: [String]) -> Bool { false }
    func wait(milliseconds: Int32) -> Bool { false }
    var hasAny: Bool { false }
}
#else
/// Changes in folders, as inotify tells them.
struct Notices {
    private let queue: Descriptor

    /// `nil` where the system has none to give.
    init?() {
        let number = inotify_init()
        guard number >= 0 else { return nil }
        queue = Descriptor(number)
    }

    /// Watches folders, those it watches already again.
    ///
    /// - Returns: whether the system could: it has a limit. A folder that is gone needs no watch.
    func watch(_ folders: [String]) -> Bool {
        let kinds =
            IN_MODIFY | IN_ATTRIB | IN_CLOSE_WRITE | IN_MOVED_FROM | IN_MOVED_TO | IN_CREATE | IN_DELETE | IN_DELETE_SELF | IN_MOVE_SELF
        return folders.allSatisfy { folder in
            inotify_add_watch(queue.number, folder, UInt32(kinds)) >= 0 || errno == ENOENT || errno == ENOTDIR
        }
    }

    /// - Returns: whether something came in that time; all of it counts as seen.
    func wait(milliseconds: Int32) -> Bool {
        guard hasCome(within: milliseconds) else { return false }
        var buffer = [UInt8](repeating: 0, count: 16 << 10)
        while read(queue.number, &buffer, buffer.count) > 0 {}
        return true
    }

    /// Whether something has come that does not count as seen yet.
    var hasAny: Bool { hasCome(within: 0) }

    private func hasCome(within milliseconds: Int32) -> Bool {
        var entry = pollfd(fd: queue.number, events: Int16(POLLIN), revents: 0)
        return poll(&entry, 1, milliseconds) > 0
    }
}
#endif
