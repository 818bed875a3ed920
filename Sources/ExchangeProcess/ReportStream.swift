import Foundation
import Probing
import Synchronization

/// The only way out of a worker; each frame whole, whatever the thread.
///
/// No sender waits for a parent that is slow: URLSession would go on reading and keep what came without any bound, where a transfer
/// keeps what its limit allows.
final class ReportStream: Sendable {
    private let descriptor: Int32
    private let waiting = Mutex<(bytes: [UInt8], isWriting: Bool)>(([], false))
    private let queue = DispatchQueue(label: "reports")

    private init(_ descriptor: Int32) { self.descriptor = descriptor }

    /// What a library might print then goes where the errors go.
    static func takingStandardOutput() -> ReportStream {
        let descriptor = fcntl(1, F_DUPFD_CLOEXEC, 3)
        guard descriptor >= 0, dup2(2, 1) == 1 else { _exit(71) }
        return ReportStream(descriptor)
    }

    func send(_ report: WorkerReport) {
        let bytes = report.frame.bytes
        let isIdle = waiting.withLock { waiting in
            defer { waiting.isWriting = true }
            waiting.bytes += bytes
            return !waiting.isWriting
        }
        if isIdle { queue.async { self.writeAll() } }
    }

    private func writeAll() {
        while let bytes = next() {
            var rest = bytes[...]
            while !rest.isEmpty {
                let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
                if count > 0 { rest = rest.dropFirst(count) } else if errno != EINTR { _exit(0) }
            }
        }
    }

    private func next() -> [UInt8]? {
        waiting.withLock { waiting in
            waiting.isWriting = !waiting.bytes.isEmpty
            defer { waiting.bytes = [] }
            return waiting.isWriting ? waiting.bytes : nil
        }
    }
}
