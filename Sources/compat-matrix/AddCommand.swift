import Arguments
import Diagnostics
import Files
import Records

/// Writes a skeleton record and says what to fill in.
enum AddCommand {
    private enum RecordWord: String, CaseIterable {
        case provider, offering
    }

    private static let record = Argument("RECORD", help: "provider or offering")
    private static let provider = Argument("PROVIDER", help: "the id of the provider, which names its folder")
    private static let modelID = Argument(optional: "MODEL-ID", help: "of an offering: the id of the model at that provider")

    private static let name = Option<String?>("name", "TEXT", help: "of a provider: its name; the id when left out")
    private static let kind = Option<Provider.Kind?>(
        "kind", "KIND", expecting: "gateway, host, self-hosted or local", help: "of a provider: gateway, host, self-hosted or local",
        parse: { Provider.Kind(rawValue: $0) })
    private static let baseURL = Option<String?>("base-url", "URL", help: "of a provider: the address that an SDK takes")
    private static let sourceTitle = Option<String?>("source-title", "TEXT", help: "of a provider: the page that says so, read today")
    private static let sourcePublisher = Option<String?>("source-publisher", "TEXT", help: "of a provider: who published that page")
    private static let sourceURL = Option<String?>("source-url", "URL", help: "of a provider: the address of that page")
    private static let model = Option<String?>(
        "model", "LAB/MODEL", help: "of an offering: the model on record; when left out, the one that the id names")
    private static let source = Option<String?>(
        "source", "ID", help: "of an offering: which of the provider's sources gives the id; when left out, the only one")

    private static let providerOptions = [name, baseURL, sourceTitle, sourcePublisher, sourceURL]
    private static let offeringOptions = [model, source]

    static let command = Command<CommandTable.Action>(
        "add", summary: "write a skeleton record",
        details: "Leaves out what is unknown and says what to fill in next. A kind or a base URL needs a source, as every fact does.",
        arguments: [record, provider, modelID],
        parameters: [SharedOptions.data, name, kind, baseURL, sourceTitle, sourcePublisher, sourceURL, model, source],
        exitStatuses: ExitStatus.meanings,
        examples: [
            "add provider together",
            "add provider acme --name Acme",
            "add offering together meta-llama/Llama-4-Maverick --source docs",
        ],
        action: run
    )

    @Sendable private static func run(_ arguments: ParsedArguments, _ console: Console) -> ExitStatus {
        let folder = arguments.value(of: SharedOptions.data)
        let data = FileTree.folder(folder)
        let workspace = Workspace(console: console, trees: [data])
        if let problem = misuse(arguments) {
            console.printError("error: \(visible(problem))\nsee 'compat-matrix add --help'\n")
            return .usage
        }
        do {
            let skeleton: Skeleton
            if let id = arguments.value(of: modelID) {
                let (made, problems) = try Skeleton.offering(
                    id, at: arguments.value(of: provider), model: arguments.value(of: model), source: arguments.value(of: source), in: data)
                guard let made else {
                    _ = workspace.report(problems, isStrict: true)
                    return .problems
                }
                skeleton = made
            } else {
                skeleton = try Skeleton.provider(arguments.value(of: provider), facts(arguments), in: data, today: console.today)
            }
            try writeAtomicallyWithFolders(skeleton.bytes, to: data.shown(skeleton.path))
            console.print(report(skeleton, data, isDefault: folder == "data"))
            return .fine
        } catch let problem as Skeleton.Problem {
            return workspace.fail(Refusal(message: problem.message, fix: problem.fix))
        } catch {
            return workspace.fail(error)
        }
    }

    /// What the table of arguments cannot say: which of them belong to which record.
    private static func misuse(_ arguments: ParsedArguments) -> String? {
        let word = arguments.value(of: record)
        let words = RecordWord.allCases.map(\.rawValue)
        switch RecordWord(rawValue: word) {
        case .provider:
            if let extra = arguments.value(of: modelID) { return "unexpected argument '\(extra)'; a provider has only an id" }
            let stray = zip(["--model", "--source"], offeringOptions).first { arguments.value(of: $1) != nil }
            return stray.map { "\($0.0) belongs to 'add offering'" }
        case .offering:
            if arguments.value(of: modelID) == nil { return "MODEL-ID is missing" }
            if arguments.value(of: kind) != nil { return "--kind belongs to 'add provider'" }
            let flags = ["--name", "--base-url", "--source-title", "--source-publisher", "--source-url"]
            let stray = zip(flags, providerOptions).first { arguments.value(of: $1) != nil }
            return stray.map { "\($0.0) belongs to 'add provider'" }
        case nil:
            let meant = closestMatch(to: word, among: words)
            return "there is no record '\(word)' to add" + (meant.map { "; did you mean '\($0)'?" } ?? "; it can be provider or offering")
        }
    }

    private static func facts(_ arguments: ParsedArguments) -> ProviderFacts {
        ProviderFacts(
            name: arguments.value(of: name), kind: arguments.value(of: kind), baseURL: arguments.value(of: baseURL),
            source: ProviderFacts.Source(
                title: arguments.value(of: sourceTitle), publisher: arguments.value(of: sourcePublisher),
                url: arguments.value(of: sourceURL)))
    }

    private static func report(_ skeleton: Skeleton, _ data: FileTree, isDefault: Bool) -> String {
        let width = skeleton.missing.map(\.key.count).max() ?? 0
        let rows = skeleton.missing.map { "  " + $0.key + String(repeating: " ", count: width - $0.key.count + 2) + $0.meaning }
        return """
            wrote \(visible(data.shown(skeleton.path)))

            fill in next what a source says; leave out what none does:
            \(rows.joined(separator: "\n"))

            then: compat-matrix check\(isDefault ? "" : " --data \(visible(data.label))")

            """
    }
}
