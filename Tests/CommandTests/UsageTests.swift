import Foundation
import Testing

@Suite struct UsageTests {
    @Test(arguments: [
        (["biuld"], "did you mean 'build'?"), (["build", "--basurl", "x"], "did you mean '--base-url'?"),
        (["build", "--as-of", "June"], "it must be a date such as 2026-06-17"),
        (["check", "--format", "xml"], "text"), (["render"], "TEMPLATE"), ([], "no command"),
    ])
    func refusesWrongUsageWithAHint(_ arguments: [String], _ part: String) throws {
        try Project.with { project in
            let outcome = try project.tool.run(all: arguments)
            #expect(outcome.status == 64, "\(outcome)")
            #expect(outcome.errors.contains(part), "\(outcome)")
            #expect(outcome.errors.contains("--help'"), "\(outcome)")
            #expect(outcome.output.isEmpty)
        }
    }

    @Test(arguments: ["build", "check", "fmt", "checked", "schema", "init", "add", "render", "serve"])
    func explainsEachCommand(_ command: String) throws {
        try Project.with { project in
            let help = try project.tool.run(command, "--help")
            #expect(help.status == 0)
            #expect(help.output.contains("compat-matrix \(command)"), "\(help)")
            #expect(help.output.split(separator: "\n").allSatisfy { $0.count <= 80 }, "\(help)")
            #expect(try project.tool.run("help", command).output == help.output)
            #expect(try project.tool.run("--help").output.contains(command))
        }
    }
}
