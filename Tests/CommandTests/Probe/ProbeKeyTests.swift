import Foundation
import ReferenceServer
import TestServer
import Testing

/// A key goes to its own host, and nowhere else, neither now nor in what is kept.
struct ProbeKeyTests {
    private static let key = "sk-proj-Zk83hQmW0vTn5rLxYb2eDs7"
    private static let environment = ["PROBE_TEST_KEY": key]

    /// Forms in which no output may hold it, whatever the case.
    private static let forms: [String] = {
        let encoded = Data(key.utf8).base64EncodedString()
        let spaced = key.map(String.init).joined(separator: " ")
        return [key, String(key.dropFirst(8)), String(key.prefix(16)), encoded, String(encoded.prefix(20)), spaced, String(key.reversed())]
            .map { $0.lowercased() }
    }()

    private static func expectSecret(_ text: String, _ place: String, also reversed: Bool = false) {
        for form in forms.dropLast(reversed ? 0 : 1) {
            #expect(!text.lowercased().contains(form), "\(form) in \(place):\n\(text)")
        }
    }

    private static func with(_ body: (Tool, TemporaryFolder) throws -> Void) throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        try body(Tool(folder: folder.url), folder)
    }

    // MARK: Echoes

    private static let encoded = Data(key.utf8).base64EncodedString()
    private static let echoes: [(String, Script)] = [
        (
            "error message",
            .json(400, #"{"error":{"message":"Bad key \#(key) of yours","type":"\#(key)","param":"\#(key)","code":"\#(key)"}}"#)
        ),
        (
            "401",
            .json(401, #"{"error":{"message":"Incorrect API key provided: \#(key)","type":"x","param":null,"code":"invalid_api_key"}}"#)
        ),
        ("402", .json(402, #"{"error":{"message":"\#(key) has no credit","type":"x","param":null,"code":null}}"#)),
        ("429", .json(429, headers: ["Retry-After: 999999"], #"{"error":{"message":"slow down \#(key)"}}"#)),
        ("500", .json(500, #"{"error":{"message":"\#(key)"}}"#)),
        ("page", .reply(200, headers: ["Content-Type: text/html"], "<html><title>\(key)</title>\(key)</html>")),
        ("plain text", .reply(200, headers: ["Content-Type: text/plain"], "Authorization: Bearer \(key)")),
        ("media type", .reply(404, headers: ["Content-Type: \(key)"], "x")),
        (
            "headers",
            .json(400, headers: ["x-request-id: \(key)", "\(key): 1", "www-authenticate: Bearer \(key)"], #"{"error":{"message":"no"}}"#)
        ),
        (
            "model list",
            .json(
                #"{"object":"list","data":[{"id":"\#(key)","object":"model","created":1,"owned_by":"\#(key)"},{"id":"x/\#(encoded)","object":"model","created":1,"owned_by":"x"}]}"#
            )
        ),
        (
            "last id",
            .json(#"{"object":"list","data":[{"id":"m","object":"model","created":1,"owned_by":"x"}],"has_more":true,"last_id":"\#(key)"}"#)
        ),
        (
            "answer",
            .json(
                #"{"id":"\#(key)","object":"chat.completion","created":1,"model":"\#(key)","choices":[{"index":0,"finish_reason":"\#(key)","message":{"role":"assistant","content":"\#(key)"}}],"version":"\#(key)","model_id":"\#(key)"}"#
            )
        ),
        ("base64", .json(400, #"{"error":{"message":"got \#(encoded)"}}"#)),
        ("spaced", .json(400, #"{"error":{"message":"got \#(key.map(String.init).joined(separator: " "))"}}"#)),
        ("redirect", .reply(302, headers: ["Location: http://127.0.0.1:9/\(key)?key=\(key)#\(key)"], "")),
        ("redirect in base64", .reply(307, headers: ["Location: http://\(key.lowercased()).example/\(encoded)"], key)),
        (
            "stream",
            .events([
                "{\"id\":\"\(key)\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"\(key)\"}}]}",
                "{\"error\":{\"message\":\"\(key)\"}}",
            ])
        ),
        ("status line", .text("HTTP/1.1 400 \(key)\r\nContent-Length: 0\r\n\r\n")),
        ("garbage", .text("\(key)\r\n\r\n")),
    ]

    @Test(arguments: echoes.map(\.0))
    func isInNothingThatAServerEchoes(_ name: String) throws {
        let script = try #require(Self.echoes.first { $0.0 == name }).1
        let server = try TestServer(script)
        defer { server.stop() }
        try Self.with { tool, folder in
            for format in ["text", "json", "markdown"] {
                let outcome = try tool.run(
                    all: [
                        "probe", "--endpoint", server.address("/v1"), "--key-env", "PROBE_TEST_KEY", "--format", format, "--verbose",
                        "--trace", "trace", "--timeout", "5", "--repeat", "1", "--model", "*", "--capability", "chat-completions",
                        "--capability", "model-list", "--capability", "responses", "--capability", "error-shape", "--capability",
                        "bearer-auth",
                    ], environment: Self.environment)
                #expect(outcome.status == 0, "\(name): \(outcome)")
                Self.expectSecret(outcome.output, "output as \(format)")
                Self.expectSecret(outcome.errors, "errors as \(format)")
                Self.expectSecret(try folder.text("trace"), "the trace")
            }
        }
        #expect(server.requests.contains { $0["Authorization"] == "Bearer " + Self.key })
        #expect(!server.requests.contains { $0.target.contains(Self.key) || $0.text.contains(Self.key) }, "sent where no key belongs")
    }

    @Test func isInNoRecord() throws {
        let server = try TestServer { request in
            request.path == "/v1/models"
                ? .json(#"{"object":"list","data":[],"key":"\#(Self.key)"}"#) : .json(400, #"{"error":{"message":"no, \#(Self.key)"}}"#)
        }
        defer { server.stop() }
        try ProbeCatalog.with([ProbeCatalog.keyed("one", server.port)]) { project in
            let outcome = try project.tool.run("probe", "--repeat", "1", environment: Self.environment)
            #expect(outcome.status == 0, "\(outcome)")
            let files = try project.observations()
            #expect(files.keys.sorted() == ["one/endpoint.json", "one/m0.json"], "\(outcome)")
            for (path, text) in files { Self.expectSecret(text, path) }
            Self.expectSecret(outcome.output + outcome.errors, "output")
        }
    }

    @Test func goesOnlyToItsOwnHost() throws {
        let (mine, other) = (try ReferenceServer.open().start(), try ReferenceServer.open().start())
        defer {
            mine.stop()
            other.stop()
        }
        let entries = [
            ProbeCatalog.keyed("one", mine.port), ProbeCatalog.Entry(id: "two", port: other.port),
            ProbeCatalog.keyed("three", other.port, variable: "PROBE_OTHER_KEY"),
        ]
        try ProbeCatalog.with(entries) { project in
            let environment = ["PROBE_TEST_KEY": Self.key, "PROBE_OTHER_KEY": "sk-other-0123456789abcdef"]
            let outcome = try project.tool.run("probe", "--capability", "chat-completions", environment: environment)
            #expect(outcome.status == 0, "\(outcome)")
            #expect(mine.requests.contains { $0.contains(Self.key) })
            #expect(other.requests.contains { $0.contains("sk-other-0123456789abcdef") })
            #expect(!other.requests.contains { $0.contains(Self.key) })
            #expect(!mine.requests.contains { $0.contains("sk-other-0123456789abcdef") })
        }
    }

    // MARK: Redirects

    @Test(arguments: [301, 302, 303, 307, 308], [true, false])
    func followsNoRedirect(_ status: Int, _ hasKey: Bool) throws {
        let aim = try ReferenceServer.open().start()
        defer { aim.stop() }
        let server = try TestServer { .reply(status, headers: ["Location: \(aim.address($0.path))"], "") }
        defer { server.stop() }
        try Self.with { tool, _ in
            let key = hasKey ? ["--key-env", "PROBE_TEST_KEY"] : []
            let outcome = try tool.run(
                all: ["probe", "--endpoint", server.address("/v1"), "--model", "m", "--format", "json"] + key,
                environment: Self.environment)
            #expect(outcome.status == 0, "\(outcome)")
            #expect(aim.connectionCount == 0)
            let cells = try ProbeEndpointTests.cells(ProbeEndpointTests.json(outcome))
            #expect(!cells.isEmpty && cells.allSatisfy { $0.1["verdict"]?.string == "inconclusive" }, "\(outcome)")
        }
    }

    // MARK: Refusals

    @Test func isNotTakenFromAnUnsetVariable() throws {
        let server = try ReferenceServer.open().start()
        defer { server.stop() }
        try Self.with { tool, _ in
            for environment in [["PROBE_TEST_KEY": ""], [:]] {
                let outcome = try tool.run(
                    all: ["probe", "--endpoint", server.address("/v1"), "--key-env", "PROBE_TEST_KEY"], environment: environment)
                #expect(outcome.status == 1)
                #expect(outcome.errors.hasPrefix("error: PROBE_TEST_KEY is not set\n  fix: "), "\(outcome)")
            }
            let broken = try tool.run(
                all: ["probe", "--endpoint", server.address("/v1"), "--key-env", "PROBE_TEST_KEY"],
                environment: ["PROBE_TEST_KEY": Self.key + "\nX-Evil: 1"])
            #expect(broken.status == 1)
            Self.expectSecret(broken.output + broken.errors, "output")
            #expect(server.connectionCount == 0)
        }
    }

    @Test(arguments: [
        "http://10.255.255.1/v1", "http://example.invalid/v1", "http://127.0.0.1.example.invalid/v1", "http://localhost.example/v1",
    ])
    func isNotSentOverPlainHTTP(_ endpoint: String) throws {
        try Self.with { tool, folder in
            let start = ContinuousClock.now
            let outcome = try tool.run(
                all: ["probe", "--endpoint", endpoint, "--key-env", "PROBE_TEST_KEY", "--trace", "trace"], environment: Self.environment)
            #expect(outcome.status == 1)
            #expect(outcome.errors.contains("over plain http\n  fix: use https, or say --allow-plain-http for this run\n"), "\(outcome)")
            let trace = folder.exists("trace") ? try folder.text("trace") : ""
            #expect(trace.isEmpty, "nothing was sent")
            #expect(ContinuousClock.now - start < .seconds(5))
            Self.expectSecret(outcome.errors, "errors")
        }
    }

    @Test func isSentOverPlainHTTPWhenAPersonSaysSo() throws {
        try Self.with { tool, _ in
            let outcome = try tool.run(
                all: [
                    "probe", "--endpoint", "http://example.invalid/v1", "--key-env", "PROBE_TEST_KEY", "--allow-plain-http", "--timeout",
                    "5",
                ], environment: Self.environment)
            #expect(outcome.status == 2, "\(outcome)")
            Self.expectSecret(outcome.output + outcome.errors, "output")
        }
    }

    // MARK: In a catalog

    @Test func leavesOutWhoseKeyIsUnset() throws {
        let (server, open) = (try ReferenceServer.open().start(), try ReferenceServer.open().start())
        defer {
            server.stop()
            open.stop()
        }
        let entries = [
            ProbeCatalog.keyed("one", server.port, variable: "PROBE_UNSET_KEY"), ProbeCatalog.Entry(id: "two", port: open.port),
            ProbeCatalog.keyed("three", server.port, variable: "PROBE_BROKEN_KEY"),
        ]
        try ProbeCatalog.with(entries) { project in
            let outcome = try project.tool.run(
                "probe", "--capability", "chat-completions", "--format", "json", environment: ["PROBE_BROKEN_KEY": "a b"])
            #expect(outcome.status == 0, "\(outcome)")
            #expect(outcome.errors.contains("skipped one: PROBE_UNSET_KEY is not set\n"), "\(outcome)")
            #expect(outcome.errors.contains("skipped three: PROBE_BROKEN_KEY holds something that no header can carry"), "\(outcome)")
            let report = try ProbeEndpointTests.json(outcome)
            #expect(report["skipped"]?.array?.compactMap { $0["provider"]?.string }.sorted() == ["one", "three"])
            #expect(report["reports"]?.array?.compactMap { $0["provider"]?.string } == ["two"])
            #expect(server.connectionCount == 0)
            #expect(try project.observations().keys.sorted() == ["two/m0.json"])
        }
    }

    @Test(arguments: [[], ["--provider", "one"], ["--provider", "two"]])
    func isNotSharedByTwoHosts(_ arguments: [String]) throws {
        let server = try ReferenceServer.open().start()
        defer { server.stop() }
        var other = ProbeCatalog.keyed("two", server.port)
        other.base = "http://localhost:\(server.port)/v1"
        let path = "data/providers/two/provider.json"
        let claimed = try #require(ProbeCatalog.files([other])[path]).replacingOccurrences(
            of: "\"endpoint\": {", with: "\"endpoint\": {\n    \"hosts\": [\"127.0.0.1\"],")
        for changes in [[:], [path: claimed]] {
            try ProbeCatalog.with([ProbeCatalog.keyed("one", server.port), other], changes) { project in
                let outcome = try project.tool.run(all: ["probe"] + arguments, environment: Self.environment)
                #expect(outcome.status == 1, "\(outcome)")
                #expect(outcome.errors.contains("PROBE_TEST_KEY"), "\(outcome)")
                #expect(server.connectionCount == 0)
            }
        }
    }

    @Test func isNotSentToADisputedAddress() throws {
        let server = try ReferenceServer.open().start()
        defer { server.stop() }
        let entry = ProbeCatalog.keyed("one", server.port)
        let path = "data/providers/one/provider.json"
        let text = try #require(ProbeCatalog.files([entry])[path]).replacingOccurrences(
            of: "/v1\", \"source\": \"page\" }", with: "/v1\", \"source\": \"page\", \"disputed\": \"Somebody doubts it.\" }")
        try ProbeCatalog.with([entry], [path: text]) { project in
            let outcome = try project.tool.run("probe", environment: Self.environment)
            #expect(outcome.status == 0, "\(outcome)")
            #expect(outcome.errors.contains("skipped one: every base URL on record is in doubt"), "\(outcome)")
            #expect(server.connectionCount == 0)
        }
    }
}
