import Testing

@testable import Serving

@Suite struct RequestTargetTests {
    @Test(arguments: [
        ("/", ""), ("/models/", "models/"), ("/a%20b/%C3%A9", "a b/\u{e9}"), ("/a?x=/../", "a"), ("http://localhost:1/x", "x"),
        ("http://localhost:1", ""), ("/...", "..."), ("/%252e%252e/", "%2e%2e/"),
    ])
    func decodesPaths(_ target: String, _ path: String) {
        #expect(RequestTarget(target)?.path == path)
    }

    @Test(arguments: [
        "", "*", "a", "/..", "/../etc/passwd", "/a/../b", "/%2e%2e/etc/passwd", "/%2E./x", "/.%2e", "/./a", "/a%2fb", "/..%2f..%2fetc",
        "/a\\b", "/..%5c..", "/a%00", "/%00", "/a%0d%0aSet-Cookie:x", "//evil.example/", "/a//b", "/%", "/%4", "/%zz", "/%+1", "/%ff",
        "/%c0%ae",
        "/a#b", "https://localhost/",
    ])
    func refusesPathsThatCouldMeanOthers(_ target: String) {
        #expect(RequestTarget(target) == nil)
    }

    @Test func readsTheQuery() {
        #expect(RequestTarget("/e?a=1&page=%2Fmodels%2F")?.value(of: "page") == "/models/")
        #expect(RequestTarget("/e")?.value(of: "page") == nil)
    }

    @Test func writesAddresses() {
        #expect(RequestTarget.encoded("/a b/\u{e9}\n") == "/a%20b/%C3%A9%0A")
    }
}
