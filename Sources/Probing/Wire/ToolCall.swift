import StrictJSON

/// A call that a model asks for.
package struct ToolCall: Sendable {
    package enum Arguments: Sendable {
        case object(JSONValue)
        /// JSON, but no object.
        case other(JSONValue)
        case malformed(String)
        case empty
        case missing
    }

    package var id: String?
    package var name: String?
    package var arguments: Arguments

    static let most = 128

    static func read(_ value: JSONValue?, _ noted: inout Noted<ChatDeviation>) -> [ToolCall] {
        guard let value, !value.isNull else { return [] }
        guard let list = value.array else {
            noted.note(.toolCallsWrong)
            return []
        }
        noted.note(.toolCallsEmpty, if: list.isEmpty)
        let calls = list.prefix(most).map { ToolCall($0, &noted) }
        let ids = calls.compactMap(\.id)
        noted.note(.callIDDoubled, if: Set(ids).count < ids.count)
        return calls
    }

    /// The one call that the older `function_call` holds; it has neither id nor type.
    static func readLegacy(_ value: JSONValue, _ noted: inout Noted<ChatDeviation>) -> [ToolCall] {
        guard value["name"]?.words != nil else { return [] }
        noted.note(.legacyFunctionCall)
        return [
            ToolCall(
                .object([("id", .string("legacy")), ("type", .string("function")), ("function", value)]), &noted)
        ]
    }

    private init(_ value: JSONValue, _ noted: inout Noted<ChatDeviation>) {
        id = value["id"]?.words
        name = value["function"]?["name"]?.words
        arguments = Self.arguments(value["function"]?["arguments"], &noted)
        noted.note(.callIDMissing, if: id == nil)
        noted.note(.callNameMissing, if: name == nil)
        noted.note(.callTypeWrong, if: value["type"]?.string != "function")
    }

    private static func arguments(_ value: JSONValue?, _ noted: inout Noted<ChatDeviation>) -> Arguments {
        guard let value, !value.isNull else {
            noted.note(.argumentsMissing)
            return .missing
        }
        guard let text = value.string else {
            noted.note(value.members == nil ? .argumentsNoObject : .argumentsAsObject)
            return value.members == nil ? .other(value) : .object(value)
        }
        if text.utf8.allSatisfy({ $0 == 0x20 || 9...13 ~= $0 }) {
            noted.note(.argumentsEmpty)
            return .empty
        }
        guard let parsed = WireBody(Array(text.utf8))?.value else {
            noted.note(.argumentsMalformed)
            return .malformed(text)
        }
        if let inner = parsed.string, let object = WireBody(Array(inner.utf8))?.value, object.members != nil {
            noted.note(.argumentsDoubleEncoded)
            return .object(object)
        }
        noted.note(.argumentsNoObject, if: parsed.members == nil)
        return parsed.members == nil ? .other(parsed) : .object(parsed)
    }

    /// Whether a whole answer is a call in one of the forms that models were trained on.
    static func looksLikeCall(_ content: String) -> Bool {
        let text = content.drop { $0.isWhitespace }
        if ["<tool_call>", "<function=", "[TOOL_CALLS]", "<|python_tag|>", "<|tool_call"].contains(where: { text.hasPrefix($0) }) {
            return true
        }
        guard text.hasPrefix("{") || text.hasPrefix("["), text.utf8.count <= 1 << 16, let value = WireBody(Array(text.utf8))?.value else {
            return false
        }
        let calls = value.array ?? [value]
        return !calls.isEmpty && calls.allSatisfy { $0["name"]?.words != nil && ($0["parameters"] ?? $0["arguments"])?.members != nil }
    }
}
