import Testing

@testable import Probing

struct ErrorBodyTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let name: String
        let text: String
        let shape: ErrorBody.Shape
        var message: String?
        var type: String?
        var code: String?
        var param: String?
        var inner: String?
        var deviations: [ErrorBody.Deviation] = []
        var testDescription: String { name }
    }

    @Test(
        arguments: [
            Row(
                name: "as specified", text: #"{"error":{"message":"m","type":"t","param":null,"code":"c"}}"#, shape: .openAI, message: "m",
                type: "t", code: "c"),
            Row(
                name: "error-numeric-code", text: #"{"error":{"message":"m","type":"t","param":"model","code":404}}"#, shape: .openAI,
                message: "m", type: "t", code: "404", param: "model", deviations: [.numericCode]),
            Row(
                name: "error-success-false", text: #"{"success":false,"error":{"code":"E","message":"m"}}"#, shape: .openAI, message: "m",
                code: "E", deviations: [.typeMissing, .paramMissing]),
            Row(
                name: "error-wrapped",
                text: #"{"error":{"message":"Provider returned error","code":400,"metadata":{"raw":"{\"error\":{\"message\":\"why\"}}"}}}"#,
                shape: .openAI, message: "Provider returned error", code: "400", inner: "why",
                deviations: [.typeMissing, .paramMissing, .numericCode]),
            Row(
                name: "error-string", text: #"{"error":"overloaded","error_type":"o"}"#, shape: .errorText, message: "overloaded",
                type: "o", deviations: [.noEnvelope]),
            Row(
                name: "error-flat", text: #"{"object":"error","message":"m","type":"t","param":null,"code":400}"#, shape: .flat,
                message: "m", type: "t", code: "400", deviations: [.noEnvelope, .numericCode]),
            Row(
                name: "error-databricks", text: #"{"error_code":"BAD","message":"m"}"#, shape: .codeAndMessage, message: "m", code: "BAD",
                deviations: [.noEnvelope]),
            Row(
                name: "error-array", text: #"[{"error":{"code":400,"message":"m","status":"S"}}]"#, shape: .openAI, message: "m",
                code: "400", deviations: [.inList, .typeMissing, .paramMissing, .numericCode]),
            Row(
                name: "error-mistral-422",
                text: #"{"object":"error","message":{"detail":[{"type":"extra_forbidden","loc":["body","stream_options"],"msg":"no"}]}}"#,
                shape: .flat, message: "no", type: "extra_forbidden", param: "stream_options",
                deviations: [.noEnvelope, .messageNoText, .typeMissing, .paramMissing, .codeMissing]),
            Row(
                name: "FastAPI list", text: #"{"detail":[{"loc":["body","n",0],"msg":"no","type":"v"}]}"#, shape: .detailList,
                message: "no", type: "v", param: "n.0", deviations: [.noEnvelope]),
            Row(
                name: "FastAPI text", text: #"{"detail":"Not Found"}"#, shape: .detailText, message: "Not Found", deviations: [.noEnvelope]),
            Row(
                name: "only a message", text: #"{"message":"m"}"#, shape: .flat, message: "m",
                deviations: [.noEnvelope, .typeMissing, .paramMissing, .codeMissing]),
            Row(
                name: "error-base-resp", text: #"{"base_resp":{"status_code":1004,"status_msg":"m"},"choices":null}"#, shape: .vendorStatus,
                message: "m", code: "1004", deviations: [.noEnvelope]),
            Row(
                name: "route-200-html", text: "\n<!DOCTYPE html><html><title> Oops </title>", shape: .html, message: "Oops",
                deviations: [.noJSON]),
            Row(
                name: "error-plain-200", text: "unsupported model: x", shape: .plainText, message: "unsupported model: x",
                deviations: [.noJSON]),
            Row(name: "empty", text: " \n", shape: .empty, deviations: [.noJSON]),
            Row(name: "other JSON", text: "[[[]]]", shape: .otherJSON, deviations: [.noEnvelope]),
        ])
    func readsTheBody(_ row: Row) {
        let error = ErrorBody(body: Array(row.text.utf8))
        #expect(error.shape == row.shape)
        #expect(error.message == row.message)
        #expect(error.type == row.type)
        #expect(error.code == row.code)
        #expect(error.param == row.param)
        #expect(error.inner == row.inner)
        #expect(error.deviations == row.deviations)
    }

    @Test(arguments: [
        #"{"choices":[]}"#, #"{"error":null,"data":[]}"#, #"{"base_resp":{"status_code":0}}"#, "[]", "[[1]]", "3",
        #"{"message":{"content":"a"}}"#,
    ])
    func findsNoErrorWhereNoneIs(_ text: String) throws {
        #expect(try ErrorBody(inside: json(text)) == nil)
    }

    @Test func boundsTheMessage() {
        let long = String(repeating: "x", count: 100_000)
        #expect(ErrorBody(body: Array("{\"error\":\"\(long)\"}".utf8)).message?.utf8.count == 4096)
        #expect(ErrorBody(body: Array(long.utf8)).message?.utf8.count == 4096)
    }
}
