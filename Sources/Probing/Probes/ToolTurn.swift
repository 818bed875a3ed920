import Records
import StrictJSON

/// A reply that called a tool, kept for the turns that follow it.
struct ToolTurn {
    /// As it came, fields of the server's own included (quirk tools-echo-signature).
    var message: JSONValue
    var calls: [ToolCall]
    var code: String
    var prompt: String
}

/// Judges replies that should hold a call.
struct CallJudge {
    var name: String
    /// What the arguments must hold; `nil` for a tool without any.
    var code: String?
    /// With a call forced by name, OpenAI itself says "stop" (quirk tools-finish-stop).
    var isForced = false

    func judge(_ answer: Answer, refusedAs names: [String]) -> Run {
        switch ChatReading(answer) {
        case .unknown(let reason, let words): return .unknown(reason, words, answer)
        case .refusal(let refusal):
            // A call that the model wrote wrongly, this time (quirk tools-use-failed).
            if refusal.saysCallFailed { return .failed(.callUnreadable, answer.saying, answer) }
            return .refusal(refusal, of: names, answer)
        case .reply(let reply, let choice): return judge(reply, choice, answer)
        }
    }

    private func judge(_ reply: ChatReply, _ choice: ChatReply.Choice, _ answer: Answer) -> Run {
        guard let call = choice.toolCalls.first(where: { $0.name == name }) ?? choice.toolCalls.first else {
            return withoutCall(reply, choice, answer)
        }
        guard call.name == name else {
            return .failed(
                .ignored, "called \(call.name.map { "\"\($0.prefix(40))\"" } ?? "a tool without a name") instead of \"\(name)\"", answer)
        }
        switch call.arguments {
        case .malformed(let text):
            return .failed(.callUnreadable, "the arguments are not JSON: \(text.prefix(60))", answer)
        case .empty, .missing, .other:
            guard code == nil else { return .failed(.callUnreadable, "the call came without its arguments", answer) }
        case .object(let arguments):
            guard let code else { break }
            let values = (arguments.members ?? []).compactMap(\.value.string)
            guard values.contains(where: { $0.contains(code) }) else {
                return .unknown(.notShown, "called, but not with the code that was asked about", answer)
            }
        }
        return deviating(reply, choice, answer)
    }

    private func withoutCall(_ reply: ChatReply, _ choice: ChatReply.Choice, _ answer: Answer) -> Run {
        if choice.finish == .length { return .unknown(.cutOff, "no call within the token limit", answer) }
        if reply.deviations.contains(.callInContent) {
            return .failed(.callInText, "the call stands in the text: \((choice.content ?? "").prefix(80))", answer)
        }
        if choice.finish == .toolCalls { return .failed(.callMissing, "finish_reason says tool_calls, the list of calls is empty", answer) }
        let content = choice.content ?? ""
        guard !content.isEmpty else { return .unknown(.notShown, "neither a call nor a text came", answer) }
        return .failed(.ignored, "answered in prose: \"\(content.prefix(60))\"", answer)
    }

    private func deviating(_ reply: ChatReply, _ choice: ChatReply.Choice, _ answer: Answer) -> Run {
        let deviations = Set(reply.deviations)
        let arguments: Set<ChatDeviation> = [
            .argumentsAsObject, .argumentsDoubleEncoded, .argumentsEmpty, .argumentsNoObject, .argumentsMissing,
        ]
        if let found = reply.deviations.first(where: arguments.contains) {
            return .shown(.callArguments, "the call is right, but: \(found.words)", answer)
        }
        if deviations.contains(.legacyFunctionCall) {
            return .shown(.callShape, "the call comes as function_call, which tool_calls replaced", answer)
        }
        if deviations.contains(.callIDMissing) || deviations.contains(.callIDDoubled) {
            return .shown(.callIdentity, deviations.contains(.callIDMissing) ? "the call has no id" : "two calls have one id", answer)
        }
        if answer.transcript?.deviations.contains(.callIndexMissing) == true {
            return .shown(.callIndex, "the streamed pieces of the call have no index", answer)
        }
        if let call = answer.transcript?.calls.first, call.idCount > 1 || call.nameCount > 1 {
            return .shown(.callShape, "id or name of a streamed call come more than once", answer)
        }
        let finishes = choice.finish == .toolCalls || isForced && choice.finish == .stop
        guard finishes else {
            return .shown(.callShape, "the call is right, but finish_reason is \(choice.finish?.text ?? "missing")", answer)
        }
        if deviations.contains(.callTypeWrong) { return .shown(.callShape, "the call is right, but its type is not function", answer) }
        return .shown(.works, code == nil ? "the tool was called" : "the tool was called with a random code", answer)
    }
}
