import Records
import StrictJSON

extension ModelProbe {
    /// A word that only the request holds must come back. Models that think first get more room (quirk reasoning-eats-budget).
    mutating func probeChat() async {
        var tally = Tally()
        var limits = [256, 1024, 4096].filter { $0 < options.mostTokens } + [options.mostTokens]
        var limit = limits.removeFirst()
        var misses = 0
        let control = await session.control(.post)
        while misses < 3 {
            let code = dice.code()
            let answer = await chat(.chat, Prompt.repeating(code), limit: limit)
            let run =
                isNonsense(answer, control)
                ? Run.failed(.routeAbsent, "answers as a path that does not exist: \(answer.saying)", answer) : judgeChat(answer, code)
            if case .unknown(.cutOff) = run.outcome, !limits.isEmpty {
                limit = limits.removeFirst()
                continue
            }
            tally.add(run)
            if case .unknown(.notShown) = run.outcome {
                misses += 1
                continue
            }
            break
        }
        room = limit <= 256 ? 512 : max(limit, 1024)
        if let seconds = tally.runs.last?.answer.map({ $0.exchange.duration / .seconds(1) }) { chatSeconds = seconds }
        chatWorks = tally.shown > 0
        record(.chatCompletions, tally)
    }

    private func isNonsense(_ answer: Answer, _ control: ControlFingerprint?) -> Bool {
        guard let control, let reply = answer.exchange.reply else { return false }
        return ControlFingerprint(reply, path: "/chat/completions") == control
    }

    mutating func repeatsCode(_ kind: RequestKind) async -> Bool {
        let code = dice.code()
        return judgeChat(await chat(kind, Prompt.repeating(code)), code).isShown
    }

    private mutating func judgeChat(_ answer: Answer, _ code: String) -> Run {
        if case .foreign(let error) = answer.kind {
            // A page is no answer of the model; a plain text may be its refusal (quirk error-plain-200).
            let isBrokenJSON = answer.reply?.mediaType.hasSuffix("json") == true || answer.reply?.body.first == UInt8(ascii: "{")
            if isBrokenJSON { return .unknown(.brokenReply, "\(answer.status ?? 200) with JSON that can't be read", answer) }
            return error.shape == .plainText
                ? .failed(.errorAsSuccess, "\(answer.status ?? 200) with a plain text: \(error.allWords)", answer)
                : .unknown(error.shape == .html ? .wrongAddress : .brokenReply, "\(answer.status ?? 200) without JSON", answer)
        }
        switch ChatReading(answer) {
        case .unknown(let reason, let words): return .unknown(reason, words, answer)
        case .refusal(let refusal):
            if refusal.saysOtherKind { return .failed(.otherKind, answer.saying, answer) }
            return .unknown(refusal.deniesModel(model) ? .modelNotServed : .unclearRefusal, answer.saying, answer)
        case .reply(let reply, let choice):
            chatAnswers = true
            let content = choice.content ?? ""
            guard content.holds(code) else {
                if choice.finish == .length || content.isEmpty && choice.reasoning?.isEmpty == false {
                    return .unknown(.cutOff, "no answer within the token limit", answer)
                }
                let said = content.isEmpty ? "an empty answer came" : "asked to repeat a random code, it answered \"\(content.prefix(80))\""
                return .unknown(.notShown, said, answer)
            }
            return deviating(reply, answer)
        }
    }

    private func deviating(_ reply: ChatReply, _ answer: Answer) -> Run {
        if answer.transcript != nil { return .shown(.streamForced, "asked without stream, it answers as a stream", answer) }
        if reply.deviations.contains(.thinkTags) {
            return .shown(.reasoningInContent, "the answer begins with the model's thinking in <think> tags", answer)
        }
        let deviations = reply.deviations.filter { $0 != .thinkTags && $0 != .callInContent }
        guard deviations.isEmpty else {
            return .shown(.replyShape, "works, but: " + deviations.map(\.words).joined(separator: ", "), answer)
        }
        return .shown(.works, "a random code came back", answer)
    }
}

extension ChatDeviation {
    /// For a person: `usage-missing` as "usage missing".
    var words: String { rawValue.split(separator: "-").joined(separator: " ") }
}

extension String {
    /// Whether a code stands in it, be its hyphens of the kinds that models like to write.
    func holds(_ code: String) -> Bool {
        if contains(code) { return true }
        guard utf8.contains(where: { $0 >= 0x80 }) else { return false }
        var folded = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            switch scalar.value {
            case 0x2010...0x2015, 0x2212: folded.append("-")
            case 0xAD: break
            default: folded.append(scalar)
            }
        }
        return String(folded).contains(code)
    }
}
