import StrictJSON

extension ChatQuestion {
    private static let known: Set<String> = [
        "audio", "frequency_penalty", "function_call", "functions", "logit_bias", "logprobs", "max_completion_tokens", "max_tokens",
        "messages", "metadata", "modalities", "model", "n", "parallel_tool_calls", "prediction", "presence_penalty", "prompt_cache_key",
        "reasoning_effort", "response_format", "safety_identifier", "seed", "service_tier", "stop", "store", "stream", "stream_options",
        "temperature", "tool_choice", "tools", "top_logprobs", "top_p", "user", "verbosity", "web_search_options",
    ]

    /// The model must have been checked before.
    package init(_ body: JSONValue, isReasoning: Bool) throws(RequestError) {
        self.init(model: body["model"]?.string ?? "")
        self.isReasoning = isReasoning
        if let stranger = (body.members ?? []).first(where: { !Self.known.contains($0.key) }) {
            throw RequestError("Unrecognized request argument supplied: \(stranger.key)")
        }
        guard let messages = body["messages"] else { throw .missing("messages") }
        guard let list = messages.array else { throw .wrongType("messages", "an array of objects", messages) }
        if list.isEmpty { throw .invalid("messages", "the array is too short") }
        try readTurns(list)
        try readNumbers(body)
        try readTools(body)
        try readFormat(body)
        streams = try Self.flag(body, "stream") ?? false
        if let options = body["stream_options"], !options.isNull {
            guard streams else { throw .invalid("stream_options", "it is only allowed when 'stream' is enabled") }
            includesUsage = options["include_usage"]?.bool ?? false
        }
    }

    // MARK: Messages

    private mutating func readTurns(_ list: [JSONValue]) throws(RequestError) {
        var open: Set<String> = []
        for (place, message) in list.enumerated() {
            let name = "messages[\(place)]"
            guard message.members != nil else { throw .wrongType(name, "an object", message) }
            guard let role = message["role"]?.string else { throw .missing("\(name).role") }
            guard ["system", "developer", "user", "assistant", "tool", "function"].contains(role) else {
                throw .invalid("\(name).role", "'\(role)' is not one of the roles")
            }
            if role == "tool" {
                guard let id = message["tool_call_id"]?.string else { throw .missing("\(name).tool_call_id") }
                guard open.remove(id) != nil else {
                    throw RequestError(
                        "Invalid parameter: messages with role 'tool' must be a response to a preceding message with 'tool_calls'.",
                        param: "\(name).role")
                }
            } else if !open.isEmpty {
                throw Self.unanswered(name)
            }
            if role == "assistant" { open = try Self.calls(message["tool_calls"], name) }
            var turn = Turn(role: role, text: "")
            try Self.readContent(message["content"], into: &turn, name, mayBeNull: role == "assistant")
            turns.append(turn)
        }
        if !open.isEmpty { throw Self.unanswered("messages") }
    }

    private static func unanswered(_ name: String) -> RequestError {
        RequestError(
            "An assistant message with 'tool_calls' must be followed by tool messages responding to each 'tool_call_id'.", param: name)
    }

    private static func calls(_ value: JSONValue?, _ name: String) throws(RequestError) -> Set<String> {
        guard let value, !value.isNull else { return [] }
        guard let list = value.array, !list.isEmpty else { throw .wrongType("\(name).tool_calls", "a non-empty array", value) }
        var ids: Set<String> = []
        for (place, call) in list.enumerated() {
            let path = "\(name).tool_calls[\(place)]"
            guard let id = call["id"]?.string else { throw .missing("\(path).id") }
            guard call["type"]?.string == "function" else { throw .missing("\(path).type") }
            guard call["function"]?["name"]?.string != nil else { throw .missing("\(path).function.name") }
            guard call["function"]?["arguments"]?.string != nil else { throw .missing("\(path).function.arguments") }
            if !ids.insert(id).inserted { throw .invalid("\(path).id", "two calls have one id") }
        }
        return ids
    }

    private static func readContent(
        _ value: JSONValue?, into turn: inout Turn, _ name: String, mayBeNull: Bool
    ) throws(RequestError) {
        guard let value, !value.isNull else {
            if mayBeNull { return }
            throw .wrongType("\(name).content", "a string", value ?? .null)
        }
        if let text = value.string {
            turn.text = text
            return
        }
        guard let parts = value.array else { throw .wrongType("\(name).content", "a string or an array of objects", value) }
        for (place, part) in parts.enumerated() {
            let path = "\(name).content[\(place)]"
            switch part["type"]?.string {
            case "text": turn.text += part["text"]?.string ?? ""
            case "image_url":
                guard let image = part["image_url"], image.members != nil, let address = image["url"]?.string else {
                    throw .wrongType("\(path).image_url", "an object", part["image_url"] ?? .null)
                }
                turn.pictures.append(try digits(inPicture: address))
            default: throw .invalid("\(path).type", "the type is not supported")
            }
        }
    }

    private static func digits(inPicture address: String) throws(RequestError) -> String {
        guard address.hasPrefix("data:") else {
            throw RequestError("Could not fetch the image from the URL that you gave.", code: "invalid_image_url")
        }
        guard let digits = DigitReader.digits(inDataURL: address) else {
            throw RequestError("You uploaded an unsupported image. Make sure that it is a valid PNG.", code: "invalid_image_format")
        }
        return digits
    }

    // MARK: Options

    private mutating func readNumbers(_ body: JSONValue) throws(RequestError) {
        let old = try Self.number(body, "max_tokens", 1...1_000_000)
        let new = try Self.number(body, "max_completion_tokens", 1...1_000_000)
        if old != nil, new != nil {
            throw RequestError("Setting 'max_tokens' and 'max_completion_tokens' at the same time is not supported.", param: "max_tokens")
        }
        limit = old ?? new
        choices = try Self.number(body, "n", 1...128) ?? 1
        seed = try Self.number(body, "seed", Int.min...Int.max)
        for name in ["temperature", "top_p"] {
            guard let value = body[name], !value.isNull else { continue }
            guard let number = value.numberText.flatMap({ Double($0) }) else { throw .wrongType(name, "a number", value) }
            guard 0...(name == "top_p" ? 1 : 2) ~= number else { throw .invalid(name, "it is out of range") }
        }
        let top = try Self.number(body, "top_logprobs", 0...20)
        if try Self.flag(body, "logprobs") == true {
            alternatives = top ?? 0
        } else if top != nil {
            throw .invalid("top_logprobs", "it is only allowed when 'logprobs' is enabled")
        }
        if let stop = body["stop"], !stop.isNull {
            stops = stop.string.map { [$0] } ?? (stop.array ?? []).compactMap(\.string)
            guard 1...4 ~= stops.count, !stops.contains("") else { throw .invalid("stop", "it must be one to four strings") }
        }
    }

    private mutating func readTools(_ body: JSONValue) throws(RequestError) {
        if let list = body["tools"], !list.isNull {
            guard let values = list.array, !values.isEmpty else { throw .invalid("tools", "the array is too short") }
            for (place, tool) in values.enumerated() {
                guard tool["type"]?.string == "function" else { throw .missing("tools[\(place)].type") }
                guard let name = tool["function"]?["name"]?.string else { throw .missing("tools[\(place)].function.name") }
                tools.append(Tool(name: name, parameters: tool["function"]?["parameters"] ?? .object([])))
            }
        }
        if let flag = try Self.flag(body, "parallel_tool_calls") {
            if tools.isEmpty { throw .invalid("parallel_tool_calls", "it is only allowed when 'tools' are specified") }
            callsInParallel = flag
        }
        guard let value = body["tool_choice"], !value.isNull else { return }
        if tools.isEmpty { throw .invalid("tool_choice", "it is only allowed when 'tools' are specified") }
        switch (value.string, value["function"]?["name"]?.string) {
        case ("auto", _): choice = .auto
        case ("none", _): choice = .none
        case ("required", _): choice = .required
        case (nil, let name?):
            guard tools.contains(where: { $0.name == name }) else { throw .invalid("tool_choice", "no tool is called '\(name)'") }
            choice = .named(name)
        default: throw .invalid("tool_choice", "supported values are 'none', 'auto', and 'required'")
        }
    }

    private mutating func readFormat(_ body: JSONValue) throws(RequestError) {
        guard let value = body["response_format"], !value.isNull else { return }
        switch value["type"]?.string {
        case "text": break
        case "json_object":
            guard turns.contains(where: { $0.text.lowercased().contains("json") }) else {
                throw RequestError(
                    "'messages' must contain the word 'json' in some form, to use 'response_format' of type 'json_object'.",
                    param: "messages")
            }
            format = .object
        case "json_schema":
            guard let inner = value["json_schema"] else { throw .missing("response_format.json_schema") }
            guard let name = inner["name"]?.string else { throw .missing("response_format.json_schema.name") }
            guard let schema = inner["schema"], schema.members != nil else { throw .missing("response_format.json_schema.schema") }
            if inner["strict"]?.bool == true { try Schema.checkStrict(schema, name: name, path: []) }
            format = .schema(schema)
        default: throw .invalid("response_format.type", "supported values are 'text', 'json_object' and 'json_schema'")
        }
    }

    private static func number(_ body: JSONValue, _ name: String, _ range: ClosedRange<Int>) throws(RequestError) -> Int? {
        guard let value = body[name], !value.isNull else { return nil }
        guard let number = value.numberText.flatMap({ Int($0) }) else { throw .wrongType(name, "an integer", value) }
        guard range.contains(number) else { throw .invalid(name, "it is out of range") }
        return number
    }

    private static func flag(_ body: JSONValue, _ name: String) throws(RequestError) -> Bool? {
        guard let value = body[name], !value.isNull else { return nil }
        guard let flag = value.bool else { throw .wrongType(name, "a boolean", value) }
        return flag
    }
}
