import Foundation
import Testing

/// The built program, run as a person runs it.
struct Tool {
    struct Outcome: CustomStringConvertible {
        let status: Int32
        let output: String
        let errors: String

        var description: String { "status \(status)\n--- output\n\(output)\n--- errors\n\(errors)" }
    }

    /// Where it runs; removed by whoever made it.
    let folder: URL

    /// The products of a build stand beside one another.
    static var path: String { executable.path }

    static let executable: URL = {
        let products = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        #if os(macOS)
        return Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }?.bundleURL.deletingLastPathComponent()
            .appendingPathComponent("compat-matrix") ?? products.appendingPathComponent("compat-matrix")
        #else
        return products.appendingPathComponent("compat-matrix")
        #endif
    }()

    func run(_ arguments: String..., input: String = "", environment: [String: String] = [:]) throws -> Outcome {
        try run(all: arguments, input: input, environment: environment)
    }

    func run(all arguments: [String], input: String = "", environment: [String: String] = [:]) throws -> Outcome {
        try start(all: arguments, input: input, environment: environment).outcome()
    }

    func start(_ arguments: String..., input: String = "", environment: [String: String] = [:]) throws -> Running {
        try start(all: arguments, input: input, environment: environment)
    }

    /// Whoever starts it asks for its outcome.
    func start(all arguments: [String], input: String = "", environment: [String: String] = [:]) throws -> Running {
        let process = Process()
        process.executableURL = Self.executable
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        let running = Running(process: process, scratch: try TemporaryFolder())
        // Files rather than pipes: nothing to drain, nothing to block on.
        process.standardInput = try FileHandle(forReadingFrom: running.scratch.file("in", input))
        process.standardOutput = try FileHandle(forWritingTo: running.scratch.file("out", ""))
        process.standardError = try FileHandle(forWritingTo: running.scratch.file("err", ""))
        do {
            try process.run()
        } catch {
            running.scratch.remove()
            throw error
        }
        return running
    }

    /// The program while it runs.
    struct Running {
        fileprivate let process: Process
        fileprivate let scratch: TemporaryFolder

        var id: Int32 { process.processIdentifier }
        func send(_ signal: Int32) { kill(id, signal) }

        /// Waits for the end.
        func outcome() throws -> Outcome {
            defer { scratch.remove() }
            process.waitUntilExit()
            return Outcome(status: process.terminationStatus, output: try scratch.text("out"), errors: try scratch.text("err"))
        }
    }
}

extension Tool {
    /// Starts the program and leaves it running.
    func start(_ arguments: [String], output: FileHandle, errors: FileHandle) throws -> Process {
        let process = Process()
        process.executableURL = Self.executable
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        return process
    }
}

struct TemporaryFolder {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appendingPathComponent("compat-matrix-" + UUID().uuidString)
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    func file(_ path: String, _ text: String) throws -> URL {
        let file = url.appendingPathComponent(path)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
        return file
    }

    func text(_ path: String) throws -> String {
        String(decoding: try Data(contentsOf: url.appendingPathComponent(path)), as: UTF8.self)
    }

    func exists(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: url.appendingPathComponent(path).path)
    }

    func remove() {
        try? FileManager.default.removeItem(at: url)
    }
}
