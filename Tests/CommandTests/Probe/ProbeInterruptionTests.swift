import Foundation
import ReferenceServer
import TestServer
import Testing

/// Whatever ends a run, the data are as they were or as they should be.
struct ProbeInterruptionTests {
    /// Answers for the first model, and hangs at the second.
    private static func slowServer() throws -> TestServer {
        let reference = ReferenceServer.open([ServedModel("fast", .chat), ServedModel("slow", .chat)])
        return try TestServer { request in
            request.text.contains("\"model\":\"slow\"") ? .hang : reference.reply(to: request).wire.script
        }
    }

    private static func with(_ body: (Project, TestServer) throws -> Void) throws {
        let server = try slowServer()
        defer { server.stop() }
        try ProbeCatalog.with([ProbeCatalog.Entry(id: "one", port: server.port, models: ["fast", "slow"])]) { try body($0, server) }
    }

    private static let arguments = ["probe", "--capability", "logprobs", "--capability", "model-list", "--timeout", "60"]

    /// Waits for what a run is expected to do by then.
    private static func wait(_ isDone: () throws -> Bool) throws {
        for _ in 0..<600 where try !isDone() { Thread.sleep(forTimeInterval: 0.05) }
        #expect(try isDone())
    }

    private static func expectNoTrace(of process: Int32, in project: Project) throws {
        for name in try FileManager.default.subpathsOfDirectory(atPath: project.root.url.path) {
            #expect(!name.contains(".compat-matrix-") || name.hasSuffix("manifest"), "\(name)")
        }
        #expect(children(of: process).isEmpty, "a worker is left")
    }

    @Test(arguments: [SIGINT, SIGTERM]) func keepsWhatIsFinished(_ signal: Int32) throws {
        try Self.with { project, server in
            let run = try project.tool.start(all: Self.arguments)
            try Self.wait { try project.observations()["one/m0.json"] != nil && server.requests.contains { $0.text.contains("\"slow\"") } }
            let start = ContinuousClock.now
            run.send(signal)
            let outcome = try run.outcome()
            #expect(ContinuousClock.now - start < .seconds(3))
            #expect(outcome.errors.contains("stopping; what is finished is kept"), "\(outcome)")
            #expect(outcome.status == 2, "a run that was cut short looks like a whole one")
            let files = try project.observations()
            #expect(files.keys.sorted() == ["one/m0.json"], "\(outcome)")
            #expect(!files.values.contains { $0.contains("\"stopped\"") })
            try Self.expectNoTrace(of: run.id, in: project)
            #expect(try project.tool.run("check").status == 0)
        }
    }

    @Test func goesOnAfterItWasKilled() throws {
        try Self.with { project, server in
            let run = try project.tool.start(all: Self.arguments)
            try Self.wait { try project.observations()["one/m0.json"] != nil && server.requests.contains { $0.text.contains("\"slow\"") } }
            let workers = Self.children(of: run.id)
            #expect(!workers.isEmpty)
            run.send(SIGKILL)
            _ = try run.outcome()
            let files = try project.observations()
            #expect(files.keys.sorted() == ["one/m0.json"])
            #expect(try project.tool.run("check").status == 0)
            let again = try project.tool.run(all: Self.arguments + ["--only-stale", "--dry-run"])
            #expect(again.output.contains("  for each of 1 model: slow\n"), "\(again)")
            // The workers end with their parent.
            try Self.wait { !workers.contains { FileManager.default.fileExists(atPath: "/proc/\($0)/exe") } }
        }
    }

    private static func children(of process: Int32) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return names.filter { name in
            guard Int32(name) != nil, let status = try? String(contentsOfFile: "/proc/\(name)/stat", encoding: .utf8) else { return false }
            let fields = status.split(separator: ")").last?.split(separator: " ") ?? []
            return fields.count > 1 && fields[1] == "\(process)"
        }
    }

    @Test func printsWhatItHasOfAnEndpoint() throws {
        try Self.with { project, server in
            let run = try project.tool.start(
                "probe", "--endpoint", server.address("/v1"), "--format", "json", "--capability", "logprobs", "--timeout", "60")
            try Self.wait { server.requests.contains { $0.text.contains("\"slow\"") } && server.requests.count > 12 }
            Thread.sleep(forTimeInterval: 1)
            run.send(SIGINT)
            let report = try ProbeEndpointTests.json(run.outcome())
            let fast = report["models"]?["fast"]?["capabilities"]?["logprobs"]
            #expect(fast?["verdict"]?.string == "supported")
            #expect(report["models"]?["slow"]?["capabilities"]?["logprobs"]?["verdict"]?.string == "inconclusive")
        }
    }

    // MARK: Disks

    @Test func saysThatTheFolderCannotBeWritten() throws {
        let server = try ReferenceServer.open().start()
        defer { server.stop() }
        try ProbeCatalog.with([ProbeCatalog.Entry(id: "one", port: server.port)]) { project in
            // A file where the folder should be refuses everybody, root too.
            _ = try project.root.file("data/probes/one", "")
            let outcome = try project.tool.run("probe", "--capability", "logprobs", "--capability", "model-list")
            #expect(outcome.status == 1 || outcome.status == 2, "\(outcome)")
            #expect(outcome.errors.contains("error: "), "\(outcome)")
            #expect(try project.root.text("data/probes/one").isEmpty)
        }
    }

    @Test(.enabled(if: ProbeInterruptionTests.canMount, "a full disk is a tmpfs, which takes root and a mount namespace"))
    func endsOnAFullDisk() throws {
        let server = try ReferenceServer.open().start()
        defer { server.stop() }
        let entry = ProbeCatalog.Entry(id: "one", port: server.port, models: (0..<12).map { "m-\($0)" })
        try ProbeCatalog.with([entry]) { project in
            let script = """
                mkdir -p data/probes/one && mount -t tmpfs -o nr_inodes=1 tmpfs data/probes/one || exit 99
                "$0" probe --capability logprobs --timeout 10; status=$?
                ls -A data/probes/one; exit $status
                """
            let process = Process()
            process.executableURL = URL(fileURLWithPath: "/usr/bin/unshare")
            process.arguments = ["-m", "sh", "-c", script, Tool.path]
            process.currentDirectoryURL = project.root.url
            let (output, errors) = try (project.root.file("out", ""), project.root.file("err", ""))
            process.standardOutput = try FileHandle(forWritingTo: output)
            process.standardError = try FileHandle(forWritingTo: errors)
            try process.run()
            process.waitUntilExit()
            let text = try project.root.text("err")
            #expect(process.terminationStatus == 2, "\(text)")
            #expect(text.contains("error: cannot write data/probes/one/m") && text.contains("no space left on device"), "\(text)")
            let listed = try project.root.text("out").split(separator: "\n").filter {
                $0.hasPrefix(".") || $0.hasPrefix("m") && $0.hasSuffix(".json")
            }
            #expect(listed.isEmpty, "half-written: \(listed)")
            let asked = Set((0..<12).filter { number in server.requests.contains { $0.text.contains("\"m-\(number)\"") } })
            #expect(asked.count <= 4, "it goes on to spend for nothing: \(asked.sorted())")
        }
    }

    static let canMount: Bool = {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/unshare")
        process.arguments = ["-m", "sh", "-c", "mount -t tmpfs -o nr_inodes=1 tmpfs /mnt"]
        process.standardError = nil
        guard FileManager.default.isExecutableFile(atPath: "/usr/bin/unshare"), (try? process.run()) != nil else { return false }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }()

    @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "needs /dev/full")) func saysThatTheTraceIsNotComplete() throws
    {
        let server = try ReferenceServer.open().start()
        defer { server.stop() }
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let tool = Tool(folder: folder.url)
        let all = ["probe", "--endpoint", server.address("/v1"), "--model", "reference-chat", "--capability", "logprobs"]
        let full = try tool.run(all: all + ["--trace", "/dev/full"])
        #expect(full.status == 2)
        #expect(full.output.contains("+ logprobs"), "the report is there all the same: \(full)")
        #expect(
            full.errors.hasSuffix(
                "error: the trace /dev/full is not complete: No space left on device\n  fix: make room, or name a file elsewhere\n"),
            "\(full)")
        let before = server.requests.count
        let nowhere = try tool.run(all: all + ["--trace", "nowhere/trace"])
        #expect(nowhere.status == 2 && nowhere.errors.hasPrefix("error: nowhere/trace can't be written: No such file"), "\(nowhere)")
        #expect(server.requests.count == before)
    }
}
