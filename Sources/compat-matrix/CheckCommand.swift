import Arguments
import Diagnostics
import Files
import Publishing
import Records

/// Says every problem in the data.
enum CheckCommand {
    enum Format: String, CaseIterable {
        case text, json, github
    }

    private static let format = Option("format", default: Format.text, help: "for people, for programs, or as workflow annotations")

    static let command = Command<CommandTable.Action>(
        "check", summary: "say every problem in the records",
        details:
            "Reads every record, holds it against its format and against the others, and shows all problems at once, each with its place and what to do.",
        parameters: [SharedOptions.data, SharedOptions.asOf, SharedOptions.strict, format],
        exitStatuses: ExitStatus.meanings,
        examples: ["check", "check --format json", "check --data example/data --as-of 2026-06-30"],
        action: run
    )

    @Sendable private static func run(_ arguments: ParsedArguments, _ console: Console) -> ExitStatus {
        let data = FileTree.folder(arguments.value(of: SharedOptions.data))
        let workspace = Workspace(console: console, trees: [data])
        var problems: [Diagnostic]
        do {
            let (catalog, found) = try CatalogLoader.load(data, today: arguments.value(of: SharedOptions.asOf) ?? console.today)
            problems = found
            if let catalog { problems += checkProse(catalog) }
        } catch {
            return workspace.fail(error)
        }
        let located = workspace.locate(problems)
        switch arguments.value(of: format) {
        case .text:
            for problem in located { console.print(problem.text(color: console.hasColor)) }
            console.print(Workspace.summary(located.map(\.diagnostic)) + "\n")
        case .json:
            for problem in located { console.print(problem.json) }
        case .github:
            for problem in located { console.print(problem.annotation) }
        }
        let isStrict = arguments.isSet(SharedOptions.strict)
        return problems.hasErrors || isStrict && !problems.isEmpty ? .problems : .fine
    }
}
