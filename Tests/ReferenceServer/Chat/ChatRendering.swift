import StrictJSON

/// Completions as the body of a chat reply.
struct ChatRendering {
    let question: ChatQuestion
    let completions: [Completion]
    let id = Identifier.make("chatcmpl-", 29)
    let created = ReferenceServer.now

    init(_ question: ChatQuestion, _ completions: [Completion]) {
        self.question = question
        self.completions = completions
    }

    var json: JSONValue {
        .object(
            envelope("chat.completion") + [
                (
                    "choices",
                    .array(
                        completions.enumerated().map { index, completion in
                            .object([
                                ("index", .number(index)), ("message", message(completion)),
                                ("logprobs", logprobs(completion.pieces)), ("finish_reason", .string(completion.finish)),
                            ])
                        })
                ),
                ("usage", usage),
            ] + tail)
    }

    func envelope(_ object: String) -> [(String, JSONValue?)] {
        [("id", .string(id)), ("object", .string(object)), ("created", .number(created)), ("model", .string(question.model))]
    }

    let tail: [(String, JSONValue?)] = [("service_tier", .string("default")), ("system_fingerprint", .string("fp_0123456789"))]

    private func message(_ completion: Completion) -> JSONValue {
        .object([
            ("role", .string("assistant")), ("content", completion.calls.isEmpty ? .string(completion.content) : .null),
            ("reasoning_content", completion.reasoning.isEmpty ? nil : .string(completion.reasoning)),
            ("tool_calls", completion.calls.isEmpty ? nil : .array(completion.calls.map(Self.call))),
            ("refusal", .null), ("annotations", .array([])),
        ])
    }

    private static func call(_ call: Completion.Call) -> JSONValue {
        .object([
            ("id", .string(call.id)), ("type", .string("function")),
            ("function", .object([("name", .string(call.name)), ("arguments", .string(call.arguments))])),
        ])
    }

    var usage: JSONValue {
        let answer = completions.reduce(0) { $0 + $1.tokens }
        return .object([
            ("prompt_tokens", .number(question.promptTokens)), ("completion_tokens", .number(answer)),
            ("total_tokens", .number(question.promptTokens + answer)),
            ("prompt_tokens_details", .object([("cached_tokens", .number(0)), ("audio_tokens", .number(0))])),
            (
                "completion_tokens_details",
                .object([
                    ("reasoning_tokens", .number(completions.reduce(0) { $0 + $1.reasoningTokens })), ("audio_tokens", .number(0)),
                    ("accepted_prediction_tokens", .number(0)), ("rejected_prediction_tokens", .number(0)),
                ])
            ),
        ])
    }

    func logprobs(_ pieces: [String]) -> JSONValue {
        guard let alternatives = question.alternatives else { return .null }
        return .object([
            (
                "content",
                .array(
                    pieces.map { piece in
                        let others = (1..<max(1, alternatives)).map { Self.token(piece + String($0), "-\($0 + 3).5", []) }
                        let all = alternatives == 0 ? [] : [Self.token(piece, "-0.01", [])] + others
                        return Self.token(piece, "-0.01", [("top_logprobs", .array(all))])
                    })
            ), ("refusal", .null),
        ])
    }

    private static func token(_ text: String, _ probability: String, _ more: [(String, JSONValue?)]) -> JSONValue {
        .object(
            [
                ("token", .string(text)), ("logprob", .number(text: probability)),
                ("bytes", .array(text.utf8.map { .number(Int($0)) })),
            ] + more)
    }
}
