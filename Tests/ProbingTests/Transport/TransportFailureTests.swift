import TestServer
import Testing

@testable import Probing

/// A script and the failure that it must become.
struct FailureRow: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let script: Script
    var limits = TransportSetting.limits()
    let expected: Exchange.Failure

    init(_ name: String, _ script: Script, _ limits: TransferLimits = TransportSetting.limits(), _ expected: Exchange.Failure) {
        self.testDescription = name
        self.script = script
        self.limits = limits
        self.expected = expected
    }
}

extension TransportTests {
    struct FailureTests {
        @Test(arguments: [
            FailureRow("no reply at all", .close, .closed(.beforeStatus)),
            FailureRow("reset before the status", .reset, .reset(.beforeStatus)),
            FailureRow(
                "reset in the headers", Script([.text("HTTP/1.1 200 OK\r\nX-A: "), .pause(milliseconds: 50), .reset]), .reset(.beforeStatus)
            ),
            FailureRow(
                "reset in the body", Script([.head(200, ["Content-Length: 9"]), .text("abc"), .pause(milliseconds: 50), .reset]),
                .reset(.afterStatus)),
            FailureRow(
                "half-closed in the body", Script([.head(200, ["Content-Length: 9"]), .text("abc"), .halfClose, .hang]),
                .closed(.afterStatus)),
            FailureRow("shorter than its length", Script([.head(200, ["Content-Length: 9"]), .text("abc")]), .closed(.afterStatus)),
            FailureRow(
                "closed in a chunk", Script([.head(200, ["Transfer-Encoding: chunked"]), .text("9\r\nabc")]), .closed(.afterStatus)),
            FailureRow("no last chunk", Script([.head(200, ["Transfer-Encoding: chunked"]), .chunk("abc")]), .closed(.afterStatus)),
        ])
        func namesAConnectionThatEnds(_ row: FailureRow) async throws {
            try await expect(row)
        }

        @Test(arguments: [
            FailureRow("silence", .hang, TransportSetting.limits(idle: 300), .timedOut(.idle, after: .milliseconds(300))),
            FailureRow(
                "slow headers", Script([.trickle(Array("HTTP/1.1 200 OK\r\nX-A: 1\r\n\r\n".utf8), size: 1, milliseconds: 100)]),
                TransportSetting.limits(idle: 300), .timedOut(.idle, after: .milliseconds(300))),
            FailureRow(
                "silence in the body", Script([.head(200, ["Content-Length: 9"]), .text("abc"), .hang]), TransportSetting.limits(idle: 300),
                .timedOut(.idle, after: .milliseconds(300))),
            FailureRow(
                "a trickle", Script([.head(200, ["X-A: 1"]), .forever([120], milliseconds: 30)]),
                TransportSetting.limits(idle: 500, total: 900),
                .timedOut(.total, after: .milliseconds(900))),
            FailureRow(
                "endless body", Script([.head(200, ["X-A: 1"]), .forever(Array(repeating: 120, count: 1 << 16), milliseconds: 1)]),
                TransportSetting.limits(body: 1 << 20), .tooLarge(.body, limit: 1 << 20)),
            FailureRow(
                "a bomb", .reply(headers: ["Content-Encoding: gzip"], bytes: Gzip.bomb(size: 64 << 20)),
                TransportSetting.limits(body: 1 << 20),
                .tooLarge(.body, limit: 1 << 20)),
            FailureRow(
                "large headers", .reply(headers: Array(repeating: "X-A: " + String(repeating: "a", count: 1000), count: 80), "ok"),
                .tooLarge(.headers, limit: 64 << 10)),
            FailureRow(
                "endless headers",
                Script([.text("HTTP/1.1 200 OK\r\n"), .forever(Array(("X-A: " + String(repeating: "a", count: 1000) + "\r\n").utf8))]),
                .tooLarge(.headers, limit: 300 << 10)),
            FailureRow(
                "one endless header", Script([.text("HTTP/1.1 200 OK\r\nX-A: "), .forever(Array(repeating: 97, count: 1 << 12))]),
                .tooLarge(.headers, limit: 100 << 10)),
        ])
        func boundsWhatAServerDoes(_ row: FailureRow) async throws {
            let exchange = try await expect(row)
            #expect(exchange.duration < .seconds(5), "\(exchange.duration)")
            #expect(exchange.partial?.body.count ?? 0 <= row.limits.body)
        }

        @Test(arguments: [
            ("no HTTP", "hello\r\n\r\n"), ("bytes", "\u{0}\u{1}\u{2}\u{3}\u{4}\u{5}\u{6}\u{7}\r\n\r\n"),
            ("status 1000", "HTTP/1.1 1000 X\r\n\r\n"),
            ("status 000", "HTTP/1.1 000 X\r\n\r\n"), ("HTTP/3.7", "HTTP/3.7 200 OK\r\n\r\n"),
            ("no colon", "HTTP/1.1 200 OK\r\nfoo bar\r\n\r\n"),
            ("no name", "HTTP/1.1 200 OK\r\n: v\r\n\r\n"), ("NUL", "HTTP/1.1 200 OK\r\nX: a\u{0}b\r\n\r\n"),
            ("negative length", "HTTP/1.1 200 OK\r\nContent-Length: -2\r\n\r\nok"),
            ("no hexadecimal", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n"),
            ("no gzip", "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 5\r\n\r\nhello"),
            ("unknown packing", "HTTP/1.1 200 OK\r\nContent-Encoding: klingon\r\nContent-Length: 5\r\n\r\nhello"),
            ("unasked switch", "HTTP/1.1 101 Switch\r\nUpgrade: websocket\r\nConnection: upgrade\r\n\r\nzz"),
        ])
        func callsMalformedWhatIsNotHTTP(_ name: String, text: String) async throws {
            let exchange = try await TransportSetting.exchange(playing: .text(text))
            guard case .malformed(let detail) = exchange.failure else {
                Issue.record("\(name): \(exchange.outcome)")
                return
            }
            #expect(!detail.isEmpty && detail.utf8.count <= 203)
        }

        @Test func saysThatNothingListens() async throws {
            let server = try TestServer(.close)
            server.stop()
            #expect(server.hasEnded)
            #expect(try await TransportSetting.exchange(server.address()).failure == .refused)
        }

        @Test func saysThatAHostHasNoSuchName() async throws {
            let client = TransportSetting.workers.client(keyGuard: KeyGuard(hosts: []))
            let exchange = await client.send(
                HTTPRequest(.get, try #require(.init("http://nowhere.invalid/"))), limits: TransportSetting.limits())
            #expect(exchange.failure == .nameNotFound)
        }

        @discardableResult private func expect(_ row: FailureRow) async throws -> Exchange {
            let exchange = try await TransportSetting.exchange(playing: row.script, limits: row.limits)
            #expect(exchange.failure == row.expected, "\(row.testDescription): \(exchange)")
            return exchange
        }
    }
}

extension FailureRow {
    init(_ name: String, _ script: Script, _ expected: Exchange.Failure) {
        self.init(name, script, TransportSetting.limits(), expected)
    }
}
