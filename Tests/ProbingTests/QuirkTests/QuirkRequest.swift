import ReferenceServer
import StrictJSON
import TestServer

/// A request, with what conditions and placeholders look at.
struct QuirkRequest: Sendable {
    var method: String
    var path: String
    /// Below the base path of the server.
    var relative: String?
    var body: JSONValue?
    var key: ReferenceServer.KeyState
    var faithful: Reply
    private var reference: ReferenceServer

    init(_ received: ReceivedRequest, _ reference: ReferenceServer) {
        let body = JSONReader.read(received.body, path: "body").value
        method = received.method
        path = received.path
        relative = reference.route(of: received.path)
        self.body = body
        key = reference.keyState(of: received)
        faithful = reference.reply(to: received)
        self.reference = reference
    }

    var models: [ServedModel] { reference.settings.models }
    var completion: Completion? { body.flatMap { reference.completion(for: $0) } }
    var usage: JSONValue? { body.flatMap { reference.usage(for: $0) } }
    /// Embeddings as numbers.
    var vectors: JSONValue? { body.flatMap { reference.vectors(for: $0) } }

    var messages: [JSONValue] { body?["messages"]?.array ?? [] }
    var namesUnknownModel: Bool { body?["model"]?.string.map { id in !models.contains { $0.id == id } } ?? false }

    var parts: [JSONValue] { messages.flatMap { $0["content"]?.array ?? [] } }
    var pictures: [String] { parts.compactMap { $0["image_url"]?["url"]?.string } }

    /// Of chat, or of images, where it is a text.
    var format: String? { body?["response_format"]?["type"]?.string ?? body?["response_format"]?.string }

    var lastText: String {
        let content = messages.last?["content"] ?? body?["input"]
        return content?.string ?? (content?.array ?? []).compactMap { $0["text"]?.string }.joined()
    }
}

extension Reply {
    var isUnknownRoute: Bool {
        status == 404 && json?["error"]?["message"]?.string?.hasPrefix("Invalid URL") == true
    }
}
