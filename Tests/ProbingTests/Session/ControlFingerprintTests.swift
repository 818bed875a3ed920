import Testing

@testable import Probing

/// Two answers to nonsense are alike although paths, numbers and ids differ, and an answer that means something is not.
struct ControlFingerprintTests {
    private static func fingerprint(_ body: String, _ path: String, _ status: Int = 404, type: String = "application/json")
        -> ControlFingerprint
    {
        var headers = HTTPHeaders()
        headers.append("Content-Type", type)
        return ControlFingerprint(HTTPReply(status: status, headers: headers, body: Array(body.utf8)), path: path)
    }

    private static let control = fingerprint(#"{"error":{"message":"Invalid URL (POST /v1/qwertzuiopas)","id":"req_1f"}}"#, "/qwertzuiopas")

    @Test(arguments: [
        (#"{"error":{"message":"Invalid URL (POST /v1/responses)","id":"req_99ab"}}"#, "/responses", 404, true),
        (#"{"error":{"message":"Invalid URL (POST /v1/images/generations)","id":"req_2"}}"#, "/images/generations", 404, true),
        (#"{"error":{"message":"Invalid URL (POST /v1/responses)","id":"req_99ab"}}"#, "/responses", 400, false),
        (#"{"error":{"message":"you must provide a model","id":"req_2"}}"#, "/responses", 404, false),
        ("", "/responses", 404, false),
    ])
    func tellsNonsenseFromARoute(_ body: String, _ path: String, _ status: Int, _ isAlike: Bool) {
        #expect((Self.fingerprint(body, path, status) == Self.control) == isAlike)
    }

    @Test func heedsTheMediaType() {
        #expect(Self.fingerprint("Not Found", "/a", type: "text/plain") != Self.fingerprint("Not Found", "/a", type: "text/html"))
        #expect(Self.fingerprint("x", "/a", type: "Text/HTML; charset=utf-8").isHTML)
    }

    @Test func takesAnyBytesInBoundedTime() {
        for body in [String(repeating: "/abc", count: 1 << 18), String(repeating: "9", count: 1 << 20), "\u{0}\u{1B}"] {
            #expect(Self.fingerprint(body, "/abc").body.utf8.count <= 512 * 3)
        }
    }
}
