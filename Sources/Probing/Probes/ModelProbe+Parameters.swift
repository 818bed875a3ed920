import Records
import StrictJSON

extension ModelProbe {
    mutating func probeParameters() async {
        if options.wants(.tokenLimit) { await probeTokenLimit() }
        if options.wants(.stopSequences) {
            await probe(.stopSequences, .stop, Prompt.countToTwenty, [("stop", .array([.string("seven")]))], Self.judgeStop, ["stop"])
        }
        if options.wants(.multipleChoices) {
            await probe(
                .multipleChoices, .choices, Prompt.greeting, [("n", .number(2))], Self.judgeChoices,
                ["'n'", "\"n\"", "`n`", " n ", "n:", "n=", "choices", "number of completions"])
        }
        if options.wants(.logprobs) {
            await probe(
                .logprobs, .logprobs, Prompt.greeting, [("logprobs", .bool(true)), ("top_logprobs", .number(2))], Self.judgeLogprobs,
                ["logprob"])
        }
        if options.wants(.seed) { await probeSeed() }
    }

    private typealias Judge = (ChatReply, ChatReply.Choice, Answer) -> Run

    private mutating func probe(
        _ capability: ProbedCapability, _ kind: RequestKind, _ prompt: String, _ extra: [(String, JSONValue?)], _ judge: Judge,
        _ names: [String]
    ) async {
        var tally = Tally()
        while !tally.isDecided(repeats: 1, isBehaviour: false), tally.runs.count < options.tries {
            let answer = await chat(kind, prompt, extra)
            switch ChatReading(answer) {
            case .unknown(let reason, let words): tally.add(.unknown(reason, words, answer))
            case .refusal(let refusal):
                if let other = simpler(extra, after: refusal), let run = await simplerRun(kind, prompt, other, judge) {
                    tally.add(run)
                    break
                }
                let isNamed = refusal.error.param.map { param in extra.contains { $0.0 == param } } ?? false
                tally.add(
                    isNamed && refusal.status != 404 ? .failed(.refused, answer.saying, answer) : .refusal(refusal, of: names, answer))
            // What a stream that nobody asked for holds of it is not looked for.
            case .reply where answer.transcript != nil && capability != .stopSequences:
                tally.add(.unknown(.notShown, "the reply came as a stream that was not asked for", answer))
            case .reply(let reply, let choice): tally.add(judge(reply, choice, answer))
            }
        }
        record(capability, tally)
    }

    /// The same wish in a form that more servers take: one stop word as a text, log probabilities without alternatives.
    private func simpler(_ extra: [(String, JSONValue?)], after refusal: Refusal) -> [(String, JSONValue?)]? {
        if extra.contains(where: { $0.0 == "stop" }), refusal.mentions(["valid string", "a string", "type"]) {
            return [("stop", .string("seven"))]
        }
        if extra.contains(where: { $0.0 == "top_logprobs" }), refusal.mentions(["top_logprobs"]) { return [("logprobs", .bool(true))] }
        return nil
    }

    private mutating func simplerRun(
        _ kind: RequestKind, _ prompt: String, _ extra: [(String, JSONValue?)], _ judge: Judge
    ) async -> Run? {
        let answer = await chat(kind, prompt, extra)
        guard case .reply(let reply, let choice) = ChatReading(answer) else { return nil }
        let run = judge(reply, choice, answer)
        let isText = extra.contains { $0.0 == "stop" }
        let words =
            isText ? "works as a text; a list of stop words is refused" : "log probabilities come; alternatives (top_logprobs) are refused"
        return run.isShown ? .shown(.optionRefused, words, answer) : run
    }

    // MARK: stop, n, logprobs

    private static func judgeStop(_ reply: ChatReply, _ choice: ChatReply.Choice, _ answer: Answer) -> Run {
        let words = (choice.content ?? "").split { !$0.isLetter }.map(String.init)
        guard words.contains(where: { $0.asciiLowercased == "five" }), let last = words.last?.asciiLowercased else {
            return .unknown(choice.finish == .length ? .cutOff : .notShown, "the answer is no count", answer)
        }
        // The server can only stop at the word as it was sent.
        if let place = words.firstIndex(of: "seven"), words[place...].contains(where: { $0.asciiLowercased == "eight" }) {
            return .failed(.ignored, "the answer goes on after the stop word", answer)
        }
        if last == "seven" { return .shown(.replyShape, "the answer ends with the stop word, which should be left out", answer) }
        guard last == "six", choice.finish != .length else {
            return .unknown(choice.finish == .length ? .cutOff : .notShown, "the answer does not come to the stop word", answer)
        }
        return .shown(.works, "the answer ends before the stop word", answer)
    }

    private static func judgeChoices(_ reply: ChatReply, _ choice: ChatReply.Choice, _ answer: Answer) -> Run {
        reply.choices.count == 2
            ? .shown(.works, "two choices came", answer)
            : .failed(.ignored, "\(reply.choices.count) choice came where n was 2", answer)
    }

    private static func judgeLogprobs(_ reply: ChatReply, _ choice: ChatReply.Choice, _ answer: Answer) -> Run {
        let logprobs = answer.value?["choices"]?.array?.first?["logprobs"]
        guard let list = logprobs?["content"]?.array, !list.isEmpty else {
            if logprobs?["token_logprobs"]?.array?.isEmpty == false {
                return .shown(.replyShape, "log probabilities came in the shape of the older completions", answer)
            }
            return .failed(.ignored, "no log probabilities came", answer)
        }
        let tokens = list.prefix(4096).compactMap { $0["token"]?.string }
        let areNumbers = list.allSatisfy { $0["logprob"]?.numberText.flatMap { Double($0) }.map { $0 <= 0.0001 } == true }
        let text = answer.value?["choices"]?.array?.first?["message"]?["content"]?.string ?? ""
        guard areNumbers, tokens.count == min(4096, list.count), tokens.joined().contains(text.prefix(200).trimmed) else {
            return .shown(.replyShape, "log probabilities came, but their tokens do not make up the answer", answer)
        }
        let hasAlternatives = list.contains { $0["top_logprobs"]?.array?.count == 2 }
        return hasAlternatives
            ? .shown(.works, "each token has its log probability and two alternatives", answer)
            : .shown(.replyShape, "log probabilities came, without the alternatives that were asked for", answer)
    }

    // MARK: Token limit

    private mutating func probeTokenLimit() async {
        let kinds: [(ChatRequest.TokenLimitName, RequestKind)] = [(.maxTokens, .maxTokens), (.maxCompletionTokens, .maxCompletionTokens)]
        var results: [(name: String, run: Run)] = []
        for (name, kind) in kinds {
            var tally = Tally()
            var limit = Self.smallLimit
            while !tally.isDecided(repeats: 1, isBehaviour: false), tally.runs.count < options.tries {
                var request = ChatRequest(model, Prompt.countToTwoHundred, limit: limit)
                request.limitName = name
                let answer = await session.chat(kind, request)
                if limit == Self.smallLimit, answer.refusal?.wantsMore == true {
                    limit = 4 * Self.smallLimit
                    continue
                }
                tally.add(judgeLimit(answer, name.rawValue, limit))
            }
            let best = tally.runs.first { $0.isShown } ?? tally.failures.first { $0.failure == .refused }
            let ignored = tally.failures.count >= 3 ? tally.failures.last : nil
            if let run = best ?? ignored ?? tally.runs.first(where: \.isUnknown) ?? tally.runs.last { results.append((name.rawValue, run)) }
        }
        record(.tokenLimit, Self.combined(results))
        if findings[.tokenLimit]?.reason == .ignored { findings[.tokenLimit]?.runs = options.tries }
    }

    /// The smallest that most servers take.
    private static let smallLimit = 16

    private func judgeLimit(_ answer: Answer, _ name: String, _ limit: Int) -> Run {
        switch ChatReading(answer) {
        // Some say it with an error (quirk reasoning-cap-400).
        case .unknown(.cutOff, let words): return .shown(.works, words, answer)
        case .unknown(let reason, let words): return .unknown(reason, words, answer)
        case .refusal(let refusal):
            return refusal.declines([name])
                ? .failed(.refused, "\(name): \(answer.saying)", answer) : .unknown(.unclearRefusal, answer.saying, answer)
        case .reply(let reply, let choice):
            let content = (choice.content ?? "").asciiLowercased
            let words = content.split(whereSeparator: \.isWhitespace).count
            let tokens = reply.usage?.completion ?? words
            // A few tokens more are rounding; thirty words more are no limit.
            if choice.finish == .length, words <= limit * 2 {
                return .shown(.works, "\(name) ends the reply with length", answer)
            }
            if tokens <= limit * 2, words <= limit * 2 {
                // A canned reply is short by itself; only a count that breaks off shows a limit.
                let isCount = ["two", "three", "four"].allSatisfy(content.contains)
                return !isCount
                    ? .unknown(.notShown, "the answer is no count, and short by itself", answer)
                    : .shown(.replyShape, "\(name) ends the reply, without saying length", answer)
            }
            guard ["two", "three", "four"].allSatisfy(content.contains) || tokens > 4 * limit else {
                return .unknown(.notShown, "the answer is no count", answer)
            }
            return .failed(.ignored, "\(name) was \(limit), and \(max(tokens, words)) tokens came", answer)
        }
    }

    private static func combined(_ results: [(name: String, run: Run)]) -> Run {
        let shown = results.filter { $0.run.isShown }
        let unknown = results.first { $0.run.isUnknown }
        if let first = shown.first, shown.count == results.count {
            let deviating = shown.first { $0.run.reason != .works } ?? first
            return .shown(
                deviating.run.reason, deviating.run.reason == .works ? "both names end the reply with length" : deviating.run.words,
                deviating.run.answer)
        }
        if let first = shown.first {
            guard let other = results.first(where: { !$0.run.isShown && !$0.run.isUnknown }) else {
                return unknown.map { Run.unknown($0.run.reason, "\(first.name) works; \($0.name): \($0.run.words)", $0.run.answer) }
                    ?? first.run
            }
            let how = other.run.failure == .refused ? "is refused" : "is ignored"
            return .shown(.oneNameOnly, "\(first.name) works, \(other.name) \(how)", other.run.answer)
        }
        return unknown?.run ?? results.first?.run ?? .unknown(.notShown, "nothing was asked", nil)
    }

    // MARK: Seed

    /// Equal seeds prove something only where unequal ones differ; unequal replies prove nothing, since servers promise no more than their best.
    private mutating func probeSeed() async {
        let (same, other) = (100_000 + dice.roll(800_000), 1000 + dice.roll(9000))
        var answers: [Answer] = []
        var texts: [String] = []
        for seed in [same, same, other] {
            let answer = await chat(.seed, Prompt.randomLetters, [("seed", .number(seed)), ("temperature", .number(1))])
            answers.append(answer)
            switch ChatReading(answer) {
            case .unknown(let reason, let words): return record(.seed, .unknown(reason, words, answer))
            case .refusal(let refusal): return record(.seed, .refusal(refusal, of: ["seed"], answer))
            case .reply(_, let choice): texts.append(choice.content ?? "")
            }
        }
        guard texts.allSatisfy({ !$0.isEmpty }) else { return record(.seed, .unknown(.notShown, "an empty answer came", answers.last)) }
        let words: String
        switch (texts[0] == texts[1], texts[1] == texts[2]) {
        case (true, false):
            return record(.seed, .shown(.works, "two replies with one seed agree, with another one the reply differs", answers.last))
        case (true, true): words = "replies agree with every seed, so the seed shows nothing"
        case (false, _): words = "two replies with one seed differ; servers promise no more than their best"
        }
        record(.seed, .unknown(.notShown, words, answers.last))
    }
}

extension Refusal {
    /// Whether a limit was declined as too small.
    fileprivate var wantsMore: Bool { mentions(["minimum", "at least", ">=", "greater than"]) }
}
