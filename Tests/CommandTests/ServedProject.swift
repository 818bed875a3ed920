import Foundation
import Testing

/// A running `serve` on a project of its own.
struct ServedProject {
    struct NotReady: Error {
        let output: String
    }

    let project: Project
    let process: Process
    let port: Int

    var output: String { (try? project.root.text("out.txt")) ?? "" }
    var errors: String { (try? project.root.text("err.txt")) ?? "" }

    /// Runs a test and ends the server afterwards.
    static func with(_ changes: [String: String] = [:], _ arguments: [String] = [], _ body: (ServedProject) throws -> Void) throws {
        try Project.with(changes) { project in
            let served = try ServedProject(project, arguments)
            defer {
                served.process.terminate()
                served.process.waitUntilExit()
            }
            try body(served)
        }
    }

    private init(_ project: Project, _ arguments: [String]) throws {
        self.project = project
        let files = try (project.root.file("out.txt", ""), project.root.file("err.txt", ""))
        process = try project.tool.start(
            ["serve", "--port", "0"] + arguments, output: FileHandle(forWritingTo: files.0), errors: FileHandle(forWritingTo: files.1))
        let end = ContinuousClock.now + .seconds(60)
        while true {
            let output = try project.root.text("out.txt")
            if let match = output.firstMatch(of: #/http://127\.0\.0\.1:(\d+)/.*\n/#), let port = Int(match.1) {
                self.port = port
                return
            }
            guard ContinuousClock.now < end, process.isRunning else { throw NotReady(output: output + (try project.root.text("err.txt"))) }
            usleep(10_000)
        }
    }

    /// One request on a connection of its own.
    func ask(_ target: String, _ fields: [String] = [], method: String = "GET", host: String? = nil) throws -> RawReply {
        let head = ["\(method) \(target) HTTP/1.1", "Host: \(host ?? "127.0.0.1:\(port)")", "Connection: close"] + fields
        return try raw(head.joined(separator: "\r\n") + "\r\n\r\n")
    }

    func raw(_ text: String) throws -> RawReply {
        let client = try RawClient(port: port)
        client.send(text)
        return RawReply(client.receive(for: .seconds(20)))
    }

    func breakRecord() throws {
        _ = try project.root.file(
            "data/providers/example/provider.json",
            Project.provider.replacingOccurrences(of: "\"kind\"", with: "\"<b>kn&id\""))
    }
}
