import StrictJSON

/// Routes beside the OpenAI-compatible ones, where these say nothing of a model but its id.
extension DeclaredList {
    /// Ollama's `GET /api/tags`: what lies on that machine.
    package init(ollamaTags value: JSONValue?, url: String, troubles: [String] = []) {
        let items = value?["models"]?.array
        self.init(.ollamaTags, url: url, isMissing: items == nil, gaps: troubles)
        guard let items else { return }
        if items.isEmpty { gaps.append("it is empty") }
        if items.count > 20_000 { gaps.append("it has more than 20000 entries") }
        for item in items.prefix(20_000) {
            if let id = (item["model"] ?? item["name"])?.words { add(DeclaredEntry(id: id)) } else { gaps.append("an entry has no id") }
        }
    }

    /// Ollama's `POST /api/show`, once a model.
    package init(ollamaShow replies: [(model: String, value: JSONValue)], url: String, troubles: [String] = []) {
        self.init(.ollamaShow, url: url, isMissing: replies.isEmpty, gaps: troubles)
        for (model, value) in replies.prefix(20_000) {
            var entry = DeclaredEntry(id: model)
            let names = value["capabilities"]?.shortWords ?? []
            entry.capabilities = DeclaredAbilities.ofOllama(names)
            entry.context = value["parameters"]?.string.flatMap(Self.grantedContext)
            add(entry)
        }
    }

    /// Text Generation Inference's `GET /info`: the one model of that server.
    package init(tgiInfo value: JSONValue?, url: String, troubles: [String] = []) {
        let id = value?["model_id"]?.words
        self.init(.tgiInfo, url: url, isMissing: id == nil, gaps: troubles)
        guard let id else { return }
        var entry = DeclaredEntry(id: id)
        entry.context = value?["max_total_tokens"]?.count.flatMap { 1...1_000_000_000 ~= $0 ? $0 : nil }
        add(entry)
    }

    /// The line `num_ctx 8192`; `model_info` has what the weights could take, not what is granted.
    private static func grantedContext(_ parameters: String) -> Int? {
        for line in parameters.prefix(16_384).split(separator: "\n") {
            let words = line.split(separator: " ", omittingEmptySubsequences: true)
            if words.count == 2, words[0] == "num_ctx", let count = Int(words[1]), 1...1_000_000_000 ~= count { return count }
        }
        return nil
    }
}
