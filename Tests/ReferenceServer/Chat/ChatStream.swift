import StrictJSON

extension ChatRendering {
    /// The body in chunks, a word or a part of the arguments each, with a pause after most.
    var stream: Reply {
        var events: [Reply.Event] = []
        for (index, completion) in completions.enumerated() {
            events += self.events(index, completion)
        }
        if question.includesUsage { events.append(event([], usage: usage)) }
        var reply = Reply(headers: ["Cache-Control: no-cache", "x-request-id: \(Identifier.make("req_"))"], .events(events))
        reply.isDone = true
        return reply
    }

    private func events(_ index: Int, _ completion: Completion) -> [Reply.Event] {
        // Long enough for forty words to be told from a reply that was held back, short enough for a test of two hundred.
        let pause = completion.pieces.count > 60 ? 1 : 7
        var events: [Reply.Event] = []
        func add(_ delta: [(String, JSONValue?)], logprobs: JSONValue = .null, finish: String? = nil, pause: Int = 0) {
            events.append(event([choice(index, delta, logprobs, finish)], pause: pause))
        }
        let first: (String, JSONValue?) = ("content", completion.calls.isEmpty ? .string("") : .null)
        add([("role", .string("assistant")), first, ("refusal", .null)])
        for piece in completion.reasoning.pieces { add([("reasoning_content", .string(piece))], pause: 1) }
        for piece in completion.pieces { add([("content", .string(piece))], logprobs: logprobs([piece]), pause: pause) }
        for (place, call) in completion.calls.enumerated() {
            let function = JSONValue.object([("name", .string(call.name)), ("arguments", .string(""))])
            let start = [("id", JSONValue?.some(.string(call.id))), ("type", .string("function")), ("function", function)]
            add([("tool_calls", .array([.object([("index", .number(place))] + start)]))], pause: 2)
            for fragment in Self.fragments(call.arguments) {
                let part = JSONValue.object([("index", .number(place)), ("function", .object([("arguments", .string(fragment))]))])
                add([("tool_calls", .array([part]))], pause: 2)
            }
        }
        add([], finish: completion.finish)
        return events
    }

    private func choice(_ index: Int, _ delta: [(String, JSONValue?)], _ logprobs: JSONValue, _ finish: String?) -> JSONValue {
        .object([
            ("index", .number(index)), ("delta", .object(delta)), ("logprobs", logprobs),
            ("finish_reason", finish.map { .string($0) } ?? .null),
        ])
    }

    private func event(_ choices: [JSONValue], usage: JSONValue? = nil, pause: Int = 0) -> Reply.Event {
        let usage: JSONValue? = question.includesUsage ? usage ?? .null : nil
        let chunk = JSONValue.object(envelope("chat.completion.chunk") + tail + [("choices", .array(choices)), ("usage", usage)])
        return Reply.Event(chunk, pause: pause)
    }

    /// Five characters each, as tokens of arguments are about that long.
    static func fragments(_ text: String) -> [String] {
        var rest = text[...]
        var result: [String] = []
        while !rest.isEmpty {
            result.append(String(rest.prefix(5)))
            rest = rest.dropFirst(5)
        }
        return result
    }
}
