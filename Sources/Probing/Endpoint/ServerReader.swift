import StrictJSON

/// What software answers, where it tells.
package struct ServerIdentity: Sendable, Hashable {
    package var name: String?
    package var version: String?
    /// Of how it was started, what bears on capabilities.
    package var flags: String?
}

/// Asks the routes by which servers name themselves; each is a plain GET.
struct ServerReader {
    let session: EndpointSession

    func read() async -> ServerIdentity? {
        if let value = await value("/get_server_info"), let version = value["version"]?.words {
            return identity("SGLang", version, flags(value))
        }
        if let value = await value("/info"), value["model_id"]?.words != nil, let version = value["version"]?.words {
            return identity("Text Generation Inference", version, nil)
        }
        if let value = await value("/api/version"), let version = value["version"]?.words { return identity("Ollama", version, nil) }
        if let value = await value("/props"), let build = value["build_info"]?.words { return identity("llama.cpp", build, nil) }
        if let value = await value("/health/readiness"), let version = value["litellm_version"]?.words {
            return identity("LiteLLM", version, nil)
        }
        // The least telling name comes last.
        if let value = await value("/version"), let version = value["version"]?.words { return identity("vLLM", version, nil) }
        return nil
    }

    private func value(_ path: String) async -> JSONValue? {
        guard await session.stopReason == nil else { return nil }
        return await session.send(.serverInfo, .get, session.addressAtOrigin(path), []).value
    }

    private func flags(_ value: JSONValue) -> String? {
        let names = ["tool_call_parser", "reasoning_parser", "grammar_backend", "chat_template"]
        let found = names.compactMap { name in value[name]?.words.map { "--\(name.split(separator: "_").joined(separator: "-")) \($0)" } }
        return found.isEmpty ? nil : found.joined(separator: " ")
    }

    private func identity(_ name: String, _ version: String, _ flags: String?) -> ServerIdentity {
        let clean = { (text: String) in session.scrubber.excerpt(of: text, limit: 120).text }
        return ServerIdentity(name: name, version: clean(version), flags: flags.map(clean))
    }
}
