import Arguments
import Diagnostics
import Files
import Records

/// "I read that source again and it still says so."
enum CheckedCommand {
    private static let source = Argument("SOURCE", help: "the id of a source")
    private static let date = Argument(optional: "DATE", help: "when it was read, such as 2026-06-17; today when left out")
    private static let records = Option<String?>(
        "in", "RECORD", help: "only in this record, such as providers/vllm or models/meta/llama-4-maverick; all that have it when left out")
    private static let dryRun = Flag("dry-run", help: "only show what rests on it")

    static let command = Command<CommandTable.Action>(
        "checked", summary: "note that a source was read again and still says so",
        details: "Shows the facts that rest on the source, then moves its date: one line of each record that has it, and nothing else.",
        arguments: [source, date],
        parameters: [SharedOptions.data, records, dryRun],
        exitStatuses: ExitStatus.meanings,
        examples: ["checked vllm-docs", "checked vllm-docs 2026-06-17 --in providers/vllm", "checked vllm-docs --dry-run"],
        action: run
    )

    @Sendable private static func run(_ arguments: ParsedArguments, _ console: Console) -> ExitStatus {
        let data = FileTree.folder(arguments.value(of: SharedOptions.data))
        let workspace = Workspace(console: console, trees: [data])
        let id = arguments.value(of: source)
        do {
            let day = try reading(arguments.value(of: date), console)
            let revision = try SourceRevision(of: id, in: data, records: arguments.value(of: records))
            if workspace.report(revision.problems, isStrict: false) { return .problems }
            try requireOneDocument(id, revision)
            show(revision, data, console)
            return try move(revision, to: day, onlyShows: arguments.isSet(dryRun), data, console)
        } catch {
            return workspace.fail(error)
        }
    }

    private static func reading(_ text: String?, _ console: Console) throws(Refusal) -> PartialDate {
        guard let text else { return console.today }
        guard let day = PartialDate(text) else { throw Refusal(message: "\"\(text)\" is no date", fix: "write 2026-06-17 or 2026-06") }
        guard day.firstDay <= console.today.firstDay else {
            throw Refusal(message: "\(text) is in the future (today is \(console.today.text))", fix: "write the day on which it was read")
        }
        return day
    }

    private static func requireOneDocument(_ id: String, _ revision: SourceRevision) throws(Refusal) {
        guard let first = revision.places.first else {
            let meant = closestMatch(to: id, among: revision.knownIDs)
            throw Refusal(
                message: "no record has a source \"\(id)\"", fix: meant.map { "did you mean \"\($0)\"?" } ?? "name an id of a sources table"
            )
        }
        if let other = revision.places.first(where: { !$0.isSameDocument(as: first) }) {
            throw Refusal(
                message: "\"\(id)\" is \"\(first.title)\" in \(first.path) and \"\(other.title)\" in \(other.path)",
                fix: "say which record you mean with --in")
        }
    }

    private static func show(_ revision: SourceRevision, _ data: FileTree, _ console: Console) {
        guard let source = revision.places.first else { return }
        console.print(visible("\(source.title), \(source.publisher)") + "\n" + (source.url.map { visible($0) + "\n" } ?? ""))
        var path = ""
        for fact in revision.facts {
            if fact.path != path {
                path = fact.path
                console.print("\n\(visible(data.shown(path)))\n")
            }
            console.print("  \(visible(fact.keys)): \(visible(fact.words))\n")
        }
        if revision.facts.isEmpty { console.print("\nnothing rests on it\n") }
        console.print("\n")
    }

    private static func move(
        _ revision: SourceRevision, to day: PartialDate, onlyShows: Bool, _ data: FileTree, _ console: Console
    ) throws -> ExitStatus {
        if let newer = revision.places.first(where: { day < $0.checked }) {
            throw Refusal(
                message: "\(newer.path) says that it was read on \(newer.checked.text), after \(day.text)", fix: "name a later day")
        }
        for place in revision.places {
            let moves = place.checked != day
            if moves, !onlyShows { try writeAtomically(place.bytes(checked: day), to: data.shown(place.path)) }
            let verb = !moves ? "already" : onlyShows ? "would become" : "->"
            console.print("\(visible(data.shown(place.path))): checked \(place.checked.text) \(verb) \(day.text)\n")
        }
        return .fine
    }
}
