import Records
import StrictJSON

/// Sends the requests of one endpoint: counts them against plan and budget, waits where the server says so, and stops asking where the
/// answer can only be the same (no credit, no connection, a limit that outlasts the run).
package actor EndpointSession {
    enum Key: Sendable {
        case right, none, wrong
    }

    struct Ask: Sendable {
        var kind: RequestKind
        var model: String?
        var method: HTTPRequest.Method
        var address: WebAddress
        var body: [UInt8] = []
        var contentType = "application/json"
        var key = Key.right
        var isStream = false
        /// The tokens that the reply may have at most, for the budget.
        var output = 0
    }

    private struct Halt {
        let reason: ProbeReason
        let words: String
    }

    private struct Counter: Hashable {
        let kind: RequestKind
        let model: String?
    }

    nonisolated let target: ProbeTarget
    nonisolated let options: ProbeOptions
    nonisolated let scrubber: Scrubber
    nonisolated let pace: Pace
    private let client: HTTPClient
    private let gate: HostGate
    private let budget: Budget
    private let rates: [String: Budget.Rate]
    private let wrongKey: Credential?
    private let trace: (@Sendable (TraceEntry) -> Void)?

    private var sent: [Counter: Int] = [:]
    private(set) var spending = Budget.Spending()
    /// Whether anything came back at all.
    private(set) var hasAnswered = false
    private var heldUntil = 0.0
    private var halt: Halt?
    private var modelHalts: [String: Halt] = [:]
    private var failuresInRow: [String: Int] = [:]
    private var timeoutsInRow = 0

    /// After so many failures in a row a model is left alone.
    private static let mostFailures = 3
    private static let mostSecondTries = 2

    init(
        _ target: ProbeTarget, _ options: ProbeOptions, _ tools: ProbeTools, rates: [String: Budget.Rate]
    ) {
        self.target = target
        self.options = options
        self.rates = rates
        client = tools.client
        gate = tools.gate
        budget = tools.budget
        pace = tools.pace
        scrubber = tools.scrubber
        trace = tools.trace
        wrongKey = SecretKey(name: "a random wrong key", text: "sk-" + tools.dice.letters(40)).map { key in
            Credential(header: target.credential?.header ?? "Authorization", prefix: target.credential?.prefix ?? "Bearer ", key: key)
        }
    }

    /// How often requests of a kind went out, for the test that the plan holds.
    package var counts: [RequestKind: Int] {
        Dictionary(sent.map { ($0.key.kind, $0.value) }, uniquingKeysWith: max)
    }

    /// How this server answers nonsense, once the preflight has asked.
    private(set) var controls = Controls()
    func setControls(_ controls: Controls) { self.controls = controls }
    func control(_ method: HTTPRequest.Method) -> ControlFingerprint? { controls.of(method) }

    nonisolated func address(_ path: String) -> WebAddress? { WebAddress(target.base.text + path) }
    nonisolated func addressAtOrigin(_ path: String) -> WebAddress? { WebAddress(target.origin + path) }

    /// Why nothing more is sent to this endpoint, if so.
    var stopReason: (ProbeReason, String)? { halt.map { ($0.reason, $0.words) } }

    func post(
        _ kind: RequestKind, _ path: String, _ body: JSONValue, model: String? = nil, key: Key = .right, isStream: Bool = false,
        output: Int = 0
    ) async -> Answer {
        let bytes = JSONWriter.bytes(body, .compact)
        return await send(kind, .post, address(path), bytes, model: model, key: key, isStream: isStream, output: output)
    }

    func get(_ kind: RequestKind, _ path: String, key: Key = .right) async -> Answer {
        await send(kind, .get, address(path), [], model: nil, key: key)
    }

    func chat(_ kind: RequestKind, _ request: ChatRequest, key: Key = .right) async -> Answer {
        let isStream = request.extra.contains { $0.0 == "stream" && $0.1?.bool == true }
        return await post(
            kind, "/chat/completions", request.json, model: request.model, key: key, isStream: isStream,
            output: request.limit ?? options.mostTokens)
    }

    func send(
        _ kind: RequestKind, _ method: HTTPRequest.Method, _ address: WebAddress?, _ body: [UInt8], model: String? = nil,
        key: Key = .right, isStream: Bool = false, output: Int = 0, contentType: String = "application/json"
    ) async -> Answer {
        guard let address else {
            let nowhere = HTTPRequest(method, target.base).summary
            return .notSent(.proberError, "the address of the request can't be formed", nowhere)
        }
        return await send(
            Ask(
                kind: kind, model: model, method: method, address: address, body: body, contentType: contentType, key: key,
                isStream: isStream, output: output))
    }

    // MARK: Sending

    private func send(_ ask: Ask) async -> Answer {
        let request = message(ask)
        let counter = Counter(kind: ask.kind, model: ask.model)
        let bounds = ask.kind.bounds(repeats: options.repeats, mostTokens: options.mostTokens)
        guard sent[counter, default: 0] < bounds.times else {
            return .notSent(.budgetSpent, "the plan allows no more requests of this kind", request.summary)
        }
        sent[counter, default: 0] += 1
        if bounds.isOptIn, !options.allowsCostly {
            return .notSent(.needsOptIn, ProbeReason.needsOptIn.sentence, request.summary)
        }
        var tries = 0
        while true {
            if let halt = halt ?? ask.model.flatMap({ modelHalts[$0] }) {
                return .notSent(halt.reason, halt.words, request.summary)
            }
            // What one request was told to wait, the others of this endpoint wait as well.
            let held = heldUntil - pace.now()
            if held > 0 { await pace.sleep(held) }
            let answer = await exchange(request, ask, input: bounds.input)
            note(answer, ask)
            guard let wait = pause(for: answer, tries: tries) else {
                await judge(answer, ask)
                return answer
            }
            tries += 1
            heldUntil = max(heldUntil, pace.now() + wait)
            await pace.sleep(wait)
            heldUntil = min(heldUntil, pace.now())
        }
    }

    /// - Parameter input: tokens, at most.
    private func exchange(_ request: HTTPRequest, _ ask: Ask, input: Int) async -> Answer {
        let rate = ask.model.flatMap { rates[$0] }
        let worst = rate?.cost(input: input, output: ask.output) ?? 0
        guard await budget.reserve(worst) else {
            return .notSent(.budgetSpent, "the budget of the run is spent", request.summary)
        }
        let limits = options.limits(isStream: ask.isStream)
        var check: HTTPClient.ChunkCheck?
        if ask.isStream {
            let watch = StreamWatch()
            check = { watch.take($0) }
        }
        let keyName = ask.key == .right ? target.credential?.key.name : nil
        let result: Result<Exchange, HostGate.Refusal>
        do throws(HostGate.Refusal) {
            let (client, onChunk) = (client, check)
            let exchange = try await gate.pass(host: request.address.authority, key: keyName) {
                await client.send(request, limits: limits, onChunk: onChunk)
            }
            result = .success(exchange)
        } catch {
            result = .failure(error)
        }
        let answer: Answer
        switch result {
        case .success(let exchange): answer = Answer(exchange)
        case .failure(.cancelled): answer = .notSent(.stopped, "the run was stopped", request.summary)
        case .failure(.keyStopped(let name)): answer = .notSent(.noCredit, "the key of \(name) is out of credit", request.summary)
        }
        let usage = answer.usage
        let (read, written) = (usage?.prompt ?? (answer.status == nil ? 0 : input), usage?.completion ?? (answer.isPaid ? ask.output : 0))
        spending.requests += 1
        spending.inputTokens += read
        spending.outputTokens += written
        await budget.settle(reserved: worst, input: read, output: written, cost: rate?.cost(input: read, output: written) ?? 0)
        return answer
    }

    private func message(_ ask: Ask) -> HTTPRequest {
        var headers = HTTPHeaders()
        headers.append("Accept", ask.isStream ? "text/event-stream" : "application/json")
        if !ask.body.isEmpty { headers.append("Content-Type", ask.contentType) }
        let credential: Credential? =
            switch ask.key {
            case .right: target.credential
            case .none: nil
            case .wrong: wrongKey
            }
        return HTTPRequest(ask.method, ask.address, headers: headers, body: ask.body, credential: credential)
    }

    private func note(_ answer: Answer, _ ask: Ask) {
        hasAnswered = hasAnswered || answer.reply != nil
        trace?(TraceEntry(ask: ask, answer: answer, at: pace.now(), scrubber: scrubber))
    }

    // MARK: Waiting and stopping

    /// How long to wait before the request goes out again; `nil` when its answer counts.
    private func pause(for answer: Answer, tries: Int) -> Double? {
        guard tries < Self.mostSecondTries, let reply = answer.exchange.reply, [429, 503, 529].contains(reply.status) else { return nil }
        guard answer.unavailability == .rateLimited || answer.unavailability == .overloaded else { return nil }
        let advice = RetryAdvice.read(
            headers: reply.headers.fields.map { (name: $0.name, value: $0.value) }, body: WireBody(reply.body)?.value, now: pace.now())
        if advice.shouldRetry == false { return nil }
        switch advice.wait {
        case .seconds(let seconds): return seconds
        case .later: return nil
        // One wait for a limit by the minute, whose length nobody gave.
        case .none: return tries == 0 ? 2 : nil
        }
    }

    private func judge(_ answer: Answer, _ ask: Ask) async {
        let streamReason: ProbeReason? = answer.transcript?.isOutOfTime == true ? .timedOut : nil
        guard let reason = answer.unavailability ?? streamReason else {
            timeoutsInRow = 0
            if let model = ask.model { failuresInRow[model] = 0 }
            return
        }
        guard ask.key == .right else { return }
        let words = answer.words
        switch reason {
        case .noCredit:
            halt = Halt(reason: reason, words: words)
            if let key = target.credential?.key.name { await gate.stop(key: key) }
        case .rateLimited, .unreachable, .insecure, .challenge:
            halt = Halt(reason: reason, words: words)
        case .timedOut:
            timeoutsInRow += 1
            if timeoutsInRow >= Self.mostFailures { halt = Halt(reason: reason, words: words) }
            fallthrough
        case .overloaded, .serverError, .brokenReply:
            guard let model = ask.model else { return }
            failuresInRow[model, default: 0] += 1
            if failuresInRow[model, default: 0] > Self.mostFailures { modelHalts[model] = Halt(reason: reason, words: words) }
        default: break
        }
    }
}

extension Answer {
    /// Whether it may have cost tokens: a success, or a stream that began.
    fileprivate var isPaid: Bool { status.map { 200...299 ~= $0 } ?? false }

    fileprivate var usage: TokenUsage? {
        switch kind {
        case .success(let value):
            TokenUsage.read(value["usage"]) {}
        case .stream(let transcript): transcript.usage
        default: nil
        }
    }
}
