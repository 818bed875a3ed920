import StrictJSON

/// A completion as a reply of the Responses API.
struct ResponseRendering {
    let question: ChatQuestion
    let asked: JSONValue
    let completion: Completion
    let id = Identifier.make("resp_", 40)
    let itemID = Identifier.make("msg_", 40)
    let created = ReferenceServer.now

    init(_ question: ChatQuestion, _ asked: JSONValue, _ completion: Completion) {
        self.question = question
        self.asked = asked
        self.completion = completion
    }

    private var isComplete: Bool { completion.finish != "length" }
    var json: JSONValue { envelope(isComplete ? "completed" : "incomplete", output: reasoningItems + [item("completed")], usage) }

    private func envelope(_ status: String, output: [JSONValue], _ usage: JSONValue) -> JSONValue {
        let why = JSONValue.object([("reason", .string("max_output_tokens"))])
        return .object([
            ("id", .string(id)), ("object", .string("response")), ("created_at", .number(created)), ("status", .string(status)),
            ("background", .bool(false)), ("error", .null), ("incomplete_details", status == "incomplete" ? why : .null),
            ("instructions", asked["instructions"] ?? .null), ("max_output_tokens", asked["max_output_tokens"] ?? .null),
            ("model", .string(question.model)), ("output", .array(output)), ("parallel_tool_calls", .bool(true)),
            ("previous_response_id", asked["previous_response_id"] ?? .null),
            ("reasoning", .object([("effort", .null), ("summary", .null)])), ("service_tier", .string("default")),
            ("store", asked["store"] ?? .bool(true)), ("temperature", asked["temperature"] ?? .number(1)),
            ("text", .object([("format", .object([("type", .string("text"))]))])), ("tool_choice", .string("auto")),
            ("tools", .array([])), ("top_p", .number(1)), ("truncation", .string("disabled")), ("usage", usage), ("user", .null),
            ("metadata", .object([])),
        ])
    }

    private var reasoningItems: [JSONValue] {
        guard !completion.reasoning.isEmpty else { return [] }
        let summary = JSONValue.object([("type", .string("summary_text")), ("text", .string(completion.reasoning))])
        return [.object([("id", .string("rs_" + itemID.dropFirst(4))), ("type", .string("reasoning")), ("summary", .array([summary]))])]
    }

    private func part(_ text: String) -> JSONValue {
        .object([
            ("type", .string("output_text")), ("text", .string(text)), ("annotations", .array([])), ("logprobs", .array([])),
        ])
    }

    private func item(_ status: String) -> JSONValue {
        .object([
            ("id", .string(itemID)), ("type", .string("message")), ("status", .string(status)), ("role", .string("assistant")),
            ("content", .array(status == "completed" ? [part(completion.content)] : [])),
        ])
    }

    private var usage: JSONValue {
        .object([
            ("input_tokens", .number(question.promptTokens)), ("input_tokens_details", .object([("cached_tokens", .number(0))])),
            ("output_tokens", .number(completion.tokens)),
            ("output_tokens_details", .object([("reasoning_tokens", .number(completion.reasoningTokens))])),
            ("total_tokens", .number(question.promptTokens + completion.tokens)),
        ])
    }

    // MARK: Stream

    var stream: Reply {
        var events: [Reply.Event] = []
        func add(_ type: String, _ fields: [(String, JSONValue?)], pause: Int = 0) {
            let data = JSONValue.object([("type", .string(type)), ("sequence_number", .number(events.count))] + fields)
            events.append(Reply.Event(data, name: type, pause: pause))
        }
        let place = reasoningItems.count
        let output: (String, JSONValue?) = ("output_index", .number(place))
        let within: [(String, JSONValue?)] = [("item_id", .string(itemID)), output, ("content_index", .number(0))]
        let start = envelope("in_progress", output: [], .null)
        add("response.created", [("response", start)])
        add("response.in_progress", [("response", start)])
        for (index, item) in reasoningItems.enumerated() {
            add("response.output_item.added", [("output_index", .number(index)), ("item", item)])
            add("response.output_item.done", [("output_index", .number(index)), ("item", item)])
        }
        add("response.output_item.added", [output, ("item", item("in_progress"))])
        add("response.content_part.added", within + [("part", part(""))])
        for piece in completion.pieces {
            add("response.output_text.delta", within + [("delta", .string(piece)), ("logprobs", .array([]))], pause: 2)
        }
        add("response.output_text.done", within + [("text", .string(completion.content)), ("logprobs", .array([]))])
        add("response.content_part.done", within + [("part", part(completion.content))])
        add("response.output_item.done", [output, ("item", item("completed"))])
        add(isComplete ? "response.completed" : "response.incomplete", [("response", json)])
        return Reply(headers: ["Cache-Control: no-cache"], .events(events))
    }
}
