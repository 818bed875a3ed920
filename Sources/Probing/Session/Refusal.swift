import Records

/// A request that was understood and declined.
struct Refusal: Sendable {
    var status: Int
    var error: ErrorBody
    private let words: Words

    init(status: Int, error: ErrorBody) {
        self.status = status
        self.error = error
        words = Words(error)
    }

    func mentions(_ names: [String]) -> Bool { words.has(names) }

    /// Whether it declines the thing itself, not our way of asking: its words name it, and say that it is not to be had.
    ///
    /// A message that names a part of the value (`tools[0].function.strict`) declines that part.
    func declines(_ names: [String]) -> Bool {
        guard words.has(names), words.has(Self.denials) || isUnknownField, !isAboutSchema(names) else { return false }
        return !isAboutPart(of: names)
    }

    /// Whether a keyword of our schema or a part of a value was declined, as some say without naming the part as the field.
    private func isAboutSchema(_ names: [String]) -> Bool {
        words.has(["invalid schema", "invalid json schema", "additionalproperties"]) || words.has(names.flatMap { [$0 + "[", $0 + ".0"] })
    }

    /// What servers say of a field that they don't know, or of a thing that they don't do.
    private static let denials = [
        "not support", "n't support", "unsupported", "no support", "not permitted", "not allowed", "not available", "not implemented",
        "not enabled", "not yet", "unknown", "unrecognized", "unexpected", "extra inputs", "extra_forbidden", "extra field",
        "no endpoints found", "only support", "disabled", "does not accept", "doesn't accept", "cannot be used", "can't be used",
        "not a multimodal", "not multimodal", "does not have", "incompatible", "not compatible", "no such", "not recognized",
        "unavailable now",
        // Pydantic, of a value that is none of those it lists.
        "input should be '",
    ]

    private var isUnknownField: Bool {
        ["extra_forbidden", "unknown_parameter", "unsupported_parameter", "unsupported_value"].contains {
            error.type == $0 || error.code == $0
        }
    }

    private func isAboutPart(of names: [String]) -> Bool {
        guard let param = error.param?.asciiLowercased else { return false }
        guard let name = names.first(where: { param.hasPrefix($0) }) else { return false }
        let rest = param.dropFirst(name.utf8.count)
        return rest.hasPrefix(".") || rest.hasPrefix("[")
    }

    /// vLLM and its kin name the launch option that is missing (quirk tools-server-flag).
    var wantsServerFlag: Bool {
        guard let dashes = words.text.firstRange(of: "--"), words.text[dashes.upperBound...].first?.isLetter == true else { return false }
        return words.has("requires", "to be set", "enable", "start", "launch", "set --")
    }

    /// Whether it says that there is no such model; a 404 for a feature names the feature instead (quirk unknown-404-is-capability).
    func deniesModel(_ id: String) -> Bool {
        if ["model_not_found", "invalid_model", "model_not_exist"].contains(error.code ?? error.type ?? "") { return true }
        // Some count the id itself among the words.
        let saysModel = words.has("model") || words.text.contains(id.prefix(200).asciiLowercased)
        return saysModel
            && words.has([
                "not found", "not exist", "n't exist", "unknown model", "invalid model", "no such model", "not a valid model", "not served",
                "unsupported model", "not available", "does not support model", "not supported model", "no model", "invalid_model",
                "model not supported", "not loaded", "not recognized",
            ])
    }

    /// Quirk emb-wrong-model-kind, both ways.
    var saysOtherKind: Bool {
        words.has([
            "not support chat", "n't support chat", "not a chat model", "does not support chat completions", "embedding model",
            "not support embedding", "n't support embedding", "not an embedding model", "does not support generate",
            "only supports embedding", "not support the chat completions", "is not a generat", "not support completions",
        ])
    }

    /// Groq: the model wrote a call that could not be read (quirk tools-use-failed).
    var saysCallFailed: Bool { words.has("tool_use_failed", "failed_generation", "failed to call a function") }

    var saysWordJSONMissing: Bool { words.has("must contain the word 'json'", "must contain the word \"json\"", "contain the word json") }

    var text: String { words.text }
}
