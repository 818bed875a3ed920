extension Exchange {
    /// Why there is no reply.
    package enum Failure: Error, Sendable, Hashable {
        case refused
        case nameNotFound
        case tls(TLSProblem)
        case reset(Stage)
        /// The server ended the connection in order, but before the reply was whole.
        case closed(Stage)
        case timedOut(Wait, after: Duration)
        case tooLarge(Part, limit: Int)
        /// Not HTTP, in the library's words.
        case malformed(String)
        /// Never followed: a key goes only where the record says.
        case redirected(to: String, status: Int)
        case cancelled
        /// Nothing was sent.
        case forbidden(ForbiddenReason)
        /// The HTTP library ended its process: at headers that break off, at trailer fields after the last chunk, or at something unknown.
        case libraryFailed
        case other(String)
    }

    package enum Stage: Sendable, Hashable {
        case beforeStatus, afterStatus
    }

    package enum Wait: Sendable, Hashable {
        case connect, idle, total
    }

    package enum Part: Sendable, Hashable {
        case headers, body
    }

    package enum TLSProblem: Sendable, Hashable {
        case expired, wrongHost, unknownAuthority
        /// No common version or cipher, or the other side does not speak TLS.
        case handshake
        case other(String)
    }
}

extension Exchange.Failure: CustomStringConvertible {
    /// One sentence without a final full stop.
    package var description: String {
        switch self {
        case .refused: "nothing accepts connections there"
        case .nameNotFound: "the name of the host was not found"
        case .tls(let problem): "no secure connection: \(problem)"
        case .reset(.beforeStatus): "the connection was reset before any answer"
        case .reset(.afterStatus): "the connection was reset in the middle of the answer"
        case .closed(.beforeStatus): "the server closed the connection without an answer"
        case .closed(.afterStatus): "the server closed the connection in the middle of the answer"
        case .timedOut(.connect, let limit): "no connection within \(limit.inSeconds)"
        case .timedOut(.idle, let limit): "nothing came for \(limit.inSeconds)"
        case .timedOut(.total, let limit): "the answer was not complete after \(limit.inSeconds)"
        case .tooLarge(.headers, let limit): "the headers of the answer are larger than \(limit) bytes"
        case .tooLarge(.body, let limit): "the answer is larger than \(limit) bytes"
        case .malformed(let detail): "the answer is not valid HTTP: \(detail)"
        case .redirected(let target, let status): "redirected (\(status)) to \(target), which is never followed"
        case .cancelled: "stopped by the caller"
        case .forbidden(let reason): "not sent: \(reason)"
        case .libraryFailed: "the prober's HTTP library gave up on the answer (headers that break off, or fields after the body)"
        case .other(let detail): detail
        }
    }
}

extension Exchange.TLSProblem: CustomStringConvertible {
    package var description: String {
        switch self {
        case .expired: "the certificate has expired or is not valid yet"
        case .wrongHost: "the certificate is for another host"
        case .unknownAuthority: "the certificate is not from a known authority"
        case .handshake: "the two sides found no common TLS version, or the other side does not speak TLS"
        case .other(let detail): detail
        }
    }
}

extension Duration {
    /// Whole seconds where they are whole, else three digits.
    fileprivate var inSeconds: String {
        let (seconds, attoseconds) = components
        let thousandths = attoseconds / 1_000_000_000_000_000
        guard thousandths != 0 else { return "\(seconds) s" }
        return "\(seconds).\(String(thousandths + 1000).dropFirst()) s"
    }
}
