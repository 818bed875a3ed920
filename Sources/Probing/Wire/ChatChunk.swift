import StrictJSON

/// One event of a chat stream.
package struct ChatChunk: Sendable {
    package struct Piece: Sendable {
        package var index: Int?
        package var role: String?
        package var content: String?
        package var reasoning: String?
        package var reasoningField: String?
        package var toolCalls: [CallPiece]
        package var finish: FinishReason?
    }

    /// A part of a tool call; the parts with one index make one call.
    package struct CallPiece: Sendable, Hashable {
        package var index: Int?
        package var id: String?
        package var name: String?
        package var arguments: String?
    }

    package var id: String?
    package var model: String?
    /// Empty in the first chunk of Azure and in the one that bears the usage (quirk sse-empty-choices).
    package var pieces: [Piece]
    package var usage: TokenUsage?
    package var error: ErrorBody?
    package var deviations: [ChatDeviation]

    /// Whether anything in it was generated, as `StreamJudgement` counts it.
    package var bearsContent: Bool {
        pieces.contains { piece in
            piece.content?.isEmpty == false || piece.reasoning?.isEmpty == false
                || piece.toolCalls.contains { $0.name != nil || $0.arguments?.isEmpty == false }
        }
    }

    /// `nil` when the event is no object; fields beyond the specification are no deviation (quirk sse-obfuscation).
    package init?(_ value: JSONValue) {
        guard value.members != nil else { return nil }
        var noted = Noted<ChatDeviation>()
        id = value["id"]?.words
        model = value["model"]?.words
        error = ErrorBody(inside: value)
        noted.note(.errorInside, if: error != nil)
        if error == nil { noted.note(.objectWrong, if: value["object"]?.string != "chat.completion.chunk") }
        let list = value["choices"]?.array
        noted.note(.choicesMissing, if: list == nil && error == nil)
        pieces = (list ?? []).prefix(ChatReply.mostChoices).map { Piece($0, &noted) }
        usage = TokenUsage.read(value["usage"]) { noted.note(.usageWrong) }
        deviations = noted.list
    }
}

extension ChatChunk.Piece {
    init(_ value: JSONValue, _ noted: inout Noted<ChatDeviation>) {
        index = value["index"]?.count
        noted.note(.indexMissing, if: index == nil)
        let delta = value["delta"] ?? .null
        noted.note(.deltaMissing, if: delta.members == nil)
        let text = MessageText(delta, &noted)
        (content, reasoning, reasoningField) = (text.content, text.reasoning, text.reasoningField)
        role = delta["role"]?.words
        noted.note(.roleWrong, if: role.map { $0 != "assistant" } ?? false)
        finish = FinishReason.read(value, &noted)
        toolCalls = []
        guard let calls = delta.given("tool_calls") else { return }
        noted.note(.toolCallsWrong, if: calls.array == nil)
        noted.note(.toolCallsEmpty, if: calls.array?.isEmpty == true)
        toolCalls = (calls.array ?? []).prefix(ToolCall.most).map { ChatChunk.CallPiece($0, &noted) }
    }
}

extension ChatChunk.CallPiece {
    init(_ value: JSONValue, _ noted: inout Noted<ChatDeviation>) {
        index = value["index"]?.count
        noted.note(.callIndexMissing, if: index == nil)
        id = value["id"]?.words
        name = value["function"]?["name"]?.words
        guard let arguments = value["function"]?.given("arguments") else { return }
        if let text = arguments.string {
            self.arguments = text
        } else {
            noted.note(arguments.members == nil ? .argumentsNoObject : .argumentsAsObject)
            self.arguments = String(decoding: JSONWriter.bytes(arguments, .compact), as: UTF8.self)
        }
    }
}
