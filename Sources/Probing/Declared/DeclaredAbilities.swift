import StrictJSON

/// Which capabilities a list's own words declare.
enum DeclaredAbilities {
    /// A list that enumerates the parameters of a model says no by leaving one out. `tool_choice` alone does not say which of its forms work.
    private static let parameters: [(capability: String, names: Set<String>)] = [
        ("tool-calling", ["tools"]), ("parallel-tool-calls", ["parallel_tool_calls"]), ("json-mode", ["response_format"]),
        ("structured-outputs", ["structured_outputs"]), ("reasoning-output", ["reasoning", "include_reasoning"]),
        ("token-limit", ["max_tokens", "max_completion_tokens"]), ("stop-sequences", ["stop"]), ("seed", ["seed"]),
        ("logprobs", ["logprobs", "top_logprobs"]),
    ]

    /// What Ollama lists it enforces: a request for anything else is refused.
    private static let ollama: [(capability: String, names: Set<String>)] = [
        ("chat-completions", ["completion"]), ("tool-calling", ["tools"]), ("vision", ["vision"]), ("reasoning-output", ["thinking"]),
        ("embeddings", ["embedding"]),
    ]

    static func ofParameters(_ names: [String]) -> [String: Bool] { read(names, parameters) }

    static func ofOllama(_ names: [String]) -> [String: Bool] { read(names, ollama) }

    static func ofModalities(input: [String], output: [String]) -> [String: Bool] {
        read(input, [("vision", ["image"]), ("audio-input", ["audio"])])
            .merging(read(output, [("audio-output", ["audio"])])) { first, _ in first }
    }

    private static func read(_ names: [String], _ table: [(capability: String, names: Set<String>)]) -> [String: Bool] {
        if names.isEmpty { return [:] }
        return Dictionary(table.map { ($0.capability, !$0.names.isDisjoint(with: names)) }, uniquingKeysWith: { first, _ in first })
    }
}

extension JSONValue {
    /// The words of a list, as far as a list may reasonably go.
    var shortWords: [String] {
        (array ?? []).prefix(128).compactMap(\.words).filter { $0.utf8.count <= 64 }
    }
}
