import Records
import StrictJSON

extension ModelProbe {
    mutating func probeStreaming() async {
        guard options.wantsAny([.streaming, .streamUsage, .streamedToolCalls, .parallelToolCalls]) else { return }
        var streaming = Tally()
        var usage = Tally()
        var takesOptions = true
        for _ in 0..<3 {
            let answer = await stream(asksUsage: takesOptions)
            if takesOptions, let refusal = answer.refusal, refusal.declines(["stream_options", "include_usage"]) {
                takesOptions = false
                usage.add(.failed(.refused, answer.saying, answer))
                streaming.add(await judge(await stream(asksUsage: false), tookOptions: false))
            } else {
                streaming.add(await judge(answer, tookOptions: takesOptions))
                if takesOptions { usage.add(judgeUsage(answer)) }
            }
            let isUsageOpen = takesOptions && usage.shown == 0
            if streaming.isDecided(repeats: 1, isBehaviour: false), !isUsageOpen { break }
        }
        // Only where the server ended them in order; a broken connection may be the network's.
        let cuts = streaming.runs.filter { run in
            if case .unknown(.streamCut) = run.outcome { run.answer?.transcript?.breakOff == nil } else { false }
        }
        if cuts.count == 3 {
            var truncated = Tally()
            truncated.add(.shown(.streamTruncated, "3 of 3 streams ended without finish_reason and [DONE]", cuts.last?.answer))
            record(.streaming, truncated)
            findings[.streaming]?.passed = 0
            findings[.streaming]?.runs = 3
        } else {
            record(.streaming, streaming)
        }
        if findings[.streaming]?.reason == .ignored {
            usage = Tally()
            usage.add(.unknown(.notShown, "no stream came that could hold the usage", streaming.runs.last?.answer))
        }
        record(.streamUsage, usage)
    }

    private mutating func stream(asksUsage: Bool) async -> Answer {
        var extra: [(String, JSONValue?)] = [("stream", .bool(true))]
        if asksUsage { extra.append(("stream_options", .object([("include_usage", .bool(true))]))) }
        return await chat(asksUsage ? .stream : .streamPlain, Prompt.countToForty, extra)
    }

    private mutating func judge(_ answer: Answer, tookOptions: Bool) async -> Run {
        switch answer.kind {
        case .success: return .failed(.ignored, "asked for a stream, it answers with one JSON body", answer)
        case .foreign(let error): return .unknown(.brokenReply, "\(answer.status ?? 200) without events: \(error.allWords)", answer)
        case .unavailable(let reason): return .unknown(reason, answer.saying, answer)
        case .refusal(let refusal): return .refusal(refusal, of: ["stream"], answer)
        case .stream(let transcript):
            if let run = transcript.trouble(answer) { return run }
            guard !transcript.content.isEmpty || !transcript.reasoning.isEmpty else {
                return .unknown(.notShown, "the stream holds no text", answer)
            }
            if let deviation = await deviation(transcript) { return .shown(deviation.0, deviation.1, answer) }
            return tookOptions
                ? .shown(.works, "\(transcript.arrivals.count) pieces, finish_reason and [DONE]", answer)
                : .shown(.optionRefused, "streams only without stream_options", answer)
        }
    }

    private mutating func deviation(_ transcript: StreamTranscript) async -> (ProbeReason, String)? {
        if transcript.finish == nil { return (.streamWithoutFinish, "[DONE] came, a finish_reason never did") }
        if !transcript.isDone { return (.streamUnterminated, "finish_reason came, data: [DONE] did not") }
        if transcript.isCompressed { return (.streamCompressed, "the event stream has a Content-Encoding although none was accepted") }
        if case .buffered(let burst, let generation) = await pacing(transcript) {
            let words = "\(transcript.arrivals.count) pieces within \(milliseconds(burst)) after \(milliseconds(generation)) of silence"
            return (.streamBuffered, words)
        }
        var problems = transcript.deviations.filter { ![.callIndexMissing, .thinkTags].contains($0) }.map(\.words)
        if transcript.unreadable > 0 { problems.append("\(transcript.unreadable) events without a JSON object") }
        if transcript.form.ignoredLines > 0 { problems.append("\(transcript.form.ignoredLines) lines that are no field") }
        return problems.isEmpty ? nil : (.streamShape, "streams, but: " + problems.joined(separator: ", "))
    }

    /// Only a request for a single token tells how much of a wait was generation, and it is sent only where that decides.
    private mutating func pacing(_ transcript: StreamTranscript) async -> StreamJudgement {
        let first = StreamJudgement.judge(transcript.arrivals, requestedAt: 0)
        guard case .cannotTell(.mayBeFast) = first, let start = transcript.arrivals.first?.time, start >= 1 else { return first }
        let answer = await chat(.streamLatency, Prompt.countToForty, [("stream", .bool(true))], limit: 1)
        guard answer.transcript != nil else { return first }
        return StreamJudgement.judge(
            transcript.arrivals, requestedAt: 0, knownGeneration: start - answer.exchange.duration / .seconds(1))
    }

    private func judgeUsage(_ answer: Answer) -> Run {
        switch answer.kind {
        case .unavailable(let reason): return .unknown(reason, answer.saying, answer)
        case .refusal: return .unknown(.unclearRefusal, answer.saying, answer)
        case .success, .foreign: return .unknown(.notShown, "no stream came that could hold the usage", answer)
        case .stream(let transcript):
            if let run = transcript.trouble(answer) { return run }
            guard let usage = transcript.usage else { return .failed(.ignored, "no chunk holds the usage that was asked for", answer) }
            guard let tokens = usage.completion, tokens > 0 else {
                return .shown(.replyShape, "the usage in the stream lacks completion_tokens", answer)
            }
            return transcript.usageStandsAlone
                ? .shown(.works, "the last chunk counts \(tokens) tokens", answer)
                : .shown(.streamShape, "the usage comes, but not in a last chunk with empty choices", answer)
        }
    }

    private func milliseconds(_ seconds: Double) -> String { "\(Int((seconds * 1000).rounded())) ms" }
}

extension StreamTranscript {
    /// What keeps a stream from showing anything; the end of one that said how it finished does not.
    func trouble(_ answer: Answer) -> Run? {
        if let limit { return .unknown(.proberLimit, limit.words, answer) }
        if let error { return .unknown(.streamError, "in the middle of the stream: " + error.allWords, answer) }
        if finish != nil || isDone { return nil }
        if breakOff == .cancelled { return .unknown(.stopped, "the run was stopped", answer) }
        if let breakOff, isOutOfTime { return .unknown(.timedOut, "\(breakOff.description); --timeout gives it more time", answer) }
        let how = breakOff?.description ?? "the stream ended without finish_reason and [DONE]"
        return .unknown(.streamCut, how, answer)
    }

    /// Whether the prober's own clock ended it before it had said how it ends.
    var isOutOfTime: Bool {
        guard case .timedOut = breakOff else { return false }
        return finish == nil && !isDone
    }
}

extension Run {
    /// A refusal, judged by whether it names one of these things.
    static func refusal(_ refusal: Refusal, of names: [String], _ answer: Answer) -> Run {
        if refusal.wantsServerFlag { return .failed(.serverFlag, answer.saying, answer) }
        if refusal.declines(names) { return .failed(.refused, answer.saying, answer) }
        return .unknown(.unclearRefusal, answer.saying, answer)
    }
}
