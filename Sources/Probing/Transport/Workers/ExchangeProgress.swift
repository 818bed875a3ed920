/// What has become of an exchange so far, out of a worker's reports and the time; the first end counts.
struct ExchangeProgress {
    private(set) var outcome: Exchange.Outcome?
    /// What had come before a failure.
    private(set) var partial: HTTPReply?
    /// Whether the worker said that it is done with it, and so takes another order.
    private(set) var isWorkerDone = false

    private let limits: TransferLimits
    private let key: SecretKey?
    /// A body that is sent shows that there is a connection.
    private let sendsBody: Bool
    private let start: ContinuousClock.Instant
    private var lastData: ContinuousClock.Instant
    private var isConnected = false
    private var reply: HTTPReply?

    init(_ request: HTTPRequest, _ limits: TransferLimits, start: ContinuousClock.Instant) {
        self.limits = limits
        self.key = request.credential?.key
        self.sendsBody = !request.body.isEmpty
        self.start = start
        self.lastData = start
    }

    /// What ends it if nothing comes before.
    var deadline: (time: ContinuousClock.Instant, failure: Exchange.Failure) {
        let total = (time: start + limits.total, failure: Exchange.Failure.timedOut(.total, after: limits.total))
        let idle = (time: lastData + limits.idle, failure: Exchange.Failure.timedOut(.idle, after: limits.idle))
        let first = total.time <= idle.time ? total : idle
        guard sendsBody, !isConnected, start + limits.connect < first.time else { return first }
        return (start + limits.connect, .timedOut(.connect, after: limits.connect))
    }

    mutating func take(_ report: WorkerReport, at now: ContinuousClock.Instant, _ onChunk: HTTPClient.ChunkCheck?) {
        guard outcome == nil else { return }
        switch report {
        case .ready: break
        case .connected: isConnected = true
        case .head(let status, let headers): takeHead(status, headers, at: now)
        case .piece(let bytes, let elapsed): takePiece(bytes, elapsed, at: now, onChunk)
        case .complete:
            isWorkerDone = true
            succeed(.complete)
        case .redirected(let target, let status):
            isWorkerDone = true
            fail(.redirected(to: Redaction.address(target, hiding: key), status: status))
        case .failed(let code, let words):
            isWorkerDone = true
            let stage: Exchange.Stage = reply == nil ? .beforeStatus : .afterStatus
            fail(Exchange.Failure(code: code, words: key?.occurs(in: words) == true ? "(words that hold the key)" : words, stage))
        }
    }

    /// What still comes once the caller has seen enough: only whether the worker is done.
    mutating func drain(_ report: WorkerReport) {
        switch report {
        case .complete, .redirected, .failed: isWorkerDone = true
        default: break
        }
    }

    /// Whether the caller had seen enough.
    var isStopped: Bool {
        if case .reply(let reply) = outcome { reply.end == .stopped } else { false }
    }

    mutating func fail(_ failure: Exchange.Failure) {
        guard outcome == nil else { return }
        outcome = .failure(failure)
        partial = reply
    }

    private mutating func takeHead(_ status: Int, _ headers: HTTPHeaders, at now: ContinuousClock.Instant) {
        isConnected = true
        // Informational replies come before the one that counts; a switch of protocols was not asked for.
        if status == 101 { return fail(.malformed("the server switched protocols unasked")) }
        guard status >= 200, reply == nil else { return }
        lastData = now
        let isTooLarge = headers.byteCount > limits.headers
        reply = HTTPReply(status: status, headers: isTooLarge ? [:] : headers, end: .cut)
        if isTooLarge { fail(.tooLarge(.headers, limit: limits.headers)) }
    }

    private mutating func takePiece(
        _ bytes: [UInt8], _ elapsed: Duration, at now: ContinuousClock.Instant, _ onChunk: HTTPClient.ChunkCheck?
    ) {
        // Taken out, so that the body grows in place.
        guard var reply = reply.take() else { return fail(.malformed("a body came before its headers")) }
        let arrival = HTTPReply.Arrival(offset: reply.body.count, elapsed: elapsed)
        let room = limits.body - reply.body.count
        reply.body += bytes.prefix(max(0, room))
        if reply.arrivals.count < limits.arrivals { reply.arrivals.append(arrival) }
        let chunk = ReplyChunk(status: reply.status, headers: reply.headers, bytes: bytes, arrival: arrival)
        self.reply = reply
        if bytes.count > room { return fail(.tooLarge(.body, limit: limits.body)) }
        switch onChunk?(chunk) {
        case .data, nil: lastData = now
        case .filler: break
        case .enough: succeed(.stopped)
        }
    }

    private mutating func succeed(_ end: HTTPReply.End) {
        guard var reply = reply.take() else { return fail(.closed(.beforeStatus)) }
        reply.end = end
        outcome = .reply(reply)
    }
}
