import StrictJSON
import TestServer

/// A reply that `store` kept, with the turns that led to it.
struct StoredResponse: Sendable {
    var json: JSONValue
    var turns: [ChatQuestion.Turn]
}

extension ReferenceServer {
    func responses(_ request: ReceivedRequest, _ words: [String], _ absent: RequestError) throws(RequestError) -> Reply {
        switch (request.method, words.count) {
        case ("POST", 1): return try respond(body(of: request))
        case ("GET", 2):
            guard let stored = store.withLock({ $0.responses[words[1]] }) else { throw Self.noResponse(words[1]) }
            return .json(stored.json)
        case ("DELETE", 2):
            guard store.withLock({ $0.responses.removeValue(forKey: words[1]) }) != nil else { throw Self.noResponse(words[1]) }
            return .json(.object([("id", .string(words[1])), ("object", .string("response")), ("deleted", .bool(true))]))
        default: throw absent
        }
    }

    private static func noResponse(_ id: String) -> RequestError {
        RequestError("Response with id '\(id)' not found.", status: 404)
    }

    private func respond(_ body: JSONValue) throws(RequestError) -> Reply {
        let model = try served(body)
        guard model.answers else {
            throw RequestError(
                "The model `\(model.id)` is \(model.kindName) and is not supported by the Responses API.", param: "model",
                code: "unsupported_model")
        }
        var question = ChatQuestion(model: model.id)
        question.isReasoning = model.kind == .reasoning
        if let id = body["previous_response_id"]?.string {
            guard let stored = store.withLock({ $0.responses[id] }) else {
                throw RequestError(
                    "Previous response with id '\(id)' not found.", param: "previous_response_id", code: "previous_response_not_found")
            }
            question.turns = stored.turns
        }
        if let text = body["instructions"]?.string { question.turns.append(.init(role: "system", text: text)) }
        guard let input = body["input"], !input.isNull else { throw .missing("input") }
        try question.read(input: input)
        if let limit = body["max_output_tokens"], !limit.isNull {
            guard let number = limit.numberText.flatMap({ Int($0) }), number >= 16 else {
                throw RequestError(
                    "Invalid 'max_output_tokens': integer below minimum value. Expected a value >= 16.", param: "max_output_tokens",
                    code: "integer_below_min_value")
            }
            question.limit = number
        }
        let rendering = ResponseRendering(question, body, RuleModel.complete(question)[0])
        if body["store"]?.bool != false {
            let turns = question.turns + [.init(role: "assistant", text: rendering.completion.content)]
            store.withLock { $0.responses[rendering.id] = StoredResponse(json: rendering.json, turns: turns) }
        }
        return body["stream"]?.bool == true ? rendering.stream : .json(rendering.json)
    }
}

extension ChatQuestion {
    fileprivate mutating func read(input: JSONValue) throws(RequestError) {
        if let text = input.string {
            turns.append(Turn(role: "user", text: text))
            return
        }
        guard let items = input.array else { throw .wrongType("input", "a string or an array of items", input) }
        for (place, item) in items.enumerated() {
            guard let role = item["role"]?.string else { throw .missing("input[\(place)].role") }
            let text = item["content"]?.string ?? (item["content"]?.array ?? []).compactMap { $0["text"]?.string }.joined()
            turns.append(Turn(role: role, text: text))
        }
    }
}
