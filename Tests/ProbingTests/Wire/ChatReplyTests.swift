import StrictJSON
import Testing

@testable import Probing

struct ChatReplyTests {
    /// A reply that keeps to the specification but for the given choice.
    private static func reply(_ message: String, finish: String = "\"stop\"") throws -> ChatReply {
        let text = """
            {"id":"c1","object":"chat.completion","created":1,"model":"m","choices":[{"index":0,"message":\(message),"finish_reason":\(finish)}],
            "usage":{"prompt_tokens":3,"completion_tokens":4,"total_tokens":7}}
            """
        return try #require(ChatReply(json(text)))
    }

    private static func call(_ arguments: String, id: String = "\"id\":\"a\",") -> String {
        #"{"role":"assistant","content":null,"tool_calls":[{\#(id)"type":"function","function":{"name":"f"\#(arguments)}}]}"#
    }

    struct Row: Sendable, CustomTestStringConvertible {
        let name: String
        let message: String
        var finish = "\"stop\""
        var content: String?
        var reasoning: String?
        var field: String?
        var deviations: [ChatDeviation] = []
        var testDescription: String { name }
    }

    @Test(
        arguments: [
            Row(name: "as specified", message: #"{"role":"assistant","content":"Hi"}"#, content: "Hi"),
            Row(name: "chat-content-null", message: #"{"role":"assistant","content":null}"#),
            Row(name: "chat-content-null: missing", message: #"{"role":"assistant"}"#, deviations: [.contentMissing]),
            Row(
                name: "parts", message: #"{"role":"assistant","content":[{"type":"text","text":"a"},"b",{"x":1}]}"#, content: "ab",
                deviations: [.contentInParts]),
            Row(name: "a number", message: #"{"role":"assistant","content":1}"#, deviations: [.contentWrong]),
            Row(
                name: "chat-empty-toolcalls", message: #"{"role":"assistant","content":"a","tool_calls":[]}"#, content: "a",
                deviations: [.toolCallsEmpty]),
            Row(
                name: "tools-finish-but-empty", message: #"{"role":"assistant","content":"","tool_calls":[]}"#, finish: "\"tool_calls\"",
                content: "",
                deviations: [.toolCallsEmpty, .finishWithoutCalls]),
            Row(
                name: "reasoning-field-names: reasoning_content", message: #"{"role":"assistant","content":"a","reasoning_content":"t"}"#,
                content: "a",
                reasoning: "t", field: "reasoning_content"),
            Row(
                name: "reasoning-field-names: reasoning", message: #"{"role":"assistant","content":"a","reasoning":"t"}"#, content: "a",
                reasoning: "t",
                field: "reasoning"),
            Row(
                name: "reasoning-field-names: details",
                message: #"{"role":"assistant","content":"a","reasoning_details":[{"text":"t"},{"summary":"u"}]}"#,
                content: "a", reasoning: "tu", field: "reasoning_details"),
            Row(
                name: "reasoning-think-tags", message: #"{"role":"assistant","content":"<think>\nhm</think>\n\n42"}"#, content: "42",
                reasoning: "\nhm",
                field: "<think>", deviations: [.thinkTags]),
            Row(
                name: "only the closing tag", message: #"{"role":"assistant","content":"hm</think>42"}"#, content: "42", reasoning: "hm",
                field: "<think>",
                deviations: [.thinkTags]),
            Row(
                name: "reasoning-eats-budget", message: #"{"role":"assistant","content":"<think>hm"}"#, finish: "\"length\"", content: "",
                reasoning: "hm",
                field: "<think>", deviations: [.thinkTags]),
            Row(
                name: "tools-in-content", message: #"{"role":"assistant","content":"{\"name\":\"s\",\"parameters\":{\"q\":1}}"}"#,
                content: #"{"name":"s","parameters":{"q":1}}"#, deviations: [.callInContent]),
            Row(name: "JSON that is no call", message: #"{"role":"assistant","content":"{\"name\":\"Al\"}"}"#, content: #"{"name":"Al"}"#),
            Row(
                name: "no finish", message: #"{"role":"assistant","content":"a"}"#, finish: "null", content: "a",
                deviations: [.finishMissing]),
            Row(
                name: "own finish", message: #"{"role":"assistant","content":"a"}"#, finish: "\"eos\"", content: "a",
                deviations: [.finishUnknown]),
            Row(name: "no message", message: "null", deviations: [.messageMissing]),
            Row(name: "other role", message: #"{"role":"model","content":"a"}"#, content: "a", deviations: [.roleWrong]),
        ])
    func readsAMessage(_ row: Row) throws {
        let reply = try Self.reply(row.message, finish: row.finish)
        let choice = try #require(reply.choices.first)
        #expect(choice.content == row.content)
        #expect(choice.reasoning == row.reasoning)
        #expect(choice.reasoningField == row.field)
        #expect(reply.deviations == row.deviations)
        #expect(reply.usage == TokenUsage(prompt: 3, completion: 4, total: 7))
    }

    @Test(
        arguments: [
            ("as specified", #","arguments":"{\"n\":2}""#, "{\"n\":2}", []),
            ("as object", #","arguments":{"n":2}"#, "{\"n\":2}", [.argumentsAsObject]),
            ("tools-args-empty", #","arguments":"""#, "empty", [.argumentsEmpty]), ("absent", "", "missing", [.argumentsMissing]),
            ("tools-args-double", #","arguments":"\"{\\\"n\\\":2}\"""#, "{\"n\":2}", [.argumentsDoubleEncoded]),
            ("tools-args-malformed", #","arguments":"{\"n\": Paris""#, "malformed", [.argumentsMalformed]),
            ("tools-args-malformed: more", #","arguments":"{}\"\"""#, "malformed", [.argumentsMalformed]),
            ("tools-index-collision: two in one", #","arguments":"{\"n\":1}{\"n\":2}""#, "malformed", [.argumentsMalformed]),
            ("a list", #","arguments":"[1]""#, "[1]", [.argumentsNoObject]),
        ] as [(String, String, String, [ChatDeviation])])
    func readsArguments(_ name: String, arguments: String, expected: String, deviations: [ChatDeviation]) throws {
        let reply = try Self.reply(Self.call(arguments), finish: "\"tool_calls\"")
        let call = try #require(reply.choices.first?.toolCalls.first)
        let found =
            switch call.arguments {
            case .object(let value), .other(let value): String(decoding: JSONWriter.bytes(value, .compact), as: UTF8.self)
            case .malformed: "malformed"
            case .empty: "empty"
            case .missing: "missing"
            }
        #expect(found == expected, "\(name)")
        #expect(reply.deviations == deviations, "\(name)")
    }

    @Test(
        arguments: [
            (
                "tools-id-missing",
                #"{"role":"assistant","content":null,"tool_calls":[{"type":"function","function":{"name":"f","arguments":"{}"}}]}"#,
                [.callIDMissing]
            ),
            (
                "tools-id-missing: empty, no type, no name",
                #"{"role":"assistant","content":null,"tool_calls":[{"id":"","function":{"arguments":"{}"}}]}"#,
                [.callIDMissing, .callNameMissing, .callTypeWrong]
            ),
            (
                "tools-id-missing: doubled",
                #"{"role":"assistant","content":null,"tool_calls":[{"id":"0","type":"function","function":{"name":"f","arguments":"{}"}},{"id":"0","type":"function","function":{"name":"f","arguments":"{}"}}]}"#,
                [.callIDDoubled]
            ),
            ("an object", #"{"role":"assistant","content":"a","tool_calls":{}}"#, [.toolCallsWrong, .finishWithoutCalls]),
        ] as [(String, String, [ChatDeviation])])
    func namesWhatIsWrongWithCalls(_ name: String, message: String, deviations: [ChatDeviation]) throws {
        #expect(try Self.reply(message, finish: "\"tool_calls\"").deviations == deviations, "\(name)")
    }

    @Test func noticesCallsThatFinishWithStop() throws {
        #expect(try Self.reply(Self.call(#","arguments":"{}""#)).deviations == [.finishDespiteCalls], "tools-finish-stop")
    }

    @Test(
        arguments: [
            ("{}", [.objectWrong, .idMissing, .createdMissing, .modelMissing, .choicesMissing, .usageMissing]),
            (
                #"{"id":"a","object":"chat.completion","created":1,"model":"m","service_tier":"on_demand","choices":[],"usage":null}"#,
                [.serviceTierUnknown, .choicesEmpty, .usageMissing]
            ),
            (
                #"{"id":"a","object":"chat.completion","created":1,"model":"m","choices":[],"usage":{"prompt_tokens":-1,"total_tokens":1e99}}"#,
                [.choicesEmpty, .usageWrong]
            ),
            (
                #"{"base_resp":{"status_code":1004,"status_msg":"no"},"choices":null}"#,
                [.errorInside, .objectWrong, .idMissing, .createdMissing, .modelMissing, .choicesMissing, .usageMissing]
            ),
        ] as [(String, [ChatDeviation])])
    func namesWhatIsWrongWithTheEnvelope(_ text: String, deviations: [ChatDeviation]) throws {
        #expect(try ChatReply(json(text))?.deviations == deviations)
    }

    @Test func readsOnlyObjects() throws {
        #expect(try ChatReply(json("[]")) == nil)
        #expect(try ChatChunk(json("1")) == nil)
    }
}

struct WireBodyTests {
    @Test(
        arguments: [
            ("{}", []), ("\n\n\n\n{}\r\n", []), ("\u{FEFF}{}", [.byteOrderMark]), ("{}\0\0", [.trailingNUL]),
            ("{\"a\":1,\"a\":2}", [.doubledKey]),
            ("{} {}", nil), ("", nil), ("\0", nil), ("unsupported model: x", nil), ("{'a':1}", nil),
        ] as [(String, [WireBody.Deviation]?)])
    func readsWithPatience(_ text: String, expected: [WireBody.Deviation]?) {
        #expect(WireBody(Array(text.utf8))?.deviations == expected)
    }

    @Test func boundsTheBody() {
        #expect(WireBody(Array("[1]".utf8), limit: 2) == nil)
        #expect(WireBody([UInt8](repeating: UInt8(ascii: "["), count: 1000)) == nil)
    }
}
