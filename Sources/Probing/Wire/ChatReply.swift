import StrictJSON

/// The reply to a chat request that did not stream.
package struct ChatReply: Sendable {
    package struct Choice: Sendable {
        package var content: String?
        package var reasoning: String?
        /// `reasoning_content`, `reasoning`, `reasoning_details` or `<think>`.
        package var reasoningField: String?
        package var refusal: String?
        package var toolCalls: [ToolCall]
        package var finish: FinishReason?
    }

    package var id: String?
    /// Not always the model that was asked for (quirk chat-model-substituted).
    package var model: String?
    package var choices: [Choice]
    package var usage: TokenUsage?
    package var error: ErrorBody?
    package var deviations: [ChatDeviation]

    static let mostChoices = 128
    static let serviceTiers: Set<String> = ["auto", "default", "flex", "scale", "priority"]

    /// `nil` when the body is no object at all.
    package init?(_ value: JSONValue) {
        guard value.members != nil else { return nil }
        var noted = Noted<ChatDeviation>()
        id = value["id"]?.words
        model = value["model"]?.words
        error = ErrorBody(inside: value)
        noted.note(.errorInside, if: error != nil)
        noted.note(.objectWrong, if: value["object"]?.string != "chat.completion")
        noted.note(.idMissing, if: id == nil)
        noted.note(.createdMissing, if: value["created"]?.numberText == nil)
        noted.note(.modelMissing, if: model == nil)
        noted.note(.serviceTierUnknown, if: value.given("service_tier").map { !Self.serviceTiers.contains($0.string ?? "") } ?? false)
        let list = value["choices"]?.array
        noted.note(.choicesMissing, if: list == nil)
        noted.note(.choicesEmpty, if: list?.isEmpty == true)
        choices = (list ?? []).prefix(Self.mostChoices).map { Choice($0, &noted) }
        usage = TokenUsage.read(value["usage"]) { noted.note(.usageWrong) }
        noted.note(.usageMissing, if: value.given("usage") == nil)
        deviations = noted.list
    }
}

extension ChatReply.Choice {
    init(_ value: JSONValue, _ noted: inout Noted<ChatDeviation>) {
        noted.note(.indexMissing, if: value["index"]?.count == nil)
        let message = value["message"] ?? .null
        noted.note(.messageMissing, if: message.members == nil)
        var text = MessageText(message, &noted)
        text.splitThinkTags(&noted)
        toolCalls = ToolCall.read(message["tool_calls"], &noted)
        if toolCalls.isEmpty, let legacy = message.given("function_call") { toolCalls = ToolCall.readLegacy(legacy, &noted) }
        finish = FinishReason.read(value, &noted)
        (content, reasoning, reasoningField) = (text.content, text.reasoning, text.reasoningField)
        refusal = message["refusal"]?.words
        if message.members != nil {
            noted.note(.contentMissing, if: message["content"] == nil)
            noted.note(.roleWrong, if: message["role"]?.string != "assistant")
        }
        noted.note(.finishMissing, if: value.given("finish_reason") == nil)
        // OpenAI itself says "stop" when the call was forced by name (quirk tools-finish-stop); the judge must know what it asked.
        noted.note(.finishDespiteCalls, if: !toolCalls.isEmpty && finish == .stop)
        noted.note(.finishWithoutCalls, if: toolCalls.isEmpty && finish == .toolCalls)
        noted.note(.callInContent, if: toolCalls.isEmpty && content.map(ToolCall.looksLikeCall) == true)
    }
}
