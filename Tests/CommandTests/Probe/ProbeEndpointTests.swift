import Foundation
import Probing
import ReferenceServer
import Records
import StrictJSON
import TestServer
import Testing

/// `probe --endpoint`, with servers that are not hostile.
struct ProbeEndpointTests {
    private static func with(
        _ server: TestServer, _ arguments: [String], environment: [String: String] = [:], _ body: (Tool.Outcome) throws -> Void
    ) throws {
        let folder = try TemporaryFolder()
        defer {
            server.stop()
            folder.remove()
        }
        let tool = Tool(folder: folder.url)
        try body(tool.run(all: ["probe", "--endpoint", server.address("/v1")] + arguments, environment: environment))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).isEmpty, "nothing is written")
    }

    // MARK: What it prints

    @Test func printsATableOfVerdicts() throws {
        try Self.with(
            ReferenceServer.open().start(), ["--model", "reference-chat", "--capability", "tool-calling", "--capability", "model-list"]
        ) {
            #expect($0.status == 0, "\($0)")
            #expect($0.output.contains("\nEndpoint\n  + model-list   supported    1/1"), "\($0)")
            #expect($0.output.contains("\nModel reference-chat\n  + tool-calling supported    3/3"), "\($0)")
            #expect($0.output.contains("a path that does not exist gets: 404 application/json\n"), "\($0)")
            #expect(!$0.output.contains("\u{1B}"), "\($0)")
            #expect($0.errors == "the endpoint is asked; 4 models listed\n1 of 1: reference-chat\n", "\($0)")
        }
    }

    @Test func showsTheEvidenceOnRequest() throws {
        try Self.with(ReferenceServer.open().start(), ["--model", "reference-chat", "--capability", "seed", "--verbose"]) {
            #expect($0.output.contains(/\n {12,}works: .*\(nobody's fault\)\n {12,}HTTP 200: \{/), "\($0)")
        }
    }

    @Test func findsNothingWrongWithAFaithfulServer() throws {
        var key: [String: String] { ["PROBE_TEST_KEY": "test-key"] }
        let arguments = ["--key-env", "PROBE_TEST_KEY", "--model", "reference-chat", "--format", "json", "--repeat", "1"]
        try Self.with(ReferenceServer().start(), arguments, environment: key) { outcome in
            #expect(outcome.status == 0, "\(outcome)")
            let report = try Self.json(outcome)
            for (id, cell) in Self.cells(report) {
                let verdict = cell["verdict"]?.string
                let reason = try #require(cell["reason"]?.string.flatMap { ProbeReason(rawValue: $0) }, "\(id)")
                #expect(reason.verdict.rawValue == verdict, "\(id)")
                #expect(verdict == "supported" || verdict == "inconclusive" || id.hasSuffix("assistants"), "\(id): \(cell)")
                let (passed, runs) = (Self.number(cell["passed"]), Self.number(cell["runs"]))
                #expect(passed <= runs && runs > 0 && (verdict == "supported") == (passed > 0), "\(id)")
                #expect(cell["at"]?.string.flatMap { Timestamp($0) } != nil, "\(id)")
                #expect(cell["message"]?.string?.isEmpty == false, "\(id)")
            }
            let models = try #require(report["models"]?.members)
            #expect(models.map(\.key) == ["reference-chat"])
            #expect(report["base_url"]?.string?.hasSuffix("/v1") == true)
            #expect(report["prober"]?.string?.hasPrefix("compat-matrix ") == true)
            #expect(!outcome.output.contains("test-key"))
        }
    }

    @Test func writesMarkdownThatNoStrangerCanSteer() throws {
        let id = "a|b`c`@someone #12 <script>\u{1B}[31m\nx\u{202E}"
        let message = "not supported: @everyone #1 | <img src=x> `tick` [link](http://x.example) *bold*\r\n\u{1B}[2J\u{9B}31m\u{7F}"
        let list = JSONValue.object([
            ("object", .string("list")),
            (
                "data",
                .array([.object([("id", .string(id)), ("object", .string("model")), ("created", .number(1)), ("owned_by", .string("x"))])])
            ),
        ])
        let error = JSONValue.object([
            (
                "error",
                .object([("message", .string(message)), ("type", .string("invalid_request_error")), ("param", .null), ("code", .null)])
            )
        ])
        let server = try TestServer { request in
            request.path == "/v1/models"
                ? .json(list.compactText) : .json(request.path.hasSuffix("chat/completions") ? 400 : 404, error.compactText)
        }
        try Self.with(server, ["--format", "markdown"]) { outcome in
            #expect(outcome.status == 0, "\(outcome)")
            for text in [outcome.output, outcome.errors] {
                #expect(
                    !text.unicodeScalars.contains { $0 != "\n" && $0.properties.generalCategory == .control || $0 == "\u{202E}" }, "\(text)"
                )
            }
            // Outside of code spans nothing of his is markup.
            let prose = Self.withoutCode(outcome.output)
            for piece in ["<script", "<img", "@", "#1", "](http", "*bold", "http://x"] {
                #expect(!prose.contains(piece), "\(piece) in\n\(prose)")
            }
            for line in outcome.output.split(separator: "\n") where line.hasPrefix("|") {
                #expect(Self.bars(line) == 6, "\(line)")
            }
        }
    }

    /// Bars that split cells.
    private static func bars(_ line: Substring) -> Int {
        var count = 0
        var previous: Character = " "
        for character in line {
            if character == "|", previous != "\\" { count += 1 }
            previous = character
        }
        return count
    }

    /// Without what stands between fences of equally many backticks.
    private static func withoutCode(_ text: String) -> String {
        var out = ""
        var rest = Array(text)[...]
        while let character = rest.first {
            if character == "\\", rest.count > 1 {
                rest = rest.dropFirst(2)
            } else if character == "`" {
                let fence = rest.prefix { $0 == "`" }.count
                rest = rest.dropFirst(fence)
                while !rest.isEmpty {
                    let run = rest.prefix { $0 == "`" }.count
                    rest = rest.dropFirst(max(1, run))
                    if run == fence { break }
                }
            } else {
                out.append(character)
                rest = rest.dropFirst()
            }
        }
        return out
    }

    // MARK: What it asks

    @Test func takesTheFirstThreeOfTheList() throws {
        let models = (1...5).map { ServedModel("m-\($0)", .chat) }
        try Self.with(ReferenceServer.open(models).start(), ["--capability", "chat-completions", "--format", "json"]) {
            let report = try Self.json($0)
            #expect(report["models"]?.members?.map(\.key).sorted() == ["m-1", "m-2", "m-3"], "\($0)")
            #expect(Self.number(report["not_probed"]) == 2)
        }
    }

    @Test(arguments: [("m-*", 5), ("*-2", 1), ("*", 6), ("m-1", 1)])
    func choosesModelsByPattern(_ pattern: String, _ count: Int) throws {
        let models = (1...5).map { ServedModel("m-\($0)", .chat) } + [ServedModel("other/x-1", .chat)]
        let arguments = ["--model", pattern, "--capability", "chat-completions", "--format", "json"]
        try Self.with(ReferenceServer.open(models).start(), arguments) {
            let report = try Self.json($0)
            #expect(report["models"]?.members?.count == count, "\($0)")
        }
    }

    @Test func saysThatNoModelMatches() throws {
        try Self.with(ReferenceServer.open().start(), ["--model", "gpt-*", "--capability", "chat-completions"]) {
            #expect($0.status == 0)
            #expect($0.output.contains("No model was probed: none of the 4 that are listed was asked for."), "\($0)")
        }
    }

    @Test func saysThatTheListIsEmpty() throws {
        try Self.with(ReferenceServer.open([]).start(), []) {
            #expect($0.status == 0)
            #expect($0.output.contains("No model was probed: the model list is empty; name one with --model."), "\($0)")
            #expect(!$0.output.contains("unsupported  1/") && !$0.output.contains("- chat-completions"), "\($0)")
        }
    }

    @Test func asksOnlyForOneCapability() throws {
        let server = try ReferenceServer.open().start()
        try Self.with(server, ["--model", "reference-chat", "--capability", "vision", "--format", "json"]) {
            let report = try Self.json($0)
            #expect(report["models"]?["reference-chat"]?["capabilities"]?.members?.map(\.key) == ["vision"], "\($0)")
            #expect(report["endpoint"]?["capabilities"]?.members?.isEmpty ?? true, "\($0)")
            #expect(!server.requests.contains { $0.text.contains("\"tools\"") || $0.path.hasSuffix("/embeddings") })
        }
    }

    @Test func suggestsACapability() throws {
        let server = try ReferenceServer.open().start()
        try Self.with(server, ["--capability", "tool-caling"]) {
            #expect($0.status == 1)
            #expect($0.errors == "error: nothing probes a capability \"tool-caling\"\n  fix: did you mean \"tool-calling\"?\n", "\($0)")
            #expect(server.requests.isEmpty)
        }
    }

    // MARK: Where nothing can be known

    @Test(arguments: ["", "/v2", "/api"])
    func saysThatTheBaseURLIsWrong(_ path: String) throws {
        let server = try ReferenceServer.open().start()
        defer { server.stop() }
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let outcome = try Tool(folder: folder.url).run(
            "probe", "--endpoint", server.address(path), "--model", "reference-chat", "--format", "json")
        #expect(outcome.status == 0, "\(outcome)")
        let report = try Self.json(outcome)
        let cells = Self.cells(report)
        #expect(cells.count > 20 && cells.allSatisfy { $0.1["verdict"]?.string == "inconclusive" }, "\(outcome)")
        #expect(
            report["notes"]?.array?.first?.string?.contains("something does under \(server.address("/v1")): probe that one") == true,
            "\(outcome)")
    }

    @Test func saysThatNothingIsThere() throws {
        let server = try TestServer(.close)
        server.stop()
        try Self.with(server, ["--timeout", "5"]) {
            #expect($0.status == 2, "\($0)")
            #expect($0.output.contains("stopped early"), "\($0)")
            #expect(!$0.output.contains("unsupported  "), "\($0)")
        }
    }

    @Test func knowsNothingBehindALogin() throws {
        for status in [401, 403] {
            let wall = try TestServer { _ in .json(status, #"{"error":{"message":"Please log in","type":"auth","param":null,"code":null}}"#)
            }
            try Self.with(wall, ["--model", "m", "--format", "json"]) {
                #expect($0.status == 0)
                let cells = try Self.cells(Self.json($0))
                #expect(cells.count > 20 && cells.allSatisfy { $0.1["verdict"]?.string == "inconclusive" }, "\($0)")
            }
        }
        let page = try TestServer { _ in
            .reply(200, headers: ["Content-Type: text/html"], "<!doctype html><title>Log in</title><form action=/login></form>")
        }
        try Self.with(page, ["--model", "m", "--format", "json"]) {
            let cells = try Self.cells(Self.json($0))
            #expect(cells.count > 20 && cells.allSatisfy { $0.1["verdict"]?.string == "inconclusive" }, "\($0)")
        }
    }

    @Test(arguments: ["ftp://x", "api.example.com/v1", "http://u:p@127.0.0.1/v1", "http://127.0.0.1/v1?x=1", "http://", ""])
    func refusesWhatIsNoBaseURL(_ text: String) throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let outcome = try Tool(folder: folder.url).run("probe", "--endpoint", text)
        #expect(outcome.status == 1 || outcome.status == 64, "\(outcome)")
        #expect(outcome.errors.contains("error: ") && outcome.output.isEmpty, "\(outcome)")
    }

    // MARK: The plan

    @Test(arguments: [
        [], ["--repeat", "1"], ["--repeat", "5"], ["--capability", "streaming"], ["--capability", "parallel-tool-calls"],
        ["--capability", "bearer-auth"], ["--capability", "files", "--allow-costly"], ["--allow-costly"],
        ["--capability", "responses-stream"], ["--capability", "embeddings", "--capability", "seed"],
    ])
    func sendsNoMoreThanItPlans(_ arguments: [String]) throws {
        let server = try ReferenceServer.open().start()
        defer { server.stop() }
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let tool = Tool(folder: folder.url)
        let all = ["probe", "--endpoint", server.address("/v1"), "--model", "reference-chat"] + arguments
        let plan = try tool.run(all: all + ["--dry-run"])
        #expect(plan.status == 0, "\(plan)")
        #expect(server.requests.isEmpty && server.connectionCount == 0)
        let outcome = try tool.run(all: all + ["--format", "json", "--trace", "trace"])
        let report = try Self.json(outcome)
        let most = try #require(plan.output.firstMatch(of: /At the very most: (\d+) requests, (\d+) tokens in and (\d+) out/))
        #expect(server.requests.count <= Int(most.1) ?? 0, "\(plan)")
        #expect(Self.number(report["spent"]?["requests"]) == server.requests.count)
        #expect(Self.number(report["spent"]?["output_tokens"]) <= Int(most.3) ?? 0, "\(plan)")
        // By method and route: every line of the plan bounds what was sent there.
        var planned: [String: Int] = [:]
        for line in plan.output.matches(of: /\n    (GET|POST|DELETE) (\S.*?)\s+up to (\d+) time/) {
            planned["\(line.1) \(line.2)", default: 0] += Int(line.3) ?? 0
        }
        var sent: [String: Int] = [:]
        for request in server.requests where request.path.hasPrefix("/v1/") {
            var route = "\(request.method) \(request.path.dropFirst("/v1".count))"
            for folder in ["/files/", "/responses/", "/batches/"] where route.contains(" " + folder) {
                route = "\(request.method) \(folder)(id)" + (route.hasSuffix("/cancel") ? "/cancel" : "")
            }
            sent[route, default: 0] += 1
        }
        for (route, count) in sent {
            // Each random path is another one, sent once.
            let isRandom = route.split(separator: "/").last?.count == 12 && planned[route] == nil
            #expect(
                count <= planned[isRandom ? "\(route.prefix { $0 != " " }) (a random path)" : route, default: 0],
                "\(route): \(count), planned \(planned)")
        }
    }

    @Test func plansForAnUnknownNumberOfModels() throws {
        let server = try ReferenceServer.open().start()
        try Self.with(server, ["--model", "x-*", "--dry-run"]) {
            #expect($0.output.contains("  for each model of the list that matches\n"), "\($0)")
            #expect($0.output.contains(", and for each model that matches "), "\($0)")
            #expect(server.connectionCount == 0)
        }
    }

    // MARK: Reading

    static func json(_ outcome: Tool.Outcome) throws -> JSONValue {
        try #require(JSONReader.read(Array(outcome.output.utf8), path: "report").0, "\(outcome)")
    }

    static func number(_ value: JSONValue?) -> Int { value?.numberText.flatMap { Int($0) } ?? 0 }

    /// Every cell of a report, by where it stands.
    static func cells(_ report: JSONValue) -> [(String, JSONValue)] {
        let endpoint = report["endpoint"]?["capabilities"]?.members ?? []
        let models = report["models"]?.members ?? []
        return endpoint.map { ("endpoint/\($0.key)", $0.value) }
            + models.flatMap { model in (model.value["capabilities"]?.members ?? []).map { ("\(model.key)/\($0.key)", $0.value) } }
    }
}
