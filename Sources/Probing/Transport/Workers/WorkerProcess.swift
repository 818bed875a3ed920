import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A child process and this side of its socket. One thread at a time reads and writes; any may kill.
final class WorkerProcess: Sendable {
    enum Event: Equatable {
        case bytes([UInt8])
        case ended
        case timedOut
    }

    enum Exit: Equatable {
        case status(Int32)
        case signal(Int32)
    }

    let id: pid_t
    private let descriptor: Int32
    private let exit = Mutex<Exit?>(nil)

    init(id: pid_t, descriptor: Int32) {
        self.id = id
        self.descriptor = descriptor
    }

    /// Quick, from any thread; whoever reads from it then sees its end.
    func kill() {
        // Under the lock, since the number is another's once the process was waited for.
        exit.withLock { if $0 == nil { systemKill(id, SIGKILL) } }
    }

    /// Ends it and leaves no zombie. Only when no one reads or writes any more.
    @discardableResult func end() -> Exit {
        exit.withLock { exit in
            if let exit { return exit }
            systemKill(id, SIGKILL)
            var status: Int32 = 0
            while waitpid(id, &status, 0) < 0, errno == EINTR {}
            close(descriptor)
            let signal = status & 0x7F
            let result: Exit = signal == 0 ? .status(status >> 8 & 0xFF) : .signal(signal)
            exit = result
            return result
        }
    }

    /// An idle one has nothing to say, so whatever can be read is its end.
    var isQuiet: Bool {
        var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return poll(&entry, 1, 0) == 0
    }

    /// Sends what it can of `outgoing` and returns the next that comes.
    func next(sending outgoing: inout ArraySlice<UInt8>, until deadline: ContinuousClock.Instant) -> Event {
        while true {
            let left = deadline - .now
            guard left > .zero else { return .timedOut }
            let wanted = outgoing.isEmpty ? POLLIN : POLLIN | POLLOUT
            var entry = pollfd(fd: descriptor, events: Int16(wanted), revents: 0)
            guard poll(&entry, 1, Int32(clamping: Int((left / .milliseconds(1)).rounded(.up)))) > 0 else { continue }
            let events = Int32(entry.revents)
            if events & Int32(POLLIN | POLLHUP | POLLERR) != 0 {
                if let event = receive() { return event }
            } else if events & Int32(POLLOUT) != 0, !send(&outgoing) {
                return .ended
            }
        }
    }

    private func receive() -> Event? {
        var count = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: 64 << 10) { buffer, initialized in
            count = read(descriptor, buffer.baseAddress, buffer.count)
            initialized = max(0, count)
        }
        if count > 0 { return .bytes(bytes) }
        return count < 0 && (errno == EAGAIN || errno == EINTR) ? nil : .ended
    }

    /// `false` when the other side is gone.
    private func send(_ outgoing: inout ArraySlice<UInt8>) -> Bool {
        #if canImport(Darwin)
        let flags: Int32 = 0
        #else
        let flags = Int32(MSG_NOSIGNAL)
        #endif
        let count = outgoing.withUnsafeBytes { systemSend(descriptor, $0.baseAddress, $0.count, flags) }
        if count > 0 { outgoing = outgoing.dropFirst(count) }
        return count > 0 || errno == EAGAIN || errno == EINTR
    }
}

private func systemSend(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int, _ flags: Int32) -> Int {
    send(descriptor, bytes, count, flags)
}
@discardableResult private func systemKill(_ id: pid_t, _ signal: Int32) -> Int32 { kill(id, signal) }
