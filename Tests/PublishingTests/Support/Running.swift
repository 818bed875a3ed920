import Foundation
import Testing

/// What a program printed, and how it ended.
struct Run {
    let status: Int32
    let output: String

    /// Runs a program found on the path with `input` as its standard input.
    init(_ program: String, _ arguments: [String], input: String = "", environment: [String: String] = [:]) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [program] + arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        let (input_, output_) = (Pipe(), Pipe())
        process.standardInput = input_
        process.standardOutput = output_
        process.standardError = output_
        try process.run()
        try input_.fileHandleForWriting.write(contentsOf: Data(input.utf8))
        try input_.fileHandleForWriting.close()
        output = String(decoding: try output_.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        process.waitUntilExit()
        status = process.terminationStatus
    }

    static func has(_ program: String) -> Bool {
        do { return try Run(program, ["--version"]).status == 0 } catch { return false }
    }
}
