import Records
import StrictJSON

/// The probes of one model, one after another; each leaves behind what the next need to know.
struct ModelProbe {
    let session: EndpointSession
    let model: String
    /// What it is sold as; `nil` where nobody said.
    let types: [String]?
    let dice: Dice
    let options: ProbeOptions

    var findings: [ProbedCapability: Finding] = [:]
    /// Whether plain chat was shown to work.
    var chatWorks = false
    /// Whether plain chat gave a reply at all.
    var chatAnswers = false
    var limitName = ChatRequest.TokenLimitName.maxTokens
    /// Whether it takes a limit under either name.
    var takesLimit = true
    /// Tokens that leave a model of this kind room to answer.
    var room = 512
    var thinking: Thinking?
    var chatSeconds = 0.0
    /// The models that answered in place of this one, and who served them.
    var substitutes: [String] = []
    /// The reply that called a tool: its message as it came, its call, the code.
    var toolTurn: ToolTurn?
    var callsOnDemand = false

    struct Thinking {
        var field: String
        var answer: Answer
    }

    init(session: EndpointSession, model: String, types: [String]?, dice: Dice, options: ProbeOptions) {
        self.session = session
        self.model = model
        self.types = types
        self.dice = dice
        self.options = options
    }

    /// Everything that was asked for of this model.
    mutating func run() async -> [ProbedCapability: Finding] {
        let chatKinds = ProbedCapability.ofModel.filter { ![.embeddings, .responses, .responsesStream, .imageGeneration].contains($0) }
        var isOtherKind = types.map { Set($0).isDisjoint(with: ["chat", "reasoning", "code", "vision"]) } ?? false
        if !isOtherKind, options.wantsAny(chatKinds) || options.capabilities == nil {
            await probeChat()
            isOtherKind = [.otherKind, .routeAbsent].contains(findings[.chatCompletions]?.reason)
            if chatAnswers {
                await probeStreaming()
                await probeTools()
                await probeOutput()
                await probeVision()
                await probeParameters()
                await probeReasoning()
                await confirmIgnored()
            } else if !isOtherKind {
                inheritFromChat(chatKinds)
            }
        }
        let isEmbedding = types?.contains("embeddings") ?? (isOtherKind || !chatWorks && ModelKind.looksLikeEmbedding(model))
        let isAskedFor = options.capabilities?.contains(.embeddings) == true && types?.contains("embeddings") != false
        if isAskedFor || options.capabilities == nil && isEmbedding {
            await probeEmbeddings()
        }
        if !isOtherKind, chatAnswers || options.capabilities != nil { await probeResponses() }
        if options.allowsCostly,
            options.capabilities?.contains(.imageGeneration) ?? types?.contains("image") ?? ModelKind.looksLikeImages(model)
        {
            await probeImages()
        }
        markSubstitutes()
        return options.capabilities.map { wanted in findings.filter { wanted.contains($0.key) } } ?? findings
    }

    // MARK: For the probes

    var scrubber: Scrubber { session.scrubber }

    mutating func record(_ capability: ProbedCapability, _ tally: Tally, neededFailures: Int = 3) {
        findings[capability] = tally.finding(scrubber, at: session.pace.now(), neededFailures: neededFailures)
    }

    mutating func record(_ capability: ProbedCapability, _ run: Run) {
        var tally = Tally()
        tally.add(run)
        record(capability, tally)
    }

    /// Sends a chat request with a token limit, under the other name of the limit where this one is refused.
    mutating func chat(
        _ kind: RequestKind, _ messages: [JSONValue], _ extra: [(String, JSONValue?)] = [], limit: Int? = nil
    ) async -> Answer {
        var request = ChatRequest(model, messages, limit: takesLimit ? min(limit ?? room, options.mostTokens) : nil, extra)
        request.limitName = limitName
        let answer = await session.chat(kind, request)
        if takesLimit, let refusal = answer.refusal, refusal.declines([limitName.rawValue]) {
            request.limitName = limitName.other
            let second = await session.chat(kind, request)
            guard second.refusal?.declines([request.limitName.rawValue]) == true else {
                limitName = request.limitName
                return observed(second)
            }
            // Neither name: without a limit then.
            takesLimit = false
            request.limit = nil
            return observed(await session.chat(kind, request))
        }
        return observed(answer)
    }

    mutating func chat(_ kind: RequestKind, _ text: String, _ extra: [(String, JSONValue?)] = [], limit: Int? = nil) async -> Answer {
        await chat(kind, [ChatRequest.user(text)], extra, limit: limit)
    }

    /// Notes who answered and where the thinking stands.
    private mutating func observed(_ answer: Answer) -> Answer {
        let name = answer.value?["model"]?.words ?? answer.transcript?.model
        let provider = answer.value?["provider"]?.words ?? answer.transcript?.servedBy
        if let name, ModelKind.isSubstitute(name, for: model, servedBy: provider) {
            substitutes.append(provider.map { "\(name), served by \($0)" } ?? name)
        }
        guard thinking == nil, case .reply(_, let choice) = ChatReading(answer), choice.reasoning?.isEmpty == false else { return answer }
        let field = answer.transcript?.reasoningField ?? choice.reasoningField
        thinking = field.map { Thinking(field: $0, answer: answer) }
        return answer
    }

    /// Nothing that builds on chat can be said; where chat failed for a reason of its own, that is the reason.
    private mutating func inheritFromChat(_ capabilities: [ProbedCapability]) {
        guard let chat = findings[.chatCompletions] else { return }
        for capability in capabilities where capability != .chatCompletions && options.wants(capability) {
            var finding = chat
            if chat.verdict != .inconclusive || chat.reason == .unclearRefusal { finding.reason = .chatFails }
            finding.passed = 0
            finding.runs = 1
            findings[capability] = finding
        }
    }

    /// "Ignored" counts only when plain chat works before and after; else the server may have been ill.
    private mutating func confirmIgnored() async {
        let doubtful = findings.filter { $0.value.reason.needsWorkingChat && $0.key != .chatCompletions }
        guard !doubtful.isEmpty else { return }
        let stillWorks = chatWorks ? await repeatsCode(.chatAfter) : false
        guard !stillWorks else { return }
        for (capability, finding) in doubtful {
            let words = "not judged, since plain chat did not show its effect; seen: " + finding.message
            var finding = finding
            finding.message = scrubber.excerpt(of: words, limit: Finding.longestMessage).text
            (finding.reason, finding.passed) = (.chatFails, 0)
            findings[capability] = finding
        }
    }

    /// What another model does is no fact about this one.
    private mutating func markSubstitutes() {
        guard let substitute = substitutes.first else { return }
        let words = scrubber.excerpt(of: "answered by \(substitute)", limit: Finding.longestMessage).text
        findings = findings.mapValues { finding in
            guard finding.verdict != .inconclusive, ![.routeAbsent, .refused].contains(finding.reason) else { return finding }
            var finding = finding
            (finding.reason, finding.message, finding.passed) = (.otherModel, words, 0)
            return finding
        }
    }
}

/// What an id gives away.
enum ModelKind {
    static func looksLikeEmbedding(_ id: String) -> Bool {
        let id = id.asciiLowercased
        return ["embed", "bge-", "e5-", "gte-", "minilm", "rerank"].contains { id.contains($0) }
    }

    static func looksLikeSpeech(_ id: String) -> Bool {
        let id = id.asciiLowercased
        return ["tts", "text-to-speech", "kokoro"].contains { id.contains($0) }
    }

    static func looksLikeImages(_ id: String) -> Bool {
        let id = id.asciiLowercased
        return ["dall-e", "flux", "gpt-image", "stable-diffusion", "sdxl", "imagen"].contains { id.contains($0) }
    }

    /// A dated form of the same id is the same model, unless a gateway says who served it, and so that it chose (quirk chat-model-substituted).
    static func isSubstitute(_ answered: String, for asked: String, servedBy provider: String?) -> Bool {
        let (a, b) = (answered.asciiLowercased, asked.asciiLowercased)
        if a == b || a.hasSuffix("/" + b) || b.hasSuffix("/" + a) { return false }
        let (short, long) = a.utf8.count < b.utf8.count ? (a, b) : (b, a)
        // What a namespaced id is routed to may change from request to request, and the provider says to whom it went this time.
        if isDated(long, short) { return provider != nil && b.contains("/") }
        let isVariant = long.hasPrefix(short) && ["-", ":", "@", "."].contains { long.dropFirst(short.count).hasPrefix($0) }
        return !isVariant || provider != nil
    }

    /// `gpt-4o` and `gpt-4o-2024-11-20`, also for an alias that ends in `-latest`.
    private static func isDated(_ long: String, _ short: String) -> Bool {
        let stem = short.hasSuffix("-latest") ? String(short.dropLast(7)) : short
        guard long.hasPrefix(stem + "-") else { return false }
        let rest = long.dropFirst(stem.count + 1)
        return rest.utf8.allSatisfy { 0x30...0x39 ~= $0 || $0 == UInt8(ascii: "-") } && rest.utf8.count { $0 != UInt8(ascii: "-") } >= 4
    }
}
