extension Exchange.Failure {
    /// An error of URLSession, in numbers and words. On Linux most share the code -1 and differ in libcurl's words alone, so both are read:
    /// codes first where they are clear.
    init(code: Int, words: String, _ stage: Exchange.Stage) {
        let detail = Redaction.words(words)
        self =
            Self.ofCode(code, stage, detail) ?? Self.ofTLS(words.lowercased(), detail) ?? Self.ofWords(words.lowercased(), stage, detail)
            ?? .other(detail)
    }

    private static func ofCode(_ code: Int, _ stage: Exchange.Stage, _ detail: String) -> Self? {
        switch code {
        case URLErrorCode.cannotConnectToHost: .refused
        case URLErrorCode.cannotFindHost, URLErrorCode.dnsLookupFailed: .nameNotFound
        case URLErrorCode.networkConnectionLost: .reset(stage)
        case URLErrorCode.badServerResponse: stage == .beforeStatus ? .closed(stage) : .malformed(detail)
        case URLErrorCode.timedOut: .timedOut(.idle, after: .zero)
        case URLErrorCode.cancelled: .cancelled
        case URLErrorCode.serverCertificateHasBadDate, URLErrorCode.serverCertificateNotYetValid: .tls(.expired)
        case URLErrorCode.serverCertificateHasUnknownRoot: .tls(.unknownAuthority)
        default: nil
        }
    }

    private static func ofTLS(_ words: String, _ detail: String) -> Self? {
        let problems: [(String, Exchange.TLSProblem)] = [
            ("certificate has expired", .expired), ("not yet valid", .expired), ("subject name", .wrongHost),
            ("hostname mismatch", .wrongHost), ("self-signed", .unknownAuthority), ("self signed", .unknownAuthority),
            ("issuer certificate", .unknownAuthority), ("wrong version", .handshake), ("unknown protocol", .handshake),
            ("unsupported protocol", .handshake), ("handshake", .handshake), ("packet length", .handshake),
            ("ssl_connect", .handshake), ("certificate", .other(detail)), ("ssl", .other(detail)), ("tls", .other(detail)),
        ]
        return problems.first { words.contains($0.0) }.map { .tls($0.1) }
    }

    private static func ofWords(_ words: String, _ stage: Exchange.Stage, _ detail: String) -> Self? {
        if words.contains("transfer closed") { return .closed(stage) }
        if words.contains("connection reset") || words.contains("send failure") { return .reset(stage) }
        // What libcurl says of one line over 100 KB and of 300 KB in all.
        if stage == .beforeStatus, words.contains("out of memory") || words.contains("too large response headers") {
            return .tooLarge(.headers, limit: words.contains("memory") ? 100 << 10 : 300 << 10)
        }
        let ofReply = ["header", "http", "content-length", "content unencoding", "content encoding", "chunk", "hexadecimal"]
        return ofReply.contains { words.contains($0) } ? .malformed(detail) : nil
    }
}

/// Foundation's, which only the worker links.
private enum URLErrorCode {
    static let cancelled = -999
    static let timedOut = -1001
    static let cannotFindHost = -1003
    static let cannotConnectToHost = -1004
    static let networkConnectionLost = -1005
    static let dnsLookupFailed = -1006
    static let badServerResponse = -1011
    static let serverCertificateHasBadDate = -1201
    static let serverCertificateHasUnknownRoot = -1203
    static let serverCertificateNotYetValid = -1204
}
