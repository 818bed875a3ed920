import StrictJSON

/// Makes values that obey a JSON Schema of the simple kind that strict mode allows.
enum Schema {
    /// `hints` give texts for properties by name.
    static func value(_ schema: JSONValue, hints: [String: String], key: String = "") -> JSONValue {
        if let constant = schema["const"] { return constant }
        if let first = schema["enum"]?.array?.first { return first }
        if let first = (schema["anyOf"] ?? schema["oneOf"])?.array?.first { return value(first, hints: hints, key: key) }
        let type = schema["type"]?.string ?? schema["type"]?.array?.first?.string ?? (schema["properties"] == nil ? "string" : "object")
        switch type {
        case "object":
            return .object((schema["properties"]?.members ?? []).map { ($0.key, value($0.value, hints: hints, key: $0.key)) })
        case "array":
            let count = max(1, schema["minItems"]?.numberText.flatMap { Int($0) } ?? 1)
            return .array((0..<count).map { _ in value(schema["items"] ?? .object([]), hints: hints, key: key) })
        case "integer", "number":
            let least = schema["minimum"]?.numberText.flatMap { Int($0) }
            let most = schema["maximum"]?.numberText.flatMap { Int($0) }
            return .number(least ?? most ?? 19)
        case "boolean": return .bool(true)
        case "null": return .null
        default: return .string(hints[key] ?? "example")
        }
    }

    /// Strict mode wants every property required and no others.
    static func checkStrict(_ schema: JSONValue, name: String, path: [String]) throws(RequestError) {
        let place = path.isEmpty ? "()" : "('\(path.joined(separator: "', '"))')"
        func wrong(_ why: String) -> RequestError {
            RequestError(
                "Invalid schema for response_format '\(name)': In context=\(place), \(why).", param: "response_format",
                code: "invalid_json_schema")
        }
        if let properties = schema["properties"]?.members {
            guard schema["additionalProperties"]?.bool == false else {
                throw wrong("'additionalProperties' is required to be supplied and to be false")
            }
            let required = Set((schema["required"]?.array ?? []).compactMap(\.string))
            guard required == Set(properties.map(\.key)) else {
                throw wrong("'required' is required to be supplied and to be an array including every key in properties")
            }
            for member in properties { try checkStrict(member.value, name: name, path: path + ["properties", member.key]) }
        }
        if let items = schema["items"] { try checkStrict(items, name: name, path: path + ["items"]) }
    }
}
