import StrictJSON

/// A chat request with nothing in it that the question does not need: a field that a server refuses would cost a wrong cell.
struct ChatRequest {
    var model: String
    var messages: [JSONValue]
    /// The name that the model takes for its token limit.
    var limitName = TokenLimitName.maxTokens
    var limit: Int?
    var extra: [(String, JSONValue?)] = []

    enum TokenLimitName: String, Sendable, CaseIterable {
        case maxTokens = "max_tokens"
        case maxCompletionTokens = "max_completion_tokens"

        var other: TokenLimitName { self == .maxTokens ? .maxCompletionTokens : .maxTokens }
    }

    init(_ model: String, _ text: String, limit: Int? = nil, _ extra: [(String, JSONValue?)] = []) {
        self.init(model, [Self.user(text)], limit: limit, extra)
    }

    init(_ model: String, _ messages: [JSONValue], limit: Int? = nil, _ extra: [(String, JSONValue?)] = []) {
        self.model = model
        self.messages = messages
        self.limit = limit
        self.extra = extra
    }

    var json: JSONValue {
        .object(
            [("model", .string(model)), ("messages", .array(messages))] + extra
                + [(limitName.rawValue, limit.map { .number($0) })])
    }

    static func user(_ text: String) -> JSONValue {
        .object([("role", .string("user")), ("content", .string(text))])
    }

    /// The object form of `image_url`, which every server that takes pictures reads (quirk vision-string-url).
    static func user(_ text: String, pictures: [String]) -> JSONValue {
        let parts = pictures.map { JSONValue.object([("type", .string("image_url")), ("image_url", .object([("url", .string($0))]))]) }
        return .object([
            ("role", .string("user")),
            ("content", .array([.object([("type", .string("text")), ("text", .string(text))])] + parts)),
        ])
    }
}
