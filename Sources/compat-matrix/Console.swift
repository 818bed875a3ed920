#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif
import Records

/// The world around a command: two streams, a clock, and whether a person watches.
struct Console: Sendable {
    let hasColor: Bool
    /// Of standard output; `hasColor` speaks of standard error.
    let hasOutputColor: Bool
    let today: PartialDate
    /// The value of an environment variable.
    let environment: @Sendable (String) -> String?

    static func system() -> Console {
        // A reader that went away, such as `head`, is no reason to die of a signal half-way through a write.
        signal(SIGPIPE, SIG_IGN)
        let isPlain = getenv("NO_COLOR").map { $0.pointee != 0 } ?? false
        return Console(
            hasColor: !isPlain && isatty(STDERR_FILENO) == 1, hasOutputColor: !isPlain && isatty(STDOUT_FILENO) == 1,
            today: PartialDate(unixTime: time(nil)), environment: { getenv($0).map { String(cString: $0) } })
    }

    /// Seconds since 1970.
    static func unixTime() -> Double {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
    }

    // A stream that nobody reads any more has nothing left to be told.
    func print(_ text: String) { _ = writeAll(Array(text.utf8), to: STDOUT_FILENO) }
    func print(_ bytes: [UInt8]) { _ = writeAll(bytes, to: STDOUT_FILENO) }
    func printError(_ text: String) { _ = writeAll(Array(text.utf8), to: STDERR_FILENO) }

    func exit(_ status: ExitStatus) -> Never {
        #if canImport(Glibc)
        Glibc.exit(status.rawValue)
        #elseif canImport(Musl)
        Musl.exit(status.rawValue)
        #else
        Darwin.exit(status.rawValue)
        #endif
    }
}
