import Records
import StrictJSON

/// What one exchange amounts to, before any question is asked of it.
package struct Answer: Sendable {
    enum Kind: Sendable {
        /// A 2xx with JSON that holds no error.
        case success(JSONValue)
        /// A 2xx that streams events.
        case stream(StreamTranscript)
        /// The server understood and declined: the same request would be declined again.
        case refusal(Refusal)
        /// Says nothing about any capability.
        case unavailable(ProbeReason)
        /// A 2xx with neither JSON nor events: a web page, a plain text, nothing.
        case foreign(ErrorBody)
    }

    var kind: Kind
    var exchange: Exchange
    /// What the server or the failure says, for a person; not scrubbed yet.
    var words: String

    var reply: HTTPReply? { exchange.reply ?? exchange.partial }
    var status: Int? { reply?.status }
    var value: JSONValue? { if case .success(let value) = kind { value } else { nil } }
    var refusal: Refusal? { if case .refusal(let refusal) = kind { refusal } else { nil } }
    var transcript: StreamTranscript? { if case .stream(let transcript) = kind { transcript } else { nil } }
    var unavailability: ProbeReason? { if case .unavailable(let reason) = kind { reason } else { nil } }

    static func notSent(_ reason: ProbeReason, _ words: String, _ request: HTTPRequest.Summary) -> Answer {
        Answer(kind: .unavailable(reason), exchange: Exchange(request: request, outcome: .failure(.cancelled)), words: words)
    }
}

extension Answer {
    package init(_ exchange: Exchange) {
        switch exchange.outcome {
        case .failure(let failure):
            self.init(failure, exchange)
        case .reply(let reply):
            self.init(reply, exchange)
        }
    }

    private init(_ failure: Exchange.Failure, _ exchange: Exchange) {
        // A stream that broke off has told something all the same.
        if let partial = exchange.partial, 200...299 ~= partial.status, partial.isEventStream {
            let transcript = StreamTranscript(partial, breakOff: failure)
            if transcript.chunkCount > 0 || transcript.limit != nil {
                self.init(kind: .stream(transcript), exchange: exchange, words: failure.description)
                return
            }
        }
        let reason: ProbeReason =
            switch failure {
            case .refused, .nameNotFound: .unreachable
            case .tls: .insecure
            case .reset, .closed: .brokenReply
            case .timedOut(.connect, _): .unreachable
            case .timedOut: .timedOut
            case .tooLarge: .proberLimit
            case .malformed: .brokenReply
            case .libraryFailed: .proberError
            case .redirected: .redirected
            case .cancelled: .stopped
            case .forbidden(.keyStopped): .noCredit
            case .forbidden: .proberError
            case .other: .unreachable
            }
        self.init(kind: .unavailable(reason), exchange: exchange, words: failure.description)
    }

    private init(_ reply: HTTPReply, _ exchange: Exchange) {
        self.init(kind: .unavailable(.brokenReply), exchange: exchange, words: "")
        let isSuccess = 200...299 ~= reply.status
        if isSuccess, reply.isEventStream {
            let transcript = StreamTranscript(reply, breakOff: nil)
            kind = .stream(transcript)
            return
        }
        let body = WireBody(reply.text)
        if isSuccess {
            guard let value = body?.value else {
                let error = ErrorBody(body: reply.body)
                kind = .foreign(error)
                words = error.message ?? "the reply is empty"
                return
            }
            if let error = ErrorBody(inside: value), !value.hasChoices {
                words = error.allWords
                kind = Self.failure(ErrorStatus.inside(error, value) ?? 200, error, reply)
            } else {
                kind = .success(value)
            }
            return
        }
        let error = ErrorBody(body: reply.body)
        words = error.allWords
        kind = Self.failure(reply.status, error, reply)
    }

    private static func failure(_ status: Int, _ error: ErrorBody, _ reply: HTTPReply) -> Kind {
        if let reason = Unavailability.reason(status: status, error: error, reply: reply) { return .unavailable(reason) }
        return .refusal(Refusal(status: reply.status, error: error))
    }
}

extension HTTPReply {
    /// The body in UTF-8, where it comes in the other charset that servers declare.
    fileprivate var text: [UInt8] {
        let type = (headers["Content-Type"] ?? "").asciiLowercased
        guard type.contains("iso-8859-1") || type.contains("latin1") || type.contains("windows-1252") else { return body }
        return body.flatMap { $0 < 0x80 ? [$0] : [0xC0 | $0 >> 6, 0x80 | $0 & 0x3F] }
    }

    var mediaType: String {
        (headers["Content-Type"] ?? "").prefix { $0 != ";" }.description.trimmed.asciiLowercased
    }

    /// By its type, or, where that is missing or wrong, by how it begins.
    var isEventStream: Bool {
        if mediaType == "text/event-stream" { return true }
        guard mediaType != "application/json", mediaType != "text/html" else { return false }
        return [Array("data:".utf8), Array("event:".utf8), Array(": ".utf8)].contains { body.starts(with: $0) }
    }
}

extension ErrorBody {
    /// The message, what it wraps and what it is about, in one line.
    var allWords: String {
        var parts = [message, inner].compactMap { $0 }
        if let code, !parts.contains(where: { $0.contains(code) }) { parts.append("(\(code))") }
        if let param, !parts.contains(where: { $0.contains(param) }) { parts.append("(field \(param))") }
        return parts.isEmpty ? "no words (\(shape.rawValue))" : parts.joined(separator: " ")
    }
}

/// The status that an error inside a reply with another status stands for.
enum ErrorStatus {
    static func inside(_ error: ErrorBody, _ value: JSONValue) -> Int? {
        if error.shape == .vendorStatus { return vendor(error.code) }
        let candidates = [
            error.code, value["error"]?["status_code"]?.numberText, value["error"]?["http_status_code"]?.numberText,
            value["error"]?["status"]?.numberText, value["status"]?.numberText,
        ]
        return candidates.compactMap { $0.flatMap { Int($0) } }.first { 400...599 ~= $0 }
    }

    /// MiniMax's `base_resp` (quirk error-base-resp); an unknown one is a failure of the server.
    private static func vendor(_ code: String?) -> Int {
        switch code {
        case "1002", "1039": 429
        case "1004", "2049": 401
        case "1008": 402
        case "2013", "1042", "1026", "1027": 400
        default: 500
        }
    }
}

extension JSONValue {
    /// Whether it is a reply, whatever empty error stands beside.
    fileprivate var hasChoices: Bool { self["choices"]?.array?.isEmpty == false }
}
