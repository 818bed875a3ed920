import Records
import TestServer
import Testing

@testable import Probing

extension TransportTests {
    struct ReplyTests {
        @Test(arguments: [
            ("plain", Script.reply(200, headers: ["X-A: 1"], "ok"), 200, "ok"),
            ("chunked", .chunked(["a", "bc", ""], milliseconds: 1), 200, "abc"),
            ("until the end", .text("HTTP/1.1 200 OK\r\n\r\nok"), 200, "ok"),
            ("HTTP/1.0", .text("HTTP/1.0 200 OK\r\n\r\nok"), 200, "ok"),
            ("longer than its length", .text("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nokay"), 200, "ok"),
            ("no body", .text("HTTP/1.1 204 No\r\n\r\n"), 204, ""),
            ("status 999", .reply(999, "ok"), 999, "ok"),
            (
                "informational replies first",
                .text("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Hints\r\nLink: x\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"),
                200, "ok"
            ),
            ("packed unasked", .reply(headers: ["Content-Encoding: gzip"], bytes: Gzip.stored(Array("ok".utf8))), 200, "ok"),
            ("401", .reply(401, headers: ["WWW-Authenticate: Bearer"], "no"), 401, "no"),
            ("401 with Basic", .reply(401, headers: ["WWW-Authenticate: Basic realm=\"x\""], "no"), 401, "no"),
            ("401 in pieces", .chunked(401, headers: ["WWW-Authenticate: Basic realm=\"x\""], ["n", "o"], milliseconds: 30), 401, "no"),
            ("407", .reply(407, headers: ["Proxy-Authenticate: Basic realm=\"x\""], "no"), 407, "no"),
            ("304", .text("HTTP/1.1 304 Not Modified\r\n\r\n"), 304, ""),
            ("301 without a place", .reply(301, ""), 301, ""),
            // FoundationNetworking drops the body of such a reply.
            ("302 without a place but with a body", .reply(302, "gone"), 302, ""),
            ("300 with a place", .reply(300, headers: ["Location: /x"], "choose"), 300, "choose"),
            ("500", .reply(500, "no"), 500, "no"),
        ])
        func readsAReply(_ name: String, script: Script, status: Int, body: String) async throws {
            for method in [HTTPRequest.Method.get, .post] {
                let exchange = try await TransportSetting.exchange(playing: script, method)
                let reply = try #require(exchange.reply, "\(name): \(exchange)")
                #expect(reply.status == status)
                #expect(String(decoding: reply.body, as: UTF8.self) == body)
                #expect(reply.end == .complete)
            }
        }

        @Test func sendsWhatWasAskedAndNothingElse() async throws {
            let server = try TestServer(.reply("ok"))
            defer { server.stop() }
            let exchange = try await TransportSetting.exchange(server.address("/v1/x?a=b"), headers: ["Content-Type": "application/json"])
            let request = try #require(server.requests.first)
            #expect(request.method == "POST" && request.target == "/v1/x?a=b" && request.body == Array("{}".utf8))
            #expect(request["Authorization"] == "Bearer sk-test-0123456789")
            #expect(request["Accept-Encoding"] == "identity" && request["Content-Type"] == "application/json")
            #expect(request["User-Agent"] == "compat-matrix" && request["Cookie"] == nil && request["Expect"] == nil)
            #expect(exchange.request.address == server.address("/v1/x?..."))
            #expect(!String(reflecting: exchange).contains("sk-test") && exchange.request.credentialHeader == "Authorization")
        }

        @Test func keepsNoCookieAndNoConnection() async throws {
            let server = try TestServer(.reply(headers: ["Set-Cookie: a=b; Path=/", "Cache-Control: max-age=999"], "ok"))
            defer { server.stop() }
            for _ in 0..<3 { #expect(try await TransportSetting.exchange(server.address(), .get).reply?.status == 200) }
            #expect(server.requests.count == 3 && server.connectionCount == 3)
            #expect(server.requests.allSatisfy { $0["Cookie"] == nil })
        }

        @Test func findsHeadersWhateverTheirCase() async throws {
            let script = Script.reply(headers: ["X-B: 1", "x-a: 2", "X-B: 3", "Retry-After: 7"], "ok")
            let headers = try #require(try await TransportSetting.exchange(playing: script).reply?.headers)
            #expect(headers["retry-after"] == "7" && headers["X-A"] == "2" && headers["x-none"] == nil)
            #expect(headers["x-b"] == "1, 3")
            #expect(headers.fields.map { $0.name.lowercased() } == ["content-length", "retry-after", "x-a", "x-b"])
        }

        @Test func tellsWhenEachPieceCame() async throws {
            let script = Script.chunked(["ab", "cd", "ef"], milliseconds: 120)
            let reply = try #require(try await TransportSetting.exchange(playing: script).reply)
            #expect(reply.arrivals.map(\.offset) == [0, 2, 4])
            let gaps = zip(reply.arrivals, reply.arrivals.dropFirst()).map { $1.seconds - $0.seconds }
            #expect(gaps.allSatisfy { $0 > 0.05 && $0 < 2 }, "\(gaps)")
        }

        @Test func keepsAtMostSoManyArrivals() async throws {
            var limits = TransportSetting.limits()
            limits.arrivals = 2
            let reply = try #require(
                try await TransportSetting.exchange(playing: .chunked(["a", "b", "c"], milliseconds: 20), limits: limits).reply)
            #expect(reply.arrivals.count == 2 && reply.body.count == 3)
        }

        @Test func stopsWhenTheCallerHasSeenEnough() async throws {
            let seen = Shared<[UInt8]>([])
            let script = Script([
                .head(200, ["X-A: 1"]), .text("data: 1\n\n"), .pause(milliseconds: 50), .forever([58, 10], milliseconds: 20),
            ])
            let exchange = try await TransportSetting.exchange(playing: script) { chunk in
                seen.withLock { seen in
                    seen += chunk.bytes
                    return seen.contains(58) && seen.last == 10 && seen.count > 9 ? .enough : .data
                }
            }
            let reply = try #require(exchange.reply)
            #expect(reply.end == .stopped && reply.body == seen.withLock { $0 })
            #expect(exchange.duration < .seconds(3))
        }

        @Test func startsTheIdleClockAnewOnDataOnly() async throws {
            let limits = TransportSetting.limits(idle: 400)
            let data = try await TransportSetting.exchange(playing: .chunked(["a", "b", "c", "d", "e"], milliseconds: 150), limits: limits)
            #expect(data.reply?.body.count == 5)
            let comments = Script([.head(200, ["X-A: 1"]), .forever(Array(": ping\n\n".utf8), milliseconds: 60)])
            let exchange = try await TransportSetting.exchange(playing: comments, limits: limits) { _ in .filler }
            #expect(exchange.failure == .timedOut(.idle, after: .milliseconds(400)))
            #expect((exchange.partial?.arrivals.count ?? 0) > 1)
        }
    }
}
