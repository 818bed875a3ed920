extension Program {
    /// What the program can do.
    package var help: String {
        var text = HelpText()
        text.paragraph("\(name): \(summary)")
        text.section("Usage", lines: ["\(name) COMMAND [flags]"])
        text.section("Commands", rows: commands.map { ($0.name, $0.summary) } + [("help COMMAND", "show the flags of a command")])
        text.section("Flags", rows: [("-h, --help", "show this help"), ("--version", "show the version")])
        return text.text
    }

    func help(for command: Command<Action>) -> String {
        var text = HelpText()
        text.paragraph("\(name) \(command.name): \(command.summary)")
        if let details = command.details { text.paragraph(details) }
        let positions = command.arguments.map(\.position)
        let usage = [name, command.name] + (command.parameters.isEmpty ? [] : ["[flags]"]) + positions.map(\.usage)
        text.section("Usage", lines: [usage.joined(separator: " ")])
        text.section("Arguments", rows: positions.map { ($0.name, $0.help) })
        text.section("Flags", rows: command.parameters.map { row($0.declaration) } + [("-h, --help", "show this help")])
        text.section("Exit status", rows: command.exitStatuses.map { (String($0.status), $0.meaning) })
        text.section("Examples", lines: command.examples.map { "\(name) \($0)" })
        return text.text
    }

    private func row(_ declaration: ParameterDeclaration) -> (String, String) {
        var remarks: [String] = []
        if declaration.isRepeatable { remarks.append("may be repeated") }
        if let text = declaration.defaultText { remarks.append("default: " + text) }
        let label = declaration.flag + (declaration.placeholder.map { " " + $0 } ?? "")
        return (label, declaration.help + (remarks.isEmpty ? "" : " (\(remarks.joined(separator: ", ")))"))
    }
}
