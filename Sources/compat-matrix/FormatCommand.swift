import Arguments
import Diagnostics
import Files
import Records

/// Puts records into canonical form.
enum FormatCommand {
    private static let paths = Argument(many: "FILE", help: "records below the data folder; all of them when none is named")
    private static let checkOnly = Flag("check", help: "show what would change; write nothing")
    private static let fix = Flag("fix", help: "also remove claims that only repeat what the provider says of all its models")

    static let command = Command<CommandTable.Action>(
        "fmt", summary: "put records into canonical form",
        details: "Orders keys and sets lines; never changes a value. A file that cannot be read as JSON is reported and left alone.",
        arguments: [paths],
        parameters: [SharedOptions.data, checkOnly, fix],
        exitStatuses: ExitStatus.meanings,
        examples: ["fmt", "fmt --fix", "fmt data/providers/vllm/provider.json", "fmt --check"],
        action: run
    )

    @Sendable private static func run(_ arguments: ParsedArguments, _ console: Console) -> ExitStatus {
        let data = FileTree.folder(arguments.value(of: SharedOptions.data))
        let workspace = Workspace(console: console, trees: [data])
        let onlyChecks = arguments.isSet(checkOnly)
        var problems: [Diagnostic] = []
        var changed = 0
        do {
            let repeated = arguments.isSet(fix) ? try repeatedClaims(in: data) : [:]
            for relative in try files(arguments.value(of: paths), in: data, &problems) {
                let path = data.shown(relative)
                guard let kind = RecordKind(path: relative), kind.shape != nil else { continue }
                let bytes = try data.read(relative, limit: 16 << 20)
                let (canonical, found) = RecordFormatter.canonical(bytes, kind: kind, path: path, withoutClaims: repeated[path] ?? [])
                problems += found
                guard let canonical, canonical != bytes else { continue }
                changed += 1
                if !onlyChecks { try writeAtomically(canonical, to: path) }
                console.print((onlyChecks ? "would format " : "formatted ") + visible(path) + "\n")
                if onlyChecks { console.print(LineDiff(bytes, canonical).bytes(path: path)) }
            }
        } catch {
            return workspace.fail(error)
        }
        let failed = workspace.report(problems, isStrict: false)
        if changed == 0, !failed { console.print("all records are in canonical form\n") }
        return failed || onlyChecks && changed > 0 ? .problems : .fine
    }

    /// By file, the capabilities of claims that say nothing new.
    private static func repeatedClaims(in data: FileTree) throws(FileError) -> [String: Set<String>] {
        let (catalog, _) = try CatalogLoader.load(data, today: nil)
        let repeated = catalog.map { RepeatedClaim.find(in: $0) } ?? []
        return Dictionary(grouping: repeated, by: \.path).mapValues { Set($0.map(\.capability.id)) }
    }

    /// Paths relative to the data folder.
    private static func files(_ named: [String], in data: FileTree, _ problems: inout [Diagnostic]) throws(FileError) -> [String] {
        let all = try data.entries().filter { $0.kind == .file }.map(\.path)
        if named.isEmpty { return all }
        let known = Set(all)
        let prefix = data.shown("")
        var chosen: [String] = []
        for path in named {
            let relative = path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : path
            if known.contains(relative) {
                chosen.append(relative)
            } else {
                let meant = closestMatch(to: relative, among: all)
                problems.append(
                    Diagnostic(
                        RecordRule.noSuchRecord, "\(path) is no file below \(prefix)",
                        fix: meant.map { "did you mean \(prefix)\($0)?" } ?? "name a record, or another folder with --data"))
            }
        }
        return chosen
    }
}
