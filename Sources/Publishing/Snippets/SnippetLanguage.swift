/// Where a snippet is pasted.
enum SnippetLanguage: String, CaseIterable, Sendable {
    case curl, python, javascript, swift, langchain, llamaindex
    case n8n

    var name: String {
        switch self {
        case .curl: "curl"
        case .python: "Python"
        case .javascript: "JavaScript"
        case .swift: "Swift"
        case .langchain: "LangChain"
        case .llamaindex: "LlamaIndex"
        case .n8n: "n8n"
        }
    }

    /// Whether there is a way to do that there.
    func can(_ task: SnippetTask) -> Bool {
        switch (self, task) {
        // Its HTTP Request node waits for the whole reply.
        case (.n8n, .streaming): false
        case (.langchain, .images), (.llamaindex, .images): false
        default: true
        }
    }

    /// What has to be there first, or done after.
    func note(_ snippet: Snippet) -> String? {
        switch self {
        case .curl: nil
        case .python: "Needs the package openai."
        case .javascript: "Needs the package openai; the file is a module, such as ask.mjs."
        case .swift:
            snippet.task == .streaming ? "Foundation alone; URLSession.bytes is not there on Linux." : "Foundation alone, as main.swift."
        case .langchain: "Needs the package langchain-openai."
        case .llamaindex:
            snippet.task == .embeddings
                ? "Needs the package llama-index-embeddings-openai-like." : "Needs the package llama-index-llms-openai-like."
        case .n8n:
            "Paste it onto the canvas of a workflow."
                + (snippet.isKeyless
                    ? ""
                    : " Then give the node a Header Auth credential with the name Authorization and as its value Bearer, a space and your key.")
        }
    }
}
