#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// One connection of a browser: what has come and not been answered, what has been answered and not been sent.
final class Connection {
    enum Phase: Equatable {
        /// Between two requests, or in the midst of one's head.
        case reading
        case sending
        case events(page: String)
        /// All is sent; what still comes is thrown away, since closing on it would take the answer back (RFC 9112, section 9.6).
        case draining
        case ended
    }

    typealias Instant = ContinuousClock.Instant

    /// What a reader of events may leave unread.
    private static let backlog = 1 << 20

    let descriptor: Descriptor
    var phase = Phase.reading
    /// When patience ends; `nil` for a listener that has read everything.
    private(set) var deadline: Instant?
    var endsAfterSending = false
    private var wasAnswered = false
    private(set) var input: [UInt8] = []
    private var output: [ArraySlice<UInt8>] = []
    private let limits: ServerLimits

    init(_ descriptor: Descriptor, limits: ServerLimits, now: Instant) {
        self.descriptor = descriptor
        self.limits = limits
        deadline = now + limits.head
    }

    /// Has been answered and only keeps a place for later.
    var isIdle: Bool { phase == .reading && input.isEmpty && wasAnswered }
    /// Whose events it hears.
    var page: String? {
        if case .events(let page) = phase { page } else { nil }
    }
    var hasOutput: Bool { !output.isEmpty }
    var events: Int16 { (hasOutput ? Int16(POLLOUT) : 0) | (phase == .sending ? 0 : Int16(POLLIN)) }

    func drop(_ count: Int) { input.removeFirst(count) }

    func put(_ bytes: ArraySlice<UInt8>, now: Instant) {
        if output.isEmpty { deadline = now + limits.progress }
        if !bytes.isEmpty { output.append(bytes) }
        if case .events = phase, output.reduce(0, { $0 + $1.count }) > Self.backlog { phase = .ended }
    }

    /// Takes what has come, at most so much that one connection does not hold up the others.
    func receive(now: Instant) {
        var buffer = [UInt8](repeating: 0, count: 16 << 10)
        let count = recv(descriptor.number, &buffer, buffer.count, 0)
        guard count > 0 else {
            if count == 0 || errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR { phase = .ended }
            return
        }
        guard phase == .reading else { return }
        if input.isEmpty { deadline = now + limits.head }
        input += buffer[..<count]
    }

    func send(now: Instant) {
        while let bytes = output.first {
            let count = bytes.withUnsafeBytes { systemSend(descriptor.number, $0) }
            guard count > 0 else {
                if errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR { phase = .ended }
                return
            }
            deadline = now + limits.progress
            output[0] = bytes.dropFirst(count)
            if output[0].isEmpty { output.removeFirst() }
        }
        switch phase {
        case .sending where endsAfterSending:
            shutdown(descriptor.number, Int32(SHUT_WR))
            phase = .draining
            deadline = now + limits.drain
        case .sending:
            phase = .reading
            wasAnswered = true
            deadline = now + (input.isEmpty ? limits.idle : limits.head)
        case .events: deadline = nil
        case .reading, .draining, .ended: break
        }
    }
}

private func systemSend(_ number: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    #if canImport(Darwin)
    // `serve` ignores SIGPIPE.
    send(number, bytes.baseAddress, bytes.count, 0)
    #else
    send(number, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL))
    #endif
}
