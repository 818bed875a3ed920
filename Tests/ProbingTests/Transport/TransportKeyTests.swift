import Records
import TestServer
import Testing

@testable import Probing

extension TransportTests {
    struct KeyTests {
        @Test(arguments: [301, 302, 303, 307, 308], [HTTPRequest.Method.get, .post])
        func neverFollowsARedirect(status: Int, method: HTTPRequest.Method) async throws {
            let other = try TestServer(.reply("caught"))
            defer { other.stop() }
            for place in [
                other.address("/x?key=1"), other.address("/x?key=1").replacing("127.0.0.1", with: "localhost"),
                "https://example.invalid/x?key=1",
            ] {
                let exchange = try await TransportSetting.exchange(playing: .reply(status, headers: ["Location: \(place)"], "gone"), method)
                #expect(exchange.failure == .redirected(to: place.replacing("?key=1", with: "?..."), status: status))
            }
            #expect(other.connectionCount == 0)
        }

        @Test(arguments: [
            "", "/relative", "//host/x", "http://[", "javascript:alert(1)", "http://a b/", "\u{7F}", "http://u:secret@h/", "?q=secret",
            "https://h:99999/", "http://", "://", "%%%", "http://h/sk-test-0123456789", String(repeating: "a", count: 5000),
        ])
        func standsAnyPlaceOfARedirect(_ place: String) async throws {
            let exchange = try await TransportSetting.exchange(playing: .reply(302, headers: ["Location: \(place)"], "gone"))
            guard case .redirected(let target, 302) = exchange.failure else {
                #expect(exchange.reply?.status == 302, "\(exchange)")
                return
            }
            #expect(!target.contains("secret") && !target.contains("sk-test") && target.utf8.count < 210)
        }

        @Test(arguments: [
            ("http://192.0.2.1:9/v1", ForbiddenReason.plainHTTP("192.0.2.1"), false),
            ("https://evil.example/v1", .hostNotListed("evil.example"), false),
            ("http://127.0.0.1.evil.example/", .hostNotListed("127.0.0.1.evil.example"), false),
            ("http://u:p@127.0.0.1:9/", .credentialsInAddress, false), ("http://127.0.0.1:9/?k=sk-test-0123456789", .keyInAddress, false),
            ("http://127.0.0.1:9/sk%2Dtest-0123456789", .keyInAddress, false), ("http://127.0.0.1:9/", nil, false),
            ("https://192.0.2.1/", nil, false),
            ("http://192.0.2.1/", nil, true), ("http://[::1]:9/", nil, false), ("http://localhost:9/", nil, false),
        ])
        func decidesWhereAKeyGoes(_ address: String, reason: ForbiddenReason?, allowsPlainHTTP: Bool) throws {
            let keyGuard = KeyGuard(hosts: ["127.0.0.1", "192.0.2.1", "[::1]", "localhost"], allowsPlainHTTP: allowsPlainHTTP)
            let key = try #require(TransportSetting.key)
            let request = HTTPRequest(.get, try #require(WebAddress(address)), credential: .bearer(key))
            #expect(keyGuard.refusal(of: request) == reason)
        }

        @Test(arguments: [
            ("X-A", "a\r\nX-Evil: 1", ForbiddenReason.unsafeHeader("X-A")), ("X-A", "a\nb", .unsafeHeader("X-A")),
            ("X-A", "\u{0}", .unsafeHeader("X-A")),
            ("X-A", "é", .unsafeHeader("X-A")), ("X A", "1", .unsafeHeader("X A")), ("", "1", .unsafeHeader("")),
            ("X:A", "1", .unsafeHeader("X:A")),
            ("X\r\nA", "1", .unsafeHeader("X??A")), ("Host", "evil", .reservedHeader("Host")),
            ("content-length", "1", .reservedHeader("content-length")),
            ("Transfer-Encoding", "chunked", .reservedHeader("Transfer-Encoding")),
            ("Proxy-Authorization", "x", .reservedHeader("Proxy-Authorization")),
            ("Authorization", "Bearer x", .keyInHeader("Authorization")), ("Cookie", "a=b", .keyInHeader("Cookie")),
            ("X-Debug", "sk-test-0123456789", .keyInHeader("X-Debug")),
        ])
        func sendsNothingThatAHeaderSmuggles(_ name: String, value: String, reason: ForbiddenReason) async throws {
            let server = try TestServer(.reply("ok"))
            defer { server.stop() }
            let exchange = try await TransportSetting.exchange(server.address(), headers: [name: value])
            #expect(exchange.failure == .forbidden(reason))
            #expect(server.connectionCount == 0)
        }

        @Test func keepsAKeyOutOfTheBody() throws {
            let key = try #require(TransportSetting.key)
            let address = try #require(WebAddress("http://127.0.0.1:9/"))
            let request = HTTPRequest(.post, address, body: Array(#"{"k":"sk-test-0123456789"}"#.utf8), credential: .bearer(key))
            #expect(KeyGuard(hosts: ["127.0.0.1"]).refusal(of: request) == .keyInBody)
            #expect(KeyGuard(hosts: []).refusal(of: HTTPRequest(.get, address)) == nil)
        }

        @Test func showsAKeyNowhere() throws {
            let key = try #require(TransportSetting.key)
            var dumped = ""
            dump(Credential.bearer(key), to: &dumped)
            let request = HTTPRequest(.get, try #require(WebAddress("http://127.0.0.1:9/")), credential: .bearer(key))
            dump(request, to: &dumped)
            for text in ["\(key)", String(reflecting: key), String(describing: [key]), "\(request)", String(reflecting: request), dumped] {
                #expect(!text.contains("sk-test") && !text.contains("0123456789"))
            }
        }

        @Test(arguments: ["", " ", "a b", "a\n", "é", "a\u{0}", String(repeating: "a", count: 8192)])
        func refusesAKeyThatNoHeaderCanHold(_ text: String) {
            #expect(SecretKey(name: "K", text: text) == nil)
        }
    }
}
