import Records
import StrictJSON

/// A chat answer as a probe reads it: the reply of a stream that nobody asked for counts as a reply as well.
enum ChatReading {
    case reply(ChatReply, choice: ChatReply.Choice)
    case refusal(Refusal)
    case unknown(ProbeReason, String)

    init(_ answer: Answer) {
        switch answer.kind {
        case .success(let value):
            guard let reply = ChatReply(value), let choice = reply.choices.first else {
                self = .unknown(.brokenReply, "the reply holds no choices")
                return
            }
            self = .reply(reply, choice: choice)
        case .stream(let transcript):
            if let error = transcript.error {
                self = .unknown(.streamError, error.allWords)
            } else if let limit = transcript.limit {
                self = .unknown(.proberLimit, limit.words)
            } else if let reply = transcript.reply, let choice = reply.choices.first {
                self = .reply(reply, choice: choice)
            } else {
                self = .unknown(.brokenReply, "the stream holds no text")
            }
        case .refusal(let refusal): self = .refusal(refusal)
        case .unavailable(let reason): self = .unknown(reason, answer.saying)
        case .foreign(let error): self = .unknown(.brokenReply, "\(answer.status ?? 200) without JSON: \(error.allWords)")
        }
    }
}

extension Run {
    /// What a reply shows by `judge`; anything else says what it says of any chat answer.
    static func reading(_ answer: Answer, refusedAs names: [String], _ judge: (ChatReply, ChatReply.Choice) -> Run) -> Run {
        switch ChatReading(answer) {
        case .unknown(let reason, let words): .unknown(reason, words, answer)
        case .refusal(let refusal): .refusal(refusal, of: names, answer)
        case .reply(let reply, let choice): judge(reply, choice)
        }
    }
}

extension EventStream.Failure {
    var words: String {
        switch self {
        case .lineTooLong(let limit): "a line of the stream is longer than \(limit) bytes"
        case .eventTooLarge(let limit): "an event of the stream is larger than \(limit) bytes"
        case .tooManyEvents(let limit): "the stream has more than \(limit) events"
        }
    }
}

extension StreamTranscript {
    /// The same as one reply; `nil` for a stream without anything in it.
    var reply: ChatReply? {
        guard !content.isEmpty || !reasoning.isEmpty || !calls.isEmpty || finish != nil else { return nil }
        let calls = calls.map { call in
            JSONValue.object([
                ("id", call.id.map { .string($0) }), ("type", .string("function")),
                ("function", .object([("name", call.name.map { .string($0) }), ("arguments", .string(call.arguments))])),
            ])
        }
        let message = JSONValue.object([
            ("role", .string("assistant")), ("content", .string(content)),
            ("reasoning_content", reasoning.isEmpty ? nil : .string(reasoning)),
            ("tool_calls", calls.isEmpty ? nil : .array(calls)),
        ])
        let choice = JSONValue.object([("index", .number(0)), ("message", message), ("finish_reason", finish.map { .string($0.text) })])
        return ChatReply(
            .object([
                ("id", .string("stream")), ("object", .string("chat.completion")), ("created", .number(0)),
                ("model", model.map { .string($0) }), ("choices", .array([choice])),
            ]))
    }
}

extension FinishReason {
    var text: String {
        switch self {
        case .stop: "stop"
        case .length: "length"
        case .toolCalls: "tool_calls"
        case .contentFilter: "content_filter"
        case .functionCall: "function_call"
        case .other(let text): text
        }
    }
}
