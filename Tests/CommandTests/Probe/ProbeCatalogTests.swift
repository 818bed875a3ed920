import Foundation
import ReferenceServer
import StrictJSON
import TestServer
import Testing

/// `probe` over a catalog: what it asks, what it writes, and what it leaves alone.
struct ProbeCatalogTests {
    @Test func writesAFileForEachOfferingAndForTheEndpoint() throws {
        let server = try ReferenceServer.open().start()
        defer { server.stop() }
        let entry = ProbeCatalog.Entry(id: "one", port: server.port, models: ["reference-chat", "reference-embedding"])
        try ProbeCatalog.with([entry]) { project in
            let outcome = try project.tool.run("probe", "--repeat", "1")
            #expect(outcome.status == 0, "\(outcome)")
            let files = try project.observations()
            #expect(files.keys.sorted() == ["one/endpoint.json", "one/m0.json", "one/m1.json"], "\(outcome)")
            #expect(try project.tool.run("check").status == 0)
            let form = try project.tool.run("fmt", "--check")
            #expect(form.status == 0, "\(form)")

            // The same again changes no byte, and right after nothing is due.
            #expect(try project.tool.run("probe", "--repeat", "1").status == 0)
            #expect(try project.observations() == files)
            let before = server.requests.count
            let none = try project.tool.run("probe", "--only-stale", "--repeat", "1")
            #expect(none.status == 0 && none.output == "nothing to probe\n", "\(none)")
            #expect(server.requests.count == before)

            let build = try project.tool.run("build")
            #expect(build.status == 0, "\(build)")
            let page = try project.root.text("site/providers/one/index.html")
            #expect(page.contains("observed"), "the observation stands on the page")
        }
    }

    @Test func isBelievedAboutAChangeOnlyTheSecondTime() throws {
        let reference = ReferenceServer.open()
        let isChanged = Shared(false)
        let front = try TestServer { request in
            // The stream loses its end.
            if isChanged.withLock({ $0 }), request.text.contains("\"stream\":true") {
                var reply = reference.reply(to: request)
                reply.isDone = false
                return reply.wire.script
            }
            return reference.reply(to: request).wire.script
        }
        defer { front.stop() }
        try ProbeCatalog.with([ProbeCatalog.Entry(id: "one", port: front.port)]) { project in
            let run = ["probe", "--capability", "streaming", "--repeat", "1"]
            func cell() throws -> JSONValue? {
                let text = try project.root.text("data/probes/one/m0.json")
                return JSONReader.read(Array(text.utf8), path: "record").0?["models"]?["reference-chat"]?["capabilities"]?["streaming"]
            }
            #expect(try project.tool.run(all: run).status == 0)
            #expect(try cell()?["verdict"]?.string == "supported")
            isChanged.withLock { $0 = true }
            try Self.waitForTheNextSecond()
            #expect(try project.tool.run(all: run).status == 0)
            #expect(try cell()?["verdict"]?.string == "supported")
            #expect(try cell()?["pending"]?["verdict"]?.string == "partial")
            let due = try project.tool.run(all: run + ["--only-stale", "--dry-run"])
            #expect(!due.output.contains("nothing to probe") && due.output.contains("streaming"), "\(due)")
            try Self.waitForTheNextSecond()
            #expect(try project.tool.run(all: run).status == 0)
            #expect(try cell()?["verdict"]?.string == "partial")
            #expect(try cell()?["pending"] == nil)
        }
    }

    /// Dates of observations are whole seconds.
    private static func waitForTheNextSecond() throws { Thread.sleep(forTimeInterval: 1.1) }

    @Test func sharesTheWorkByFile() throws {
        let server = try ReferenceServer.open().start()
        defer { server.stop() }
        let models = (0..<6).map { "m-\($0)" }
        let entries = ["one", "two", "three"].map { ProbeCatalog.Entry(id: $0, port: server.port, models: models) }
        try ProbeCatalog.with(entries) { project in
            let all = Set(entries.flatMap { entry in ["endpoint", "m0", "m1", "m2", "m3", "m4", "m5"].map { "\(entry.id)/\($0).json" } })
            var seen: [String] = []
            for number in 1...3 {
                let outcome = try project.tool.run(
                    "probe", "--shard", "\(number)/3", "--capability", "model-list", "--capability", "logprobs", "--repeat", "1")
                #expect(outcome.status == 0, "\(outcome)")
                let files = try project.observations()
                #expect(!files.isEmpty)
                seen += files.keys
                try FileManager.default.removeItem(at: project.root.url.appendingPathComponent("data/probes"))
            }
            #expect(seen.count == all.count && Set(seen) == all, "\(seen.sorted())")
        }
    }

    @Test func probesOnlyWhatWasNamed() throws {
        let server = try ReferenceServer.open().start()
        defer { server.stop() }
        let entries = ["one", "two"].map {
            ProbeCatalog.Entry(id: $0, port: server.port, models: ["reference-chat", "reference-reasoner"])
        }
        try ProbeCatalog.with(entries) { project in
            func written(_ arguments: String...) throws -> [String] {
                let outcome = try project.tool.run(
                    all: ["probe", "--capability", "chat-completions", "--capability", "model-list"] + arguments)
                #expect(outcome.status == 0, "\(outcome)")
                defer { try? FileManager.default.removeItem(at: project.root.url.appendingPathComponent("data/probes")) }
                return try project.observations().keys.sorted()
            }
            #expect(try written("--provider", "two") == ["two/endpoint.json", "two/m0.json", "two/m1.json"])
            #expect(try written("--model", "*-chat") == ["one/m0.json", "two/m0.json"])
            #expect(try written("--model", "*reasoner", "--provider", "one") == ["one/m1.json"])
            #expect(try written("--model", "none") == [])
            let unknown = try project.tool.run("probe", "--provider", "tow")
            #expect(unknown.status == 1)
            #expect(unknown.errors == "error: there is no provider \"tow\"; did you mean \"two\"?\n", "\(unknown)")
        }
    }

    @Test func goesOnAfterADeadProvider() throws {
        let server = try ReferenceServer.open().start()
        let dead = try TestServer(.close)
        dead.stop()
        let broken = try TestServer(.reset)
        defer { (server.stop(), broken.stop()) }
        let ports = [("dead", dead.port), ("live", server.port), ("reset", broken.port), ("well", server.port)]
        try ProbeCatalog.with(ports.map { ProbeCatalog.Entry(id: $0.0, port: $0.1) }) { project in
            let outcome = try project.tool.run("probe", "--capability", "chat-completions", "--format", "json", "--timeout", "10")
            #expect(outcome.status == 0, "\(outcome)")
            let reports = try #require(try ProbeEndpointTests.json(outcome)["reports"]?.array)
            #expect(reports.compactMap { $0["provider"]?.string } == ["dead", "live", "reset", "well"])
            let verdicts = reports.flatMap { ProbeEndpointTests.cells($0) }.compactMap { $0.1["verdict"]?.string }
            #expect(verdicts == ["inconclusive", "supported", "inconclusive", "supported"], "\(outcome)")
            let all = try project.tool.run("probe", "--provider", "dead", "--capability", "chat-completions")
            #expect(all.status == 2, "\(all)")
            #expect(try project.tool.run("check").status == 0)
        }
    }

    @Test func plansTheWholeCatalogWithItsPrices() throws {
        let server = try ReferenceServer.open().start()
        defer { server.stop() }
        let entries = [
            ProbeCatalog.Entry(id: "one", port: server.port), ProbeCatalog.keyed("two", server.port, variable: "PROBE_UNSET_KEY"),
        ]
        try ProbeCatalog.with(entries) { project in
            let plan = try project.tool.run("probe", "--dry-run")
            #expect(plan.status == 0)
            #expect(plan.output.contains("one, http://127.0.0.1:\(server.port)/v1\n  once\n"), "\(plan)")
            #expect(plan.output.contains("  for each of 1 model: reference-chat\n"), "\(plan)")
            #expect(plan.output.contains(" USD\n"), "\(plan)")
            #expect(plan.errors == "skipped two: PROBE_UNSET_KEY is not set\n", "\(plan)")
            #expect(server.connectionCount == 0)
            #expect(try project.observations().isEmpty)
        }
    }

    @Test func stopsBeforeItSpendsMoreThanItMay() throws {
        let server = try ReferenceServer.open().start()
        defer { server.stop() }
        try ProbeCatalog.with([ProbeCatalog.Entry(id: "one", port: server.port)]) { project in
            let outcome = try project.tool.run("probe", "--budget", "0", "--capability", "chat-completions", "--format", "json")
            #expect(outcome.status == 0, "\(outcome)")
            let report = try #require(try ProbeEndpointTests.json(outcome)["reports"]?.array?.first)
            #expect(ProbeEndpointTests.cells(report).allSatisfy { $0.1["reason"]?.string == "budget-spent" }, "\(outcome)")
            // What no price is known for is asked all the same: the lists, and a model that does not exist.
            #expect(!server.requests.contains { $0.text.contains("reference-chat") })
        }
    }

    @Test func probesNothingWhereTheRecordsHaveProblems() throws {
        let server = try ReferenceServer.open().start()
        defer { server.stop() }
        try ProbeCatalog.with([ProbeCatalog.Entry(id: "one", port: server.port)], ["data/providers/one/models/m0.json": "{"]) { project in
            let outcome = try project.tool.run("probe")
            #expect(outcome.status == 1)
            #expect(outcome.errors.contains("error: the records have problems, and nothing was probed\n"), "\(outcome)")
            #expect(server.connectionCount == 0)
        }
    }

    @Test func leavesSoftwareToThoseWhoRunIt() throws {
        let server = try ReferenceServer.open().start()
        defer { server.stop() }
        let entry = ProbeCatalog.Entry(id: "one", port: server.port)
        let path = "data/providers/one/provider.json"
        let text = try #require(ProbeCatalog.files([entry])[path])
        for kind in ["\"self-hosted\"", "\"local\""] {
            try ProbeCatalog.with([entry], [path: text.replacingOccurrences(of: "\"gateway\"", with: kind)]) { project in
                let outcome = try project.tool.run("probe")
                #expect(outcome.status == 0)
                #expect(outcome.errors == "skipped one: it runs wherever somebody starts it: probe it with --provider one --endpoint URL\n")
                #expect(try project.observations().isEmpty)
                let own = try project.tool.run(
                    "probe", "--provider", "one", "--endpoint", server.address("/v1"), "--model", "reference-chat", "--capability",
                    "logprobs",
                    "--server-version", "1.2.3")
                #expect(own.status == 0, "\(own)")
                #expect(try project.observations().keys.sorted() == ["one/1.2.3/reference-chat.json"], "\(own)")
                #expect(try project.tool.run("check").status == 0)
            }
        }
    }
}
