import Mustache
import StrictJSON

/// Ready requests in the languages that people use, for one endpoint and one model.
struct Snippets {
    enum Route: Sendable {
        case chat, embeddings, images
    }

    let baseURL: String
    /// The variable that holds the key; `nil` where no source names one.
    let keyVariable: String?
    /// The endpoint answers without a key.
    let isKeyless: Bool
    let model: String
    let route: Route

    /// Everything from records is quoted for the language that it goes into.
    var value: Value {
        [
            "curl": .string(curl), "python": .string(python), "model": .string(model), "base_url": .string(baseURL),
            "key_variable": .string(variable), "is_keyless": .bool(isKeyless), "is_variable_known": .bool(keyVariable != nil),
        ]
    }

    private var variable: String { keyVariable ?? "API_KEY" }

    private var curl: String {
        var lines = ["curl \(Self.shellQuoted(baseURL + path)) \\"]
        if !isKeyless { lines.append("  -H \"Authorization: Bearer $\(variable)\" \\") }
        lines.append("  -H 'Content-Type: application/json' \\")
        lines.append("  -d \(Self.shellQuoted(body))")
        return lines.joined(separator: "\n")
    }

    private var python: String {
        let key = isKeyless ? "\"unused\"" : "os.environ[\"\(variable)\"]"
        let head =
            (isKeyless ? "" : "import os\n\n") + """
                from openai import OpenAI

                client = OpenAI(
                    base_url=\(Self.quoted(baseURL)),
                    api_key=\(key),
                )

                """
        let model = Self.quoted(model)
        switch route {
        case .chat:
            return head + """
                reply = client.chat.completions.create(
                    model=\(model),
                    messages=[{"role": "user", "content": "Name three primes."}],
                )
                print(reply.choices[0].message.content)
                """
        case .embeddings:
            return head + """
                reply = client.embeddings.create(
                    model=\(model),
                    input=["a short text"],
                )
                print(len(reply.data[0].embedding))
                """
        case .images:
            return head + """
                reply = client.images.generate(
                    model=\(model),
                    prompt="a lighthouse in fog",
                )
                print(reply.data[0])
                """
        }
    }

    private var path: String {
        switch route {
        case .chat: "/chat/completions"
        case .embeddings: "/embeddings"
        case .images: "/images/generations"
        }
    }

    private var body: String {
        let model = Self.quoted(model)
        return switch route {
        case .chat: "{\n    \"model\": \(model),\n    \"messages\": [{\"role\": \"user\", \"content\": \"Name three primes.\"}]\n  }"
        case .embeddings: "{\n    \"model\": \(model),\n    \"input\": [\"a short text\"]\n  }"
        case .images: "{\n    \"model\": \(model),\n    \"prompt\": \"a lighthouse in fog\"\n  }"
        }
    }

    /// A JSON string, which is a Python string as well.
    private static func quoted(_ text: String) -> String {
        String(decoding: JSONWriter.bytes(.string(text), .compact), as: UTF8.self)
    }

    /// POSIX single quotes, in which nothing is special but the quote itself.
    static func shellQuoted(_ text: String) -> String {
        "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }
}
