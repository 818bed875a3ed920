import StrictJSON

/// The answer and the thoughts of a message or a delta, under whatever names they came.
struct MessageText {
    var content: String?
    var reasoning: String?
    var reasoningField: String?

    init(_ message: JSONValue, _ noted: inout Noted<ChatDeviation>) {
        switch message["content"]?.content {
        case nil, .null: break
        case .string(let text): content = text
        case .array(let parts):
            noted.note(.contentInParts)
            content = parts.prefix(1000).compactMap { $0.string ?? $0["text"]?.string }.joined()
        default: noted.note(.contentWrong)
        }
        readReasoning(message)
    }

    private static let thinkTags: [(open: String, close: String)] = [
        (open: "<think>", close: "</think>"), ("<thinking>", "</thinking>"), ("<reasoning>", "</reasoning>"), ("[THINK]", "[/THINK]"),
    ]

    /// None of these is in the specification, and none is wrong (quirk reasoning-field-names).
    private mutating func readReasoning(_ message: JSONValue) {
        for field in ["reasoning_content", "reasoning"] {
            guard let text = message[field]?.words ?? message[field]?["content"]?.words else { continue }
            (reasoning, reasoningField) = (text, field)
            return
        }
        let details = (message["reasoning_details"]?.array ?? []).prefix(1000).compactMap { $0["text"]?.string ?? $0["summary"]?.string }
        if !details.isEmpty { (reasoning, reasoningField) = (details.joined(), "reasoning_details") }
    }

    /// Takes `<think>...</think>` out of a whole answer; some templates leave out the opening tag, a cut answer lacks the closing one.
    mutating func splitThinkTags(_ noted: inout Noted<ChatDeviation>) {
        guard let text = content else { return }
        let trimmed = text.drop { $0.isWhitespace }
        let tags = Self.thinkTags.first { trimmed.hasPrefix($0.open) } ?? ("<think>", "</think>")
        let opens = trimmed.hasPrefix(tags.open)
        let body = opens ? trimmed.dropFirst(tags.open.count) : trimmed
        let close = body.firstRange(of: tags.close)
        guard opens || close != nil else { return }
        noted.note(.thinkTags)
        let thought = String(body[..<(close?.lowerBound ?? body.endIndex)])
        content = String(body[(close?.upperBound ?? body.endIndex)...].drop { $0.isWhitespace })
        if reasoning == nil { (reasoning, reasoningField) = (thought, "<think>") }
    }
}
