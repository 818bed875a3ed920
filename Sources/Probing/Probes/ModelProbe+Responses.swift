import Records
import StrictJSON

extension ModelProbe {
    mutating func probeResponses() async {
        guard options.wantsAny([.responses, .responsesStream]) else { return }
        let control = await session.control(.post)
        var tally = Tally()
        var limits = [256, 1024].filter { $0 < options.mostTokens } + [options.mostTokens]
        var limit = limits.removeFirst()
        while !tally.isDecided(repeats: 1, isBehaviour: false), tally.runs.count < 3 {
            let code = dice.code()
            let answer = await respond(.respond, code, limit)
            let run = judge(answer, code, control)
            if case .unknown(.cutOff) = run.outcome, !limits.isEmpty {
                limit = limits.removeFirst()
                continue
            }
            tally.add(run)
            if case .unknown(let reason) = run.outcome, reason != .notShown { break }
        }
        record(.responses, tally)
        if findings[.responses]?.verdict != .supported, findings[.responses]?.verdict != .partial {
            findings[.responsesStream] = findings[.responses]
            return
        }
        await probeResponsesStream(limit)
        if options.allowsCostly { await probeStoredResponses(limit) }
    }

    private func body(_ text: String, _ limit: Int, store: Bool, _ extra: [(String, JSONValue?)] = []) -> JSONValue {
        .object(
            [
                ("model", .string(model)), ("input", .string(text)), ("store", .bool(store)), ("max_output_tokens", .number(limit)),
            ] + extra)
    }

    private func respond(_ kind: RequestKind, _ code: String, _ limit: Int, store: Bool = false, _ extra: [(String, JSONValue?)] = []) async
        -> Answer
    {
        let isStream = extra.contains { $0.0 == "stream" }
        return await session.post(
            kind, "/responses", body(Prompt.repeating(code), limit, store: store, extra), model: model, isStream: isStream, output: limit)
    }

    private func judge(_ answer: Answer, _ code: String, _ control: ControlFingerprint?) -> Run {
        if let control, let reply = answer.exchange.reply, ControlFingerprint(reply, path: "/responses") == control {
            // Where everything answers so, the run never comes here.
            return .failed(.routeAbsent, "answers as a path that does not exist: \(control.summary)", answer)
        }
        switch answer.kind {
        case .unavailable(let reason): return .unknown(reason, answer.saying, answer)
        case .stream(let transcript):
            return transcript.responseText.holds(code)
                ? .shown(.streamForced, "asked without stream, it answers as a stream", answer)
                : .unknown(.notShown, "it answers as a stream, in which the random code did not come", answer)
        case .foreign: return .unknown(.brokenReply, "\(answer.status ?? 200) without JSON", answer)
        case .refusal(let refusal):
            if refusal.declines(["responses", "/responses", "endpoint", "model"]), !refusal.mentions(["store", "max_output_tokens"]) {
                return refusal.deniesModel(model) && chatWorks
                    ? .failed(.refused, answer.saying, answer) : .unknown(.unclearRefusal, answer.saying, answer)
            }
            return .unknown(.unclearRefusal, answer.saying, answer)
        case .success(let value):
            let reply = ResponsesReply(value)
            guard reply.text.holds(code) else {
                return .unknown(reply.isCut ? .cutOff : .notShown, "the random code did not come back", answer)
            }
            return reply.deviations.isEmpty
                ? .shown(.works, "a random code came back; stored state was not tried", answer)
                : .shown(.replyShape, "works, but: " + reply.deviations.joined(separator: ", "), answer)
        }
    }

    // MARK: Stream

    private mutating func probeResponsesStream(_ limit: Int) async {
        guard options.wants(.responsesStream) else { return }
        var tally = Tally()
        while !tally.isDecided(repeats: 1, isBehaviour: false), tally.runs.count < 3 {
            let code = dice.code()
            let answer = await respond(.respondStreamed, code, limit, [("stream", .bool(true))])
            tally.add(judgeStream(answer, code))
        }
        record(.responsesStream, tally)
    }

    private func judgeStream(_ answer: Answer, _ code: String) -> Run {
        switch answer.kind {
        case .unavailable(let reason): return .unknown(reason, answer.saying, answer)
        case .foreign: return .unknown(.brokenReply, "\(answer.status ?? 200) without events", answer)
        case .refusal(let refusal): return .refusal(refusal, of: ["stream"], answer)
        case .success: return .failed(.ignored, "asked for a stream, it answers with one JSON body", answer)
        case .stream(let transcript):
            if let limit = transcript.limit { return .unknown(.proberLimit, limit.words, answer) }
            if let error = transcript.error { return .unknown(.streamError, error.allWords, answer) }
            let end = transcript.typed.last { ["response.completed", "response.incomplete", "response.failed"].contains($0.type) }
            let text = transcript.responseText
            if end?.type == "response.failed" { return .unknown(.streamError, "the stream ended with response.failed", answer) }
            guard text.holds(code) else {
                if end?.type == "response.incomplete" { return .unknown(.cutOff, "no answer within the token limit", answer) }
                return .unknown(
                    end == nil && transcript.breakOff != nil ? .streamCut : .notShown, "the random code did not come in the stream", answer)
            }
            guard end != nil else { return .shown(.streamUnterminated, "the text came, response.completed did not", answer) }
            return .shown(.works, "named events up to \(end?.type ?? "the end")" + (transcript.isDone ? ", then [DONE]" : ""), answer)
        }
    }

    // MARK: Stored state

    private mutating func probeStoredResponses(_ limit: Int) async {
        guard findings[.responses]?.reason == .works else { return }
        let code = dice.code()
        let made = await respond(.respondStored, code, limit, store: true)
        guard let id = made.value?["id"]?.words, ResponsesReply(made.value ?? .null).text.contains(code), let path = Self.safePath(id)
        else {
            if made.refusal?.mentions(["store"]) == true { record(.responses, .shown(.noStoredState, made.saying, made)) }
            return
        }
        let fetched = await session.get(.respondFetched, "/responses/" + path)
        let next = body("Which code did I ask you to repeat?", limit, store: false, [("previous_response_id", .string(id))])
        let continued = await session.post(.respondContinued, "/responses", next, model: model, output: limit)
        let isFetched = fetched.value?["id"]?.words == id
        let isContinued = continued.value.map { ResponsesReply($0).text.holds(code) } ?? false
        _ = await session.send(.respondDeleted, .delete, session.address("/responses/" + path), [])
        if isFetched, isContinued {
            return record(.responses, .shown(.works, "made, stored, fetched and continued; deleted again", continued))
        }
        let failed = isFetched ? continued : fetched
        guard failed.unavailability == nil || failed.unavailability == .brokenReply else { return }
        record(
            .responses,
            .shown(.noStoredState, "made, but \(isFetched ? "not continued" : "not fetched") afterwards: \(failed.saying)", failed))
    }

    /// An id as a part of a path; a server's text is never trusted as one.
    static func safePath(_ id: String) -> String? {
        let isSafe =
            !id.isEmpty && id.utf8.count <= 256 && id.utf8.allSatisfy { $0.isTokenByte && $0 != UInt8(ascii: "%") } && id != "."
            && id != ".."
        return isSafe ? id : nil
    }
}

/// The reply of `/responses`, as far as a probe needs it.
struct ResponsesReply {
    var text = ""
    var isCut = false
    var deviations: [String] = []

    init(_ value: JSONValue) {
        let items = value["output"]?.array ?? []
        for item in items.prefix(64) where item["type"]?.string == "message" {
            for part in (item["content"]?.array ?? []).prefix(64) where part["type"]?.string == "output_text" {
                text += part["text"]?.string ?? ""
            }
        }
        isCut = value["status"]?.string == "incomplete"
        if value["object"]?.string != "response" { deviations.append("object wrong") }
        if value["id"]?.words == nil { deviations.append("id missing") }
        if value["created_at"]?.numberText == nil { deviations.append("created_at missing") }
        if value["status"]?.words == nil { deviations.append("status missing") }
        if value["model"]?.words == nil { deviations.append("model missing") }
    }
}

extension StreamTranscript {
    /// The text of a stream of `/responses`.
    fileprivate var responseText: String {
        typed.filter { $0.type == "response.output_text.delta" }.compactMap { $0.value["delta"]?.string }.joined()
    }
}
