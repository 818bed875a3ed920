import Foundation
import ReferenceServer
import StrictJSON
import TestServer
import Testing

/// Servers that mean ill: bounded time, no wrong cell, and nothing on the terminal but text.
struct ProbeHostileServerTests {
    private struct Hostile {
        var name: String
        var script: Script
        /// For one whole run with `--timeout 2`.
        var seconds = 60.0
        /// It does answer, in its way.
        var answers = false
    }

    private static let long = String(repeating: "x", count: 1000)
    private static let deep = String(repeating: "[", count: 100_000)

    private static let scripts: [Hostile] = [
        Hostile(name: "endless headers", script: Script([.text("HTTP/1.1 200 OK\r\n"), .forever(Array("X-A: \(long)\r\n".utf8))])),
        Hostile(name: "endless header line", script: Script([.text("HTTP/1.1 200 OK\r\nX-A: "), .forever(Array(long.utf8))])),
        Hostile(
            name: "endless body",
            script: Script([.head(200, ["Content-Type: application/json"]), .text("{\"data\":["), .forever(Array("\(long),".utf8))])),
        Hostile(
            name: "endless stream",
            script: Script([
                .head(200, ["Content-Type: text/event-stream"]),
                .forever(Array("data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"a\"}}]}\n\n".utf8), milliseconds: 1),
            ]), answers: true),
        Hostile(
            name: "endless comments",
            script: Script([.head(200, ["Content-Type: text/event-stream"]), .forever(Array(": ping\n\n".utf8), milliseconds: 5)])),
        Hostile(
            name: "a byte a second",
            script: Script([
                .trickle(Array("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{\"data\":[]}".utf8), size: 1, milliseconds: 1000)
            ])),
        Hostile(name: "silence", script: .hang),
        Hostile(name: "nothing", script: .close),
        Hostile(name: "reset at once", script: .reset),
        Hostile(name: "reset after the status", script: Script([.text("HTTP/1.1 200 OK\r\n"), .reset])),
        Hostile(name: "reset in the body", script: Script([.head(200, ["Content-Length: 100"]), .text("{\"id\":"), .reset])),
        Hostile(
            name: "reset in a stream",
            script: Script([
                .head(200, ["Content-Type: text/event-stream"]),
                .text("data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"a\"}}]}\n\n"), .reset,
            ]), answers: true),
        Hostile(name: "garbage", script: Script([.send((0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 131 &+ 7) })])),
        Hostile(
            name: "garbage as a body", script: .reply(200, headers: ["Content-Type: application/json"], bytes: (0...255).map { UInt8($0) })),
        Hostile(name: "deep JSON", script: .json(deep)),
        Hostile(name: "deep JSON error", script: .json(400, "{\"error\":" + String(repeating: "{\"error\":", count: 100_000))),
        Hostile(name: "deep JSON in events", script: .events([deep, deep])),
        Hostile(name: "gzip bomb", script: .reply(200, headers: ["Content-Encoding: gzip"], bytes: Gzip.bomb(size: 64 << 20))),
        Hostile(name: "lies about its length", script: Script([.head(200, ["Content-Length: 99999999999999999999"]), .text("{}")])),
        Hostile(name: "empty", script: .json("")),
        Hostile(name: "null", script: .json("null")),
        Hostile(name: "429 for ever", script: .json(429, #"{"error":{"message":"slow down"}}"#)),
        Hostile(name: "402", script: .json(402, #"{"error":{"message":"no credit"}}"#)),
        Hostile(name: "switching protocols", script: .text("HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n")),
        Hostile(name: "continues for ever", script: Script([.forever(Array("HTTP/1.1 100 Continue\r\n\r\n".utf8), milliseconds: 5)])),
    ]

    @Test(arguments: scripts.map(\.name))
    func showsNothingInBoundedTime(_ name: String) throws {
        let hostile = try #require(Self.scripts.first { $0.name == name })
        let server = try TestServer(hostile.script)
        defer { server.stop() }
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let start = ContinuousClock.now
        let outcome = try Tool(folder: folder.url).run(
            "probe", "--endpoint", server.address("/v1"), "--model", "m", "--timeout", "2", "--repeat", "1", "--format", "json",
            "--capability", "model-list", "--capability", "error-shape", "--capability", "chat-completions", "--capability", "streaming",
            "--capability", "responses")
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        #expect(outcome.status == 0, "\(name): \(outcome)")
        #expect(seconds < hostile.seconds, "\(name) took \(seconds) s")
        let cells = try ProbeEndpointTests.cells(ProbeEndpointTests.json(outcome))
        let allowed = hostile.answers ? ["inconclusive", "partial"] : ["inconclusive"]
        let wrong = cells.filter { !allowed.contains($0.1["verdict"]?.string ?? "") }.map { "\($0.0): \($0.1.compactText)" }
        #expect(cells.count == 6 && wrong.isEmpty, "\(name): \(wrong)")
    }

    // MARK: Limits

    @Test func waitsAsLongAsItIsTold() throws {
        let reference = ReferenceServer.open()
        let server = try TestServer { request in
            request.number == 3
                ? .json(429, headers: ["Retry-After: 1"], #"{"error":{"message":"slow down"}}"#) : reference.reply(to: request).wire.script
        }
        try Self.with(server, ["--model", "reference-chat", "--capability", "chat-completions", "--format", "json"]) {
            let cells = try ProbeEndpointTests.cells(ProbeEndpointTests.json($0))
            #expect(cells.map { $0.1["verdict"]?.string } == ["supported"], "\($0)")
            let again = server.requests
            #expect(again.count > 4 && again[2].target == again[3].target)
        }
    }

    @Test func stopsAtALimitThatLasts() throws {
        for reply in [
            Script.json(429, "{}"), .json(429, headers: ["Retry-After: 1"], "{}"), .json(429, headers: ["Retry-After: 86400"], "{}"),
        ] {
            let server = try TestServer(reply)
            try Self.with(server, ["--model", "m", "--model", "n"]) {
                #expect($0.status == 0)
                #expect(server.requests.count <= 3, "\(server.requests.map(\.target))")
                #expect($0.output.contains("stopped early"), "\($0)")
            }
        }
    }

    @Test func stopsTheKeyThatHasNoCredit() throws {
        let server = try TestServer(.json(402, #"{"error":{"message":"Insufficient credits"}}"#))
        defer { server.stop() }
        let entries = ["one", "two"].map { ProbeCatalog.keyed($0, server.port) }
        try ProbeCatalog.with(entries) { project in
            let outcome = try project.tool.run("probe", "--jobs", "1", environment: ["PROBE_TEST_KEY": "sk-0123456789abcdef"])
            #expect(outcome.status == 0, "\(outcome)")
            #expect(server.requests.count { $0["Authorization"]?.contains("sk-0123456789abcdef") == true } == 1, "\(outcome)")
        }
    }

    // MARK: What it prints

    @Test func printsNoControlCharacters() throws {
        let evil = "\u{1B}[2J\u{1B}]0;owned\u{7}\u{9B}31m\u{7F}\u{0}\r\u{8}\u{202E}\u{200B}"
        let value = JSONValue.string(evil).compactText
        let list = #"{"object":"list","data":[{"id":\#(value),"object":"model","created":1,"owned_by":"x"}]}"#
        let error = #"{"error":{"message":\#(value),"type":"x","param":null,"code":null}}"#
        let server = try TestServer { $0.path == "/v1/models" ? .json(list) : .json(400, error) }
        defer { server.stop() }
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        for format in ["text", "json", "markdown"] {
            let outcome = try Tool(folder: folder.url).run(
                "probe", "--endpoint", server.address("/v1"), "--format", format, "--verbose", "--trace", "trace")
            #expect(outcome.status == 0)
            for text in [outcome.output, outcome.errors, try folder.text("trace")] {
                let bad = text.unicodeScalars.filter {
                    $0 != "\n" && [.control, .format].contains($0.properties.generalCategory)
                }
                #expect(bad.isEmpty, "\(format): \(bad.map { String($0.value, radix: 16) })")
            }
        }
    }

    @Test func readsTenThousandModels() throws {
        let items = (0..<10_000).map { #"{"id":"model-\#($0)","object":"model","created":1,"owned_by":"x"}"# }.joined(separator: ",")
        let list = #"{"object":"list","data":[\#(items)]}"#
        let server = try TestServer { $0.path == "/v1/models" ? .json(list) : .json(404, #"{"error":{"message":"no"}}"#) }
        let start = ContinuousClock.now
        try Self.with(server, ["--format", "json"]) {
            #expect($0.status == 0)
            let report = try ProbeEndpointTests.json($0)
            #expect(ProbeEndpointTests.number(report["not_probed"]) == 9_997)
            #expect($0.output.utf8.count < 200_000)
        }
        #expect(ContinuousClock.now - start < .seconds(30))
    }

    private static func with(_ server: TestServer, _ arguments: [String], _ body: (Tool.Outcome) throws -> Void) throws {
        let folder = try TemporaryFolder()
        defer {
            server.stop()
            folder.remove()
        }
        try body(Tool(folder: folder.url).run(all: ["probe", "--endpoint", server.address("/v1")] + arguments))
    }
}
