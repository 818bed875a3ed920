import StrictJSON

/// A refusal in the shape of OpenAI's specification: `message`, `type`, `param` and `code`, the last two perhaps null.
package struct RequestError: Error, Sendable {
    package var status: Int
    package var message: String
    package var type: String
    package var param: String?
    package var code: String?

    package init(_ message: String, param: String? = nil, code: String? = nil, status: Int = 400, type: String = "invalid_request_error") {
        self.message = message
        self.param = param
        self.code = code
        self.status = status
        self.type = type
    }

    static func missing(_ param: String) -> RequestError {
        RequestError("Missing required parameter: '\(param)'.", param: param, code: "missing_required_parameter")
    }

    static func wrongType(_ param: String, _ expected: String, _ value: JSONValue) -> RequestError {
        RequestError(
            "Invalid type for '\(param)': expected \(expected), but got \(value.kindName) instead.", param: param, code: "invalid_type")
    }

    static func invalid(_ param: String, _ why: String) -> RequestError {
        RequestError("Invalid value for '\(param)': \(why).", param: param, code: "invalid_value")
    }

    static func noSuchModel(_ id: String) -> RequestError {
        RequestError(
            "The model `\(id)` does not exist or you do not have access to it.", code: "model_not_found", status: 404)
    }

    static func noSuchRoute(_ method: String, _ path: String) -> RequestError {
        RequestError("Invalid URL (\(method) \(path))", status: 404)
    }

    static let noKey = RequestError(
        "You didn't provide an API key. Send it in an Authorization header as Bearer YOUR_KEY.", status: 401)
    static let wrongKey = RequestError("Incorrect API key provided.", code: "invalid_api_key", status: 401)

    package var json: JSONValue {
        .object([
            (
                "error",
                .object([
                    ("message", .string(message)), ("type", .string(type)), ("param", param.map { .string($0) } ?? .null),
                    ("code", code.map { .string($0) } ?? .null),
                ])
            )
        ])
    }

    package var reply: Reply { Reply(status, .json(json)) }
}
