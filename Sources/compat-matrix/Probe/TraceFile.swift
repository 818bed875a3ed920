import Files
import Probing
import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Where scrubbed exchanges go: a line each, readable by their owner only.
final class TraceFile: Sendable {
    private let path: String
    private let descriptor: Int32
    private let failure = Mutex<String?>(nil)

    init(path: String) throws(Refusal) {
        self.path = path
        descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else {
            throw Refusal(
                message: "\(path) can't be written: \(String(cString: strerror(errno)))", fix: "name a file in a folder that exists",
                status: .impossible)
        }
    }

    deinit { close(descriptor) }

    /// Why it is not complete, as on a full disk.
    var problem: String? { failure.withLock { $0 }.map { "the trace \(path) is not complete: \($0)" } }

    var taker: @Sendable (TraceEntry) -> Void { { self.write($0) } }

    private func write(_ entry: TraceEntry) {
        failure.withLock { failure in
            guard failure == nil, let number = writeAll(entry.line + [UInt8(ascii: "\n")], to: descriptor) else { return }
            failure = String(cString: strerror(number))
        }
    }
}
