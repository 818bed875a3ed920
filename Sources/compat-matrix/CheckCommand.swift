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

    private static let explain = Option<String?>(
        "explain", "ID", help: "say what a kind of problem means, or `all` of them, and check nothing")
    private static let statistics = Flag("stats", help: "count how much is known, sourced, verified, disputed and stale")

    static let command = Command<CommandTable.Action>(
        "check", summary: "say every problem in the records",
        details:
            "Reads every record, holds it against its format and against the others, and shows all problems at once, each with its place and what to do.",
        parameters: [SharedOptions.data, SharedOptions.asOf, SharedOptions.strict, format, statistics, explain],
        exitStatuses: ExitStatus.meanings,
        examples: [
            "check", "check --format json", "check --stats", "check --explain unknown-key", "check --data example/data --as-of 2026-06-30",
        ],
        action: run
    )

    @Sendable private static func run(_ arguments: ParsedArguments, _ console: Console) -> ExitStatus {
        if let id = arguments.value(of: explain) { return explain(id, console) }
        let data = FileTree.folder(arguments.value(of: SharedOptions.data))
        let workspace = Workspace(console: console, trees: [data])
        var problems: [Diagnostic]
        do {
            let (catalog, found) = try CatalogLoader.load(data, today: arguments.value(of: SharedOptions.asOf) ?? console.today)
            problems = found
            if let catalog {
                problems += checkProse(catalog)
                if arguments.isSet(statistics) {
                    let edition = Edition(catalog: catalog, asOf: arguments.value(of: SharedOptions.asOf) ?? console.today)
                    console.print(StatisticsTable(edition).text)
                    let isStrict = arguments.isSet(SharedOptions.strict)
                    let grave = isStrict ? problems : problems.filter { $0.severity == .error }
                    return workspace.report(grave, isStrict: isStrict) ? .problems : .fine
                }
            }
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

    private static func explain(_ id: String, _ console: Console) -> ExitStatus {
        if id == "all" {
            console.print(RuleBook.page)
            return .fine
        }
        if let entry = RuleBook.entries.first(where: { $0.id == id }) {
            console.print(entry.text)
            return .fine
        }
        let meant = closestMatch(to: id, among: RuleBook.entries.map(\.id))
        console.printError(
            "error: no problem is called \"\(visible(id))\"\n  fix: \(meant.map { "did you mean \"\($0)\"?" } ?? "--explain all lists them")\n"
        )
        return .problems
    }
}
