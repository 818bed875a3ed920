import StrictJSON

/// Where a chat reply or a chunk of one is not as the OpenAI specification says.
package enum ChatDeviation: String, Sendable, CaseIterable {
    // The envelope.
    case objectWrong = "object-wrong"
    case idMissing = "id-missing"
    case createdMissing = "created-missing"
    case modelMissing = "model-missing"
    case choicesMissing = "choices-missing"
    case choicesEmpty = "choices-empty"
    /// An error inside a reply with status 200 (quirks error-200-no-choices, error-base-resp, sse-midstream-error).
    case errorInside = "error-inside"
    case usageMissing = "usage-missing"
    case usageWrong = "usage-wrong"
    /// A value that the specification does not list (quirk chat-service-tier).
    case serviceTierUnknown = "service-tier-unknown"
    // The choice and its message.
    case indexMissing = "index-missing"
    case messageMissing = "message-missing"
    case deltaMissing = "delta-missing"
    case roleWrong = "role-wrong"
    /// Legal for a tool call only as `null` (quirk chat-content-null).
    case contentMissing = "content-missing"
    case contentInParts = "content-in-parts"
    case contentWrong = "content-wrong"
    /// `<think>` in the answer itself (quirk reasoning-think-tags).
    case thinkTags = "think-tags"
    case finishMissing = "finish-missing"
    case finishUnknown = "finish-unknown"
    // Tool calls.
    case toolCallsEmpty = "tool-calls-empty"
    case toolCallsWrong = "tool-calls-wrong"
    case callIndexMissing = "call-index-missing"
    case callIDMissing = "call-id-missing"
    case callIDDoubled = "call-id-doubled"
    case callTypeWrong = "call-type-wrong"
    case callNameMissing = "call-name-missing"
    case argumentsMissing = "arguments-missing"
    case argumentsEmpty = "arguments-empty"
    case argumentsAsObject = "arguments-as-object"
    case argumentsMalformed = "arguments-malformed"
    case argumentsDoubleEncoded = "arguments-double-encoded"
    case argumentsNoObject = "arguments-no-object"
    case finishDespiteCalls = "finish-despite-calls"
    case finishWithoutCalls = "finish-without-calls"
    /// The answer is a call, printed as text (quirk tools-in-content).
    case callInContent = "call-in-content"
    /// `function_call`, which `tool_calls` replaced in November 2023.
    case legacyFunctionCall = "legacy-function-call"
}

package enum FinishReason: Sendable, Hashable {
    case stop, length, toolCalls, contentFilter, functionCall
    case other(String)

    init(_ text: String) {
        self =
            switch text {
            case "stop": .stop
            case "length": .length
            case "tool_calls": .toolCalls
            case "content_filter": .contentFilter
            case "function_call": .functionCall
            default: .other(String(text.prefix(64)))
            }
    }

    /// `nil` for an absent or null one.
    static func read(_ choice: JSONValue, _ noted: inout Noted<ChatDeviation>) -> FinishReason? {
        guard let value = choice.given("finish_reason") else { return nil }
        guard let text = value.words else {
            noted.note(.finishUnknown)
            return nil
        }
        let reason = FinishReason(text)
        if case .other = reason { noted.note(.finishUnknown) }
        return reason
    }
}

/// What a server says a request cost; absent where it says nothing, or nothing that can be.
package struct TokenUsage: Sendable, Hashable {
    package var prompt: Int?
    package var completion: Int?
    package var total: Int?
    package var reasoning: Int?
    package var cached: Int?

    static func read(_ value: JSONValue?, _ wrong: () -> Void) -> TokenUsage? {
        guard let value, !value.isNull else { return nil }
        guard value.members != nil else {
            wrong()
            return nil
        }
        let usage = TokenUsage(
            prompt: value["prompt_tokens"]?.count, completion: value["completion_tokens"]?.count, total: value["total_tokens"]?.count,
            reasoning: value["completion_tokens_details"]?["reasoning_tokens"]?.count,
            cached: value["prompt_tokens_details"]?["cached_tokens"]?.count)
        // Each is at most 2^53, so that no sum overflows.
        if usage.prompt == nil || usage.total == nil || usage.prompt.map({ $0 + (usage.completion ?? 0) }) != usage.total { wrong() }
        return usage
    }
}
