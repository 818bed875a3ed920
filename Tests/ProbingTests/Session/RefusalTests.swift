import Testing

@testable import Probing

/// A refusal counts as "no" only when its words decline the thing itself.
struct RefusalTests {
    private static func refusal(_ body: String, _ status: Int = 400) -> Refusal {
        Refusal(status: status, error: ErrorBody(body: Array(body.utf8)))
    }

    private static func saying(_ message: String, type: String = "invalid_request_error", param: String? = nil, code: String? = nil)
        -> Refusal
    {
        let param = param.map { "\"\($0)\"" } ?? "null"
        let code = code.map { "\"\($0)\"" } ?? "null"
        return refusal(#"{"error":{"message":"\#(message)","type":"\#(type)","param":\#(param),"code":\#(code)}}"#)
    }

    @Test(arguments: [
        ("tools is not supported by this model", nil, nil, true), ("This model does not support tools", nil, nil, true),
        ("Unknown parameter: 'tools'", "tools", "unknown_parameter", true), ("extra fields not permitted: tools", nil, nil, true),
        ("Invalid value for tools", "tools", "unsupported_value", true),
        // Not the thing itself.
        ("Invalid value for tools", nil, nil, false), ("tools must not be empty", nil, nil, false),
        ("strict is not supported", nil, nil, false), ("something is not supported", nil, nil, false),
        ("tools[0].function.strict is not supported", "tools[0].function.strict", nil, false),
        ("tools.0.type: extra inputs are not permitted", "tools.0.type", nil, false), ("Bad request", nil, nil, false),
        ("", nil, nil, false),
    ])
    func declinesOnlyWhatItNames(_ message: String, _ param: String?, _ code: String?, _ declines: Bool) {
        #expect(Self.saying(message, param: param, code: code).declines(["tools"]) == declines)
    }

    @Test(arguments: [
        ("`auto` tool choice requires --enable-auto-tool-choice and --tool-call-parser to be set", true),
        ("start the server with --enable-vision", true), ("the -- is not supported", false), ("a--b is required to be set", true),
        ("tools are not supported", false),
    ])
    func knowsAMissingLaunchOption(_ message: String, _ expected: Bool) {
        #expect(Self.saying(message).wantsServerFlag == expected)
    }

    @Test(arguments: [
        ("The model `m-1` does not exist or you do not have access to it.", nil, true), ("Model Not Exist", nil, true),
        ("m-1 not found", nil, true), ("x", "model_not_found", true), ("The route does not exist", nil, false),
        ("model is overloaded", nil, false),
    ])
    func knowsAnUnknownModel(_ message: String, _ code: String?, _ expected: Bool) {
        #expect(Self.saying(message, code: code).deniesModel("m-1") == expected)
    }

    @Test func boundsWhatItReads() {
        let long = String(repeating: "a", count: 100_000) + " tools are not supported"
        #expect(!Self.saying(long).declines(["tools"]))
    }
}
