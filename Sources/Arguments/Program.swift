/// The whole table, and what a program is asked to do by its arguments.
package struct Program<Action: Sendable>: Sendable {
    package enum Invocation: Sendable {
        case run(Action, ParsedArguments)
        /// Help or version, ready for standard output.
        case print(String)
    }

    let name: String
    let summary: String
    let version: String
    let commands: [Command<Action>]

    package init(_ name: String, summary: String, version: String, commands: [Command<Action>]) {
        self.name = name
        self.summary = summary
        self.version = version
        self.commands = commands
    }

    /// - Parameter arguments: without the name of the program.
    package func parse(_ arguments: [String]) throws(UsageError) -> Invocation {
        guard let first = arguments.first else { throw error("no command is given") }
        let rest = arguments.dropFirst()
        switch first {
        case "--help", "-h": return .print(help)
        case "--version":
            if let extra = rest.first { throw error("unexpected argument \(quoted(extra))") }
            return .print("\(name) \(version)\n")
        case "help": return .print(try help(for: rest))
        case _ where first.utf8.first == UInt8(ascii: "-"): throw unknownFlag(first)
        default:
            let command = try command(named: first)
            if asksForHelp(rest) { return .print(help(for: command)) }
            var parser = CommandParser(program: name, command: command)
            return .run(command.action, try parser.parse(rest))
        }
    }

    private func command(named name: String) throws(UsageError) -> Command<Action> {
        if let command = commands.first(where: { $0.name == name }) { return command }
        throw error("unknown command \(quoted(name))" + suggestion(for: name, among: commands.map(\.name) + ["help"]))
    }

    private func help(for arguments: ArraySlice<String>) throws(UsageError) -> String {
        guard let name = arguments.first, !["--help", "-h", "help"].contains(name) else { return help }
        if let extra = arguments.dropFirst().first { throw error("unexpected argument \(quoted(extra))") }
        return help(for: try command(named: name))
    }

    private func asksForHelp(_ arguments: ArraySlice<String>) -> Bool {
        arguments.prefix { $0 != "--" }.contains { $0 == "--help" || $0 == "-h" }
    }

    private func unknownFlag(_ text: String) -> UsageError {
        let flag = String(text.prefix { $0 != "=" })
        if let command = commands.first(where: { $0.parameters.contains { $0.declaration.flag == flag } }) {
            return error("\(flag) belongs after a command, e.g. '\(name) \(command.name) \(flag)'")
        }
        return error("unknown flag \(quoted(flag))" + suggestion(for: flag, among: ["--help", "--version"]))
    }

    private func error(_ message: String) -> UsageError {
        UsageError(message: message, hint: "see '\(name) --help'")
    }
}
