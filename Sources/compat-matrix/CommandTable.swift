import Arguments

/// Every command, as one table: what it is called, what it takes, what it does.
enum CommandTable {
    typealias Action = @Sendable (ParsedArguments, Console) -> ExitStatus

    static let version = "0.1.0"

    static let program = Program<Action>(
        "compat-matrix",
        summary: "Builds the reference site on OpenAI-compatible APIs from records in git.",
        version: version,
        commands: [
            BuildCommand.command, CheckCommand.command, FormatCommand.command, CheckedCommand.command, RenderCommand.command,
            SchemaCommand.command, InitCommand.command, AddCommand.command, ProbeCommand.command, ServeCommand.command,
        ]
    )

    static func run(_ arguments: [String], _ console: Console) -> ExitStatus {
        do {
            switch try program.parse(arguments) {
            case .print(let text):
                console.print(text)
                return .fine
            case .run(let action, let arguments):
                return action(arguments, console)
            }
        } catch {
            console.printError("error: \(error.message)\n\(error.hint)\n")
            return .usage
        }
    }
}
