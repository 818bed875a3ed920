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
    private let descriptor: Int32
    private let failed = Mutex(false)

    init(path: String) throws(Refusal) {
        descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else {
            throw Refusal(
                message: "\(path) can't be written: \(String(cString: strerror(errno)))", fix: "name a file in a folder that exists")
        }
    }

    deinit { close(descriptor) }

    /// Whether a line could not be written, as on a full disk.
    var hasFailed: Bool { failed.withLock { $0 } }

    var taker: @Sendable (TraceEntry) -> Void { { self.write($0) } }

    private func write(_ entry: TraceEntry) {
        failed.withLock { failed in
            let line = entry.line + [UInt8(ascii: "\n")]
            var rest = line[...]
            while !rest.isEmpty, !failed {
                let count = rest.withUnsafeBytes { system_write(descriptor, $0) }
                if count > 0 { rest = rest.dropFirst(count) } else if errno != EINTR { failed = true }
            }
        }
    }
}

private func system_write(_ descriptor: Int32, _ buffer: UnsafeRawBufferPointer) -> Int {
    write(descriptor, buffer.baseAddress, buffer.count)
}
