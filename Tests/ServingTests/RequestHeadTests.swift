import Testing

@testable import Serving

@Suite struct RequestHeadTests {
    private func read(_ text: String) -> RequestHead.Reading { RequestHead.read(Array(text.utf8)) }

    @Test func readsAHeadAndLeavesTheRest() throws {
        guard case .complete(let head, let length) = read("GET /a?b HTTP/1.1\r\nHost: x:1\r\nAccept:  a \r\naccept: b\r\n\r\nrest") else {
            Issue.record("not read")
            return
        }
        #expect(head.method == "GET")
        #expect(head.target == "/a?b")
        #expect(head.value(of: "accept") == "a, b")
        #expect(length == 56)
        #expect(!head.wantsClose)
        #expect(!head.hasBody)
    }

    @Test(arguments: ["", "GET", "GET / HTTP/1.1\r\nHost: x\r\n", "GET / HTTP/1.1\r\n\r"])
    func waitsForTheRest(_ text: String) {
        guard case .incomplete = read(text) else {
            Issue.record("\(read(text))")
            return
        }
    }

    @Test(arguments: [
        ("GET /\r\n\r\n", Status.badRequest), ("GET  / HTTP/1.1\r\n\r\n", .badRequest), ("G@T / HTTP/1.1\r\n\r\n", .badRequest),
        ("GET / HTTQ/1.1\r\n\r\n", .badRequest), ("GET / HTTP/2.0\r\n\r\n", .versionNotSupported),
        ("GET /\u{0} HTTP/1.1\r\n\r\n", .badRequest), ("GET /\u{e9} HTTP/1.1\r\n\r\n", .badRequest),
        ("GET / HTTP/1.1\r\nHost : x\r\n\r\n", .badRequest), ("GET / HTTP/1.1\r\nA: b\r\n c\r\n\r\n", .badRequest),
        ("GET / HTTP/1.1\nHost: x\r\n\r\n", .badRequest), ("GET / HTTP/1.1\r\nA: b\u{0}\r\n\r\n", .badRequest),
        ("GET / HTTP/1.1\r\nnothing\r\n\r\n", .badRequest), ("\r\n\r\n", .badRequest),
        ("GET / HTTP/1.1\r\n" + String(repeating: "A: b\r\n", count: 101) + "\r\n", .headTooLarge),
        ("GET /" + String(repeating: "a", count: 17_000), .headTooLarge),
    ])
    func refusesWhatIsNoHead(_ text: String, _ status: Status) {
        guard case .refused(status) = read(text) else {
            Issue.record("\(text.prefix(60)): \(read(text))")
            return
        }
    }
}
