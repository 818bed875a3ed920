import Records
import StrictJSON

extension ModelProbe {
    private static let ofTools: [ProbedCapability] = [
        .toolCalling, .toolChoiceRequired, .toolChoiceNamed, .toolChoiceNone, .parallelToolCalls, .streamedToolCalls, .toolResults,
    ]
    private static let toolNames = ["tools", "tool", "function call", "functions"]
    private static let choiceNames = ["tool_choice", "tool choice"]

    mutating func probeTools() async {
        guard options.wantsAny(Self.ofTools) else { return }
        let auto = await callOnItsOwn()
        record(.toolCalling, auto)
        if findings[.toolCalling]?.reason == .refused { return leaveTools() }
        await probeRequired()
        if auto.shown == 0, callsOnDemand, findings[.toolCalling]?.reason == .ignored {
            findings[.toolCalling]?.reason = .notShown
            findings[.toolCalling]?.message =
                "calls the tool when it must (tool_choice required), and answered in prose when it was free to"
        }
        await probeNamed()
        guard toolTurn != nil else { return leaveTools() }
        await probeNone()
        await probeStreamedCalls()
        await probeParallel()
        await probeResults()
    }

    /// What is left is unknown where no call could be had.
    private mutating func leaveTools() {
        for capability in Self.ofTools where findings[capability] == nil {
            var finding = findings[.toolCalling]
            let cause = finding.map { ": " + $0.reason.sentence } ?? ""
            finding?.reason = .needsTools
            finding?.message = "no tool call could be had" + cause
            finding?.passed = 0
            finding?.runs = 1
            findings[capability] = finding
        }
    }

    // MARK: auto

    private mutating func callOnItsOwn() async -> Tally {
        var tally = Tally()
        var ids: [String] = []
        for _ in 0..<options.repeats + 2 where !tally.isDecided(repeats: options.repeats, isBehaviour: true) {
            let code = dice.code()
            let prompt = Prompt.lookingUp(code)
            let answer = await chat(.tools, prompt, [("tools", .array([ProbeTool.lookUp]))])
            var run = CallJudge(name: ProbeTool.lookUpName, code: code).judge(answer, refusedAs: Self.toolNames)
            if run.isShown, let turn = turn(answer, code, prompt) {
                toolTurn = toolTurn ?? turn
                if let id = turn.calls.first?.id { ids.append(id) }
                // A bare "0" each time tells no two calls apart (quirk tools-id-missing); "functions.name:0" is an id.
                if ids.count > 1, Set(ids).count == 1, ids[0].utf8.count == 1, run.reason == .works {
                    run = .shown(.callIdentity, "every call has the id \"\(ids[0].prefix(40))\"", answer)
                }
            }
            tally.add(run)
        }
        return tally
    }

    private func turn(_ answer: Answer, _ code: String, _ prompt: String) -> ToolTurn? {
        guard case .reply(_, let choice) = ChatReading(answer), !choice.toolCalls.isEmpty else { return nil }
        let message = answer.value?["choices"]?.array?.first?["message"] ?? ToolMessages.assistant(choice.toolCalls)
        return ToolTurn(message: message, calls: choice.toolCalls, code: code, prompt: prompt)
    }

    // MARK: tool_choice

    /// Where tools are taken, a complaint about the field `tool_choice` is about its value, which has no other form.
    private func choiceRefusal(_ answer: Answer) -> Run? {
        guard toolTurn != nil, let refusal = answer.refusal, refusal.status == 400 || refusal.status == 422,
            refusal.error.param?.hasPrefix("tool_choice") == true
        else { return nil }
        return .failed(.refused, answer.saying, answer)
    }

    private mutating func probeRequired() async {
        var tally = Tally()
        while !tally.isDecided(repeats: 1, isBehaviour: false), tally.runs.count < options.tries {
            let name = ProbeTool.timeName(dice)
            let answer = await chat(
                .toolsRequired, Prompt.greeting, [("tools", .array([ProbeTool.time(name)])), ("tool_choice", .string("required"))])
            tally.add(choiceRefusal(answer) ?? CallJudge(name: name, code: nil).judge(answer, refusedAs: Self.choiceNames + Self.toolNames))
        }
        callsOnDemand = tally.shown > 0
        record(.toolChoiceRequired, tally)
    }

    private mutating func probeNamed() async {
        guard options.wants(.toolChoiceNamed) else { return }
        var tally = Tally()
        while !tally.isDecided(repeats: 1, isBehaviour: false), tally.runs.count < options.tries {
            let name = ProbeTool.weatherName(dice)
            let answer = await chat(
                .toolsNamed, Prompt.lookingUp(dice.code()),
                [("tools", .array([ProbeTool.lookUp, ProbeTool.weather(name)])), ("tool_choice", ProbeTool.choice(name))])
            let judge = CallJudge(name: name, code: nil, isForced: true)
            tally.add(choiceRefusal(answer) ?? judge.judge(answer, refusedAs: Self.choiceNames + Self.toolNames))
        }
        record(.toolChoiceNamed, tally)
    }

    /// Means something only where the same request made the model call.
    private mutating func probeNone() async {
        guard options.wants(.toolChoiceNone), let turn = toolTurn else { return }
        var tally = Tally()
        while !tally.isDecided(repeats: 1, isBehaviour: false), tally.runs.count < options.tries {
            let answer = await chat(
                .toolsNone, turn.prompt, [("tools", .array([ProbeTool.lookUp])), ("tool_choice", .string("none"))])
            tally.add(judgeNone(answer))
        }
        record(.toolChoiceNone, tally)
    }

    private func judgeNone(_ answer: Answer) -> Run {
        if let run = choiceRefusal(answer) { return run }
        return .reading(answer, refusedAs: Self.choiceNames) { _, choice in
            if !choice.toolCalls.isEmpty { return .failed(.ignored, "called the tool although tool_choice is none", answer) }
            if choice.content?.isEmpty == false { return .shown(.works, "text came, and no call", answer) }
            if choice.finish == .length { return .unknown(.cutOff, "no answer within the token limit", answer) }
            return .shown(.textDropped, "no call came, and no text", answer)
        }
    }

    // MARK: Streams and several calls

    private mutating func probeStreamedCalls() async {
        guard options.wants(.streamedToolCalls) else { return }
        var tally = Tally()
        while !tally.isDecided(repeats: 1, isBehaviour: false), tally.runs.count < options.tries {
            let code = dice.code()
            let answer = await chat(
                .toolsStreamed, Prompt.lookingUp(code), [("tools", .array([ProbeTool.lookUp])), ("stream", .bool(true))])
            tally.add(judgeStreamed(answer, code))
        }
        record(.streamedToolCalls, tally)
    }

    private func judgeStreamed(_ answer: Answer, _ code: String) -> Run {
        if answer.value != nil { return .failed(.ignored, "asked for a stream, it answers with one JSON body", answer) }
        if let run = answer.transcript?.trouble(answer) { return run }
        if let transcript = answer.transcript, transcript.calls.isEmpty, transcript.content.isEmpty, transcript.finish != .length,
            transcript.reasoning.isEmpty
        {
            return .failed(.ignored, "streamed, neither a call nor a text came; without stream it calls", answer)
        }
        return CallJudge(name: ProbeTool.lookUpName, code: code).judge(answer, refusedAs: ["stream"])
    }

    private mutating func probeParallel() async {
        guard options.wants(.parallelToolCalls) else { return }
        var tally = Tally()
        while !tally.isDecided(repeats: 1, isBehaviour: false), tally.runs.count < options.tries {
            let codes = [dice.code(), dice.code()]
            let answer = await chat(.toolsParallel, Prompt.lookingUpBoth(codes[0], codes[1]), [("tools", .array([ProbeTool.lookUp]))])
            tally.add(judgeParallel(answer, codes))
        }
        if tally.shown > 0, findings[.streamedToolCalls]?.passed ?? 0 > 0 {
            let codes = [dice.code(), dice.code()]
            let answer = await chat(
                .toolsParallelStreamed, Prompt.lookingUpBoth(codes[0], codes[1]),
                [("tools", .array([ProbeTool.lookUp])), ("stream", .bool(true))])
            if let transcript = answer.transcript, transcript.collides {
                tally = Tally()
                tally.add(.shown(.callIndex, "streamed, two calls share one index", answer))
            }
        }
        record(.parallelToolCalls, tally)
    }

    private func judgeParallel(_ answer: Answer, _ codes: [String]) -> Run {
        switch ChatReading(answer) {
        case .unknown(let reason, let words): return .unknown(reason, words, answer)
        case .refusal(let refusal):
            if refusal.saysCallFailed { return .failed(.callUnreadable, answer.saying, answer) }
            return .refusal(refusal, of: ["parallel", "multiple tool", "more than one tool", "single tool"], answer)
        case .reply(let reply, let choice):
            let seen = codes.filter { code in choice.toolCalls.contains { $0.holds(code) } }
            guard seen.count == 2, choice.toolCalls.count >= 2 else {
                let words = choice.toolCalls.isEmpty ? "no call came" : "one call came where two were asked for; the model may prefer turns"
                return .unknown(choice.finish == .length ? .cutOff : .notShown, words, answer)
            }
            if reply.deviations.contains(.callIDMissing) || reply.deviations.contains(.callIDDoubled) {
                return .shown(.callIdentity, "two calls came, without ids of their own", answer)
            }
            return .shown(.works, "one reply held both calls", answer)
        }
    }

    // MARK: Results

    private mutating func probeResults() async {
        guard options.wants(.toolResults), let turn = toolTurn else { return }
        var tally = Tally()
        while !tally.isDecided(repeats: 1, isBehaviour: false), tally.runs.count < options.tries {
            let result = dice.code()
            let messages =
                [ChatRequest.user(turn.prompt), turn.message] + turn.calls.map { ToolMessages.result(result, for: $0.id ?? "call_0") }
            let answer = await chat(.toolResult, messages, [("tools", .array([ProbeTool.lookUp]))])
            tally.add(judgeResult(answer, result))
        }
        if tally.shown > 0, let run = await foreignRun(turn) {
            tally = Tally()
            tally.add(run)
        }
        record(.toolResults, tally)
    }

    private func judgeResult(_ answer: Answer, _ result: String) -> Run {
        .reading(answer, refusedAs: ["tool message", "tool role", "role 'tool'", "tool_call_id", "tool result"]) { _, choice in
            if choice.content?.holds(result) == true { return .shown(.works, "the tool's random result stands in the answer", answer) }
            return .unknown(choice.finish == .length ? .cutOff : .notShown, "the tool's result does not stand in the answer", answer)
        }
    }

    /// The same turn as a client would send it that kept only what the specification knows, with an id of its own.
    private mutating func foreignRun(_ turn: ToolTurn) async -> Run? {
        let id = "call_" + dice.letters(24)
        let result = dice.code()
        var calls = Array(turn.calls.prefix(1))
        calls[0].id = id
        let messages = [ChatRequest.user(turn.prompt), ToolMessages.assistant(calls), ToolMessages.result(result, for: id)]
        let answer = await chat(.toolResultForeign, messages, [("tools", .array([ProbeTool.lookUp]))])
        guard answer.refusal != nil else { return nil }
        return .shown(
            .resultConditions, "works with the call echoed word for word; with another id or only the specified fields, \(answer.saying)",
            answer)
    }
}

/// The messages of a turn that follows a call.
enum ToolMessages {
    static func assistant(_ calls: [ToolCall]) -> JSONValue {
        let list = calls.map { call in
            JSONValue.object([
                ("id", call.id.map { .string($0) }), ("type", .string("function")),
                ("function", .object([("name", call.name.map { .string($0) }), ("arguments", .string(call.argumentsText))])),
            ])
        }
        return .object([("role", .string("assistant")), ("content", .null), ("tool_calls", .array(list))])
    }

    static func result(_ name: String, for id: String) -> JSONValue {
        let content = JSONWriter.bytes(.object([("name", .string(name))]), .compact)
        return .object([
            ("role", .string("tool")), ("tool_call_id", .string(id)), ("content", .string(String(decoding: content, as: UTF8.self))),
        ])
    }
}

extension ToolCall {
    fileprivate var argumentsText: String {
        switch arguments {
        case .object(let value), .other(let value): String(decoding: JSONWriter.bytes(value, .compact), as: UTF8.self)
        case .malformed(let text): text
        case .empty, .missing: "{}"
        }
    }

    fileprivate func holds(_ code: String) -> Bool { argumentsText.contains(code) }
}

extension StreamTranscript {
    /// Whether pieces of several calls ran into one (quirk tools-index-collision).
    fileprivate var collides: Bool {
        calls.count == 1 && calls.contains { $0.idCount > 1 || $0.nameCount > 1 || $0.arguments.contains("}{") }
    }
}
