import Records

extension ModelProbe {
    /// Any reply may have shown it already; one more question is asked only where none did.
    mutating func probeReasoning() async {
        guard options.wants(.reasoningOutput) else { return }
        var last: Answer?
        if thinking == nil { last = await chat(.reasoning, Prompt.reasoning, limit: max(room, 1024)) }
        if let thinking {
            let isInside = thinking.field == "<think>"
            let words = isInside ? "the thinking stands in <think> tags in the answer" : "the thinking stands in \(thinking.field)"
            return record(.reasoningOutput, .shown(isInside ? .reasoningInContent : .works, words, thinking.answer))
        }
        let hidden = last?.value.flatMap { TokenUsage.read($0["usage"]) {} }?.reasoning ?? 0
        if let reason = last?.unavailability, let last { return record(.reasoningOutput, .unknown(reason, last.saying, last)) }
        let words = hidden > 0 ? "the model thought for \(hidden) tokens, and the reply does not show them" : "no reply held any thinking"
        record(.reasoningOutput, .unknown(.notShown, words, last))
    }
}
