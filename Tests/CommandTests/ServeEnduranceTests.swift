import Foundation
import Testing

@Suite struct ServeEnduranceTests {
    @Test func cutsWhoDripsARequest() throws {
        try ServedProject.with { served in
            let slow = try RawClient(port: served.port)
            slow.send("GET / HTTP/1.1\r\nHost: localhost:\(served.port)\r\n")
            let start = ContinuousClock.now
            var reply = ""
            while reply.isEmpty, ContinuousClock.now - start < .seconds(12) {
                slow.send("X-Slow: a\r\n")
                reply = String(decoding: slow.receive(for: .milliseconds(300)), as: UTF8.self)
            }
            #expect(reply.hasPrefix("HTTP/1.1 408 "), "\(reply)")
            #expect(ContinuousClock.now - start < .seconds(8))
            let silent = try RawClient(port: served.port)
            let silence = ContinuousClock.now
            #expect(silent.receive(for: .seconds(12)).isEmpty)
            #expect(ContinuousClock.now - silence < .seconds(8))
        }
    }

    @Test func survivesTwoHundredAtOnce() throws {
        try ServedProject.with { served in
            let expected = try served.ask("/").bodyLength
            let clients = try (0..<200).map { _ in try RawClient(port: served.port) }
            for client in clients { client.send("GET / HTTP/1.1\r\nHost: localhost:\(served.port)\r\nConnection: close\r\n\r\n") }
            for client in clients {
                let reply = RawReply(client.receive(for: .seconds(20)))
                #expect(reply.status == 200)
                #expect(reply.bodyLength == expected)
            }
        }
    }

    @Test func answersSeveralRequestsOfOneConnectionInTheirOrder() throws {
        try ServedProject.with { served in
            let client = try RawClient(port: served.port)
            let host = "Host: localhost:\(served.port)\r\n"
            client.send(
                "GET /robots.txt HTTP/1.1\r\n\(host)\r\nHEAD / HTTP/1.1\r\n\(host)\r\nGET /none HTTP/1.1\r\n\(host)Connection: close\r\n\r\n"
            )
            let all = String(decoding: client.receive(for: .seconds(5)), as: UTF8.self)
            #expect(all.matches(of: #/HTTP/1\.1 (\d+)/#).map { $0.1 } == ["200", "200", "404"], "\(all)")
        }
    }

    @Test(arguments: [SIGINT, SIGTERM])
    func endsCleanlyAndSoon(_ signal: Int32) throws {
        try ServedProject.with { served in
            let events = try RawClient(port: served.port)
            events.send("GET /.serve/events?page=/ HTTP/1.1\r\nHost: localhost:\(served.port)\r\n\r\n")
            _ = events.receive(for: .seconds(2)) { $0.contains("event: revision") }
            let start = ContinuousClock.now
            kill(served.process.processIdentifier, signal)
            served.process.waitUntilExit()
            #expect(ContinuousClock.now - start < .seconds(2))
            #expect(served.process.terminationReason == .exit)
            #expect(served.process.terminationStatus == 0)
            #expect(!served.project.root.exists("site"))
        }
    }
}
