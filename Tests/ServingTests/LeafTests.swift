import Testing

@testable import Serving

@Suite struct LeafTests {
    @Test(
        arguments: [
            (nil, 10, ByteRange.whole), ("bytes=0-3", 10, .part(0..<4)), ("bytes=4-", 10, .part(4..<10)), ("bytes=-3", 10, .part(7..<10)),
            ("bytes=-30", 10, .part(0..<10)), ("bytes=9-99999999999999999999", 10, .part(9..<10)), ("Bytes=0-0", 10, .part(0..<1)),
            ("bytes=10-", 10, .unsatisfiable), ("bytes=99999999999999999999-", 10, .unsatisfiable), ("bytes=-0", 10, .unsatisfiable),
            ("bytes=0-", 0, .unsatisfiable), ("bytes=-1", 0, .unsatisfiable), ("bytes=3-2", 10, .whole), ("bytes=0-1,3-4", 10, .whole),
            ("bytes=-", 10, .whole), ("bytes=+1-2", 10, .whole), ("lines=0-1", 10, .whole), ("bytes=", 10, .whole),
            ("bytes=a-b", 10, .whole),
        ] as [(String?, Int, ByteRange)])
    func readsRanges(_ field: String?, _ length: Int, _ range: ByteRange) {
        #expect(ByteRange(field, length: length) == range)
    }

    @Test func comparesTags() {
        let tag = EntityTag([1, 2, 3])
        #expect(tag != EntityTag([1, 2, 4]))
        #expect(tag.matches(tag.text))
        #expect(tag.matches("\"a\" ,\tW/\(tag.text) "))
        #expect(tag.matches("*"))
        #expect(!tag.matches("\"a\""))
    }

    @Test(arguments: [
        ("a/index.html", "text/html; charset=utf-8"), ("a.CSS", "text/css; charset=utf-8"), ("a.b/c", "application/octet-stream"),
        ("x.svg", "image/svg+xml"), ("x.unknown", "application/octet-stream"), ("robots.txt", "text/plain; charset=utf-8"),
    ])
    func namesMediaTypes(_ path: String, _ type: String) {
        #expect(MediaType.of(path) == type)
    }

    @Test(arguments: [
        (0, "Thu, 01 Jan 1970 00:00:00 GMT"), (784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT"),
        (951_782_400, "Tue, 29 Feb 2000 00:00:00 GMT"),
        (4_107_542_400, "Mon, 01 Mar 2100 00:00:00 GMT"),
    ])
    func writesDates(_ time: Int, _ text: String) {
        #expect(HTTPDate.text(unixTime: time) == text)
    }

    @Test(arguments: [
        (
            "default-src 'none'; style-src 'self'",
            "default-src 'none'; style-src 'self'; script-src 'nonce-n'; connect-src 'self'"
        ),
        ("script-src 'none'; connect-src https://a", "script-src 'nonce-n'; connect-src https://a 'self'"),
        ("style-src 'self'", "style-src 'self'"),
    ])
    func letsThePolicyOfAPageAllowTheScript(_ policy: String, _ allowed: String) {
        #expect(ContentPolicy.allowing(policy, [("script-src", "'nonce-n'"), ("connect-src", "'self'")]) == allowed)
    }

    @Test func injectsTheScriptOnce() {
        let page = Array("<head><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\"></head><p></head>".utf8)
        let injected = String(decoding: ReloadScript.inject(into: page, revision: "r", nonce: "n"), as: UTF8.self)
        #expect(
            injected == """
                <head><meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'nonce-n'; connect-src 'self'">\
                <script src="/.serve/reload.js" nonce="n" data-revision="r" defer></script></head><p></head>
                """)
        #expect(String(decoding: ReloadScript.inject(into: [], revision: "r", nonce: "n"), as: UTF8.self).hasPrefix("<script"))
    }

    @Test func writesEventsThatCannotBeBrokenOutOf() {
        let event = Problems.event("errors", "a\r\n\nevent: revision\rdata: x")
        #expect(
            String(decoding: event, as: UTF8.self) == "event: errors\ndata: a\ndata: \ndata: \ndata: event: revision\ndata: data: x\n\n")
        #expect(Problems.event("errors", String(repeating: "a\n", count: 1 << 20)).count < 1 << 20)
    }
}
