#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Why the server cannot listen.
package enum LoopbackError: Error, Hashable, Sendable {
    case portInUse(Int)
    case notAllowed(Int)
    case failed(Int, reason: String)

    package var message: String {
        switch self {
        case .portInUse(let port): "port \(port) is in use"
        case .notAllowed(let port): "port \(port) is not for everybody"
        case .failed(let port, let reason): "cannot listen on port \(port): \(reason)"
        }
    }

    package var fix: String {
        switch self {
        case .portInUse: "end the other program, or choose another port with --port; --port 0 picks a free one"
        case .notAllowed: "choose a port above 1023 with --port; --port 0 picks a free one"
        case .failed: "choose another port with --port; --port 0 picks a free one"
        }
    }

    init(code: Int32, port: Int) {
        self =
            switch code {
            case EADDRINUSE: .portInUse(port)
            case EACCES: .notAllowed(port)
            default: .failed(port, reason: String(cString: strerror(code)))
            }
    }
}
