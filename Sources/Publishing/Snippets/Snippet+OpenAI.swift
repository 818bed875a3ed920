import StrictJSON

/// The `openai` packages for Python and JavaScript.
extension Snippet {
    var python: String {
        let name = task == .streaming ? "stream" : "reply"
        return pythonHead("from openai import OpenAI")
            + pythonCall("client", "OpenAI", [("base_url", SnippetLiteral.quoted(baseURL)), ("api_key", pythonKey)]) + "\n"
            + pythonCall(
                name, "client.\(method).\(verb)",
                [("model", SnippetLiteral.quoted(model))]
                    + task.parameters.map { ($0, SnippetLiteral.text($1, .python, indent: 4, step: 4)) }) + pythonEnd
    }

    private var pythonEnd: String {
        switch task {
        case .chat, .json, .vision: "print(reply.choices[0].message.content)"
        case .streaming:
            """
            for chunk in stream:
                if chunk.choices:
                    print(chunk.choices[0].delta.content or "", end="", flush=True)
            """
        case .tools: "print(reply.choices[0].message.tool_calls)"
        case .embeddings: "print(len(reply.data[0].embedding))"
        case .images: "print(reply.data[0])"
        }
    }

    var javaScript: String {
        let key = isKeyless ? "\"unused\"" : "process.env[\"\(variable)\"]"
        return """
            import OpenAI from "openai";

            const client = new OpenAI({
              baseURL: \(SnippetLiteral.quoted(baseURL)),
              apiKey: \(key),
            });

            const \(task == .streaming ? "stream" : "reply") = await client.\(method).\(verb)({
            \(javaScriptOptions)
            });
            \(javaScriptEnd)
            """
    }

    private var javaScriptOptions: String {
        ([("model", SnippetLiteral.quoted(model))] + task.parameters.map { ($0, SnippetLiteral.text($1, .json, indent: 2)) })
            .map { "  \($0): \($1)," }.joined(separator: "\n")
    }

    private var javaScriptEnd: String {
        switch task {
        case .chat, .json, .vision: "console.log(reply.choices[0].message.content);"
        case .streaming:
            """
            for await (const chunk of stream) {
              process.stdout.write(chunk.choices[0]?.delta?.content ?? "");
            }
            """
        case .tools: "console.log(reply.choices[0].message.tool_calls);"
        case .embeddings: "console.log(reply.data[0].embedding.length);"
        case .images: "console.log(reply.data[0]);"
        }
    }

    private var method: String {
        switch task {
        case .chat, .streaming, .tools, .json, .vision: "chat.completions"
        case .embeddings: "embeddings"
        case .images: "images"
        }
    }

    private var verb: String { task == .images ? "generate" : "create" }

    // MARK: Python

    var pythonKey: String { isKeyless ? "\"unused\"" : "os.environ[\"\(variable)\"]" }

    func pythonHead(_ imports: String) -> String {
        (isKeyless ? "" : "import os\n\n") + imports + "\n\n"
    }

    /// `name = function(...)`, one argument a line.
    func pythonCall(_ name: String, _ function: String, _ arguments: [(String, String)]) -> String {
        "\(name) = \(function)(\n" + arguments.map { "    \($0)=\($1),\n" }.joined() + ")\n"
    }
}
