import StrictJSON

/// What a snippet does: one request that rests on one capability.
enum SnippetTask: String, CaseIterable, Sendable {
    case chat, streaming, tools, json, vision, embeddings, images

    var name: String {
        switch self {
        case .chat: "Chat"
        case .streaming: "Streaming"
        case .tools: "Tool calling"
        case .json: "JSON mode"
        case .vision: "Vision"
        case .embeddings: "Embeddings"
        case .images: "Image generation"
        }
    }

    /// The id of the capability that it rests on.
    var capability: String {
        switch self {
        case .chat: "chat-completions"
        case .streaming: "streaming"
        case .tools: "tool-calling"
        case .json: "json-mode"
        case .vision: "vision"
        case .embeddings: "embeddings"
        case .images: "image-generation"
        }
    }

    var path: String {
        switch self {
        case .chat, .streaming, .tools, .json, .vision: "/chat/completions"
        case .embeddings: "/embeddings"
        case .images: "/images/generations"
        }
    }

    /// What a reader puts in instead; `nil` where it runs as it is.
    var hint: String? { self == .vision ? "Put the address of your own picture in place of \(Self.picture)." : nil }

    static let picture = "https://example.org/picture.png"

    var prompt: String {
        switch self {
        case .chat, .streaming: "Name three primes."
        case .tools: "What is the weather in Oslo?"
        case .json: "Name three primes as JSON, under the key primes."
        case .vision: "What is in this picture?"
        case .embeddings: "a short text"
        case .images: "a lighthouse in fog"
        }
    }

    /// What the request holds besides the model, in order.
    var parameters: [(String, JSONValue)] {
        switch self {
        case .chat: [("messages", messages)]
        case .streaming: [("messages", messages), ("stream", .bool(true))]
        case .tools: [("messages", messages), ("tools", .array([Self.tool]))]
        case .json: [("messages", messages), ("response_format", Self.jsonFormat)]
        case .vision: [("messages", .array([.object([("role", .string("user")), ("content", .array(Self.pictureContent(prompt)))])]))]
        case .embeddings: [("input", .array([.string(prompt)]))]
        case .images: [("prompt", .string(prompt))]
        }
    }

    static let jsonFormat = JSONValue.object([("type", .string("json_object"))])

    static let tool = JSONValue.object([
        ("type", .string("function")),
        (
            "function",
            .object([
                ("name", .string("get_weather")),
                ("description", .string("The weather in a city")),
                (
                    "parameters",
                    .object([
                        ("type", .string("object")),
                        ("properties", .object([("city", .object([("type", .string("string"))]))])),
                        ("required", .array([.string("city")])),
                    ])
                ),
            ])
        ),
    ])

    static func pictureContent(_ prompt: String) -> [JSONValue] {
        [
            .object([("type", .string("text")), ("text", .string(prompt))]),
            .object([("type", .string("image_url")), ("image_url", .object([("url", .string(picture))]))]),
        ]
    }

    private var messages: JSONValue { .array([.object([("role", .string("user")), ("content", .string(prompt))])]) }
}
