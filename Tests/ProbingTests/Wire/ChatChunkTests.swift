import Testing

@testable import Probing

struct ChatChunkTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let name: String
        let text: String
        var bearsContent = false
        var deviations: [ChatDeviation] = []
        var testDescription: String { name }
    }

    @Test(
        arguments: [
            Row(
                name: "as specified",
                text: #"{"object":"chat.completion.chunk","choices":[{"index":0,"delta":{"content":"a"},"finish_reason":null}]}"#,
                bearsContent: true),
            Row(
                name: "chat-content-null",
                text: #"{"object":"chat.completion.chunk","choices":[{"index":0,"delta":{"role":"assistant","content":null}}]}"#),
            Row(
                name: "sse-empty-choices: usage",
                text: #"{"object":"chat.completion.chunk","choices":[],"usage":{"prompt_tokens":1,"completion_tokens":2,"total_tokens":3}}"#
            ),
            Row(
                name: "sse-empty-choices: Azure",
                text: #"{"id":"","object":"chat.completion.chunk","choices":[],"prompt_filter_results":[]}"#),
            Row(name: "sse-obfuscation", text: #"{"object":"chat.completion.chunk","choices":[],"obfuscation":"aB"}"#),
            Row(
                name: "sse-midstream-error",
                text: #"{"error":{"message":"gone","code":502},"choices":[{"index":0,"delta":{"content":""},"finish_reason":"error"}]}"#,
                deviations: [.errorInside, .finishUnknown]),
            Row(name: "sse-event-error", text: #"{"error":{"message":"bad","status_code":400}}"#, deviations: [.errorInside]),
            Row(
                name: "tools-missing-index",
                text:
                    #"{"object":"chat.completion.chunk","choices":[{"index":0,"delta":{"tool_calls":[{"id":"c","function":{"name":"f","arguments":"{}"}}]}}]}"#,
                bearsContent: true, deviations: [.callIndexMissing]),
            Row(
                name: "arguments as object",
                text:
                    #"{"object":"chat.completion.chunk","choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"function":{"arguments":{"a":1}}}]}}]}"#,
                bearsContent: true, deviations: [.argumentsAsObject]),
            Row(
                name: "a message instead of a delta", text: #"{"object":"chat.completion","choices":[{"message":{"content":"a"}}]}"#,
                deviations: [.objectWrong, .indexMissing, .deltaMissing]),
            Row(
                name: "reasoning counts as content",
                text: #"{"object":"chat.completion.chunk","choices":[{"index":0,"delta":{"reasoning":"t"}}]}"#, bearsContent: true),
            Row(name: "no choices", text: #"{"object":"chat.completion.chunk"}"#, deviations: [.choicesMissing]),
        ])
    func readsAChunk(_ row: Row) throws {
        let chunk = try #require(ChatChunk(json(row.text)))
        #expect(chunk.deviations == row.deviations)
        #expect(chunk.bearsContent == row.bearsContent)
        #expect((chunk.error != nil) == row.deviations.contains(.errorInside))
    }

    @Test func readsAWholeCallInOneChunk() throws {
        let text =
            #"{"object":"chat.completion.chunk","choices":[{"index":0,"delta":{"tool_calls":[{"index":1,"id":"c","function":{"name":"f","arguments":"{}"}}]},"finish_reason":"tool_calls"}]}"#
        let piece = try #require(ChatChunk(json(text))?.pieces.first)
        #expect(piece.toolCalls == [ChatChunk.CallPiece(index: 1, id: "c", name: "f", arguments: "{}")], "tools-one-chunk")
        #expect(piece.finish == .toolCalls)
    }
}
