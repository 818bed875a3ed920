import Arguments
import Diagnostics
import Files
import Publishing
import Records

/// Loads, checks, renders, and writes only what changed.
enum BuildCommand {
    private static let out = Option("out", "DIR", default: "site", help: "folder that receives the site")
    private static let checkOnly = Flag("check", help: "say whether the output is current; write nothing")

    /// Files wait until all are made, so that a broken template leaves the old site whole. A site of more bytes than this is written as it is made.
    private static let waitingLimit = 128 << 20

    static let command = Command<CommandTable.Action>(
        "build", summary: "render the site from the records",
        details: """
            The output is a pure function of records and templates: the same bytes on every machine. Only what changed is written; \
            files that an earlier build made and this one does not are removed; nothing else in the folder is ever touched.
            """,
        parameters: [
            SharedOptions.data, SharedOptions.templates, out, SharedOptions.baseURL, SharedOptions.asOf, SharedOptions.strict, checkOnly,
        ],
        exitStatuses: ExitStatus.meanings,
        examples: ["build", "build --base-url https://example.org/matrix/ --out public", "build --check"],
        action: run
    )

    @Sendable private static func run(_ arguments: ParsedArguments, _ console: Console) -> ExitStatus {
        let data = FileTree.folder(arguments.value(of: SharedOptions.data))
        let templateTree = FileTree.folder(arguments.value(of: SharedOptions.templates))
        let workspace = Workspace(console: console, trees: [data, templateTree])
        let isStrict = arguments.isSet(SharedOptions.strict)
        let asOf = arguments.value(of: SharedOptions.asOf)
        do {
            try requireApart(
                arguments.value(of: out), from: [arguments.value(of: SharedOptions.data), arguments.value(of: SharedOptions.templates)])
            let (catalog, dataProblems) = try CatalogLoader.load(data, today: asOf)
            let (compiled, templateProblems) = try Templates.load(templateTree)
            guard let catalog else {
                _ = workspace.report(dataProblems + templateProblems, isStrict: isStrict)
                return .problems
            }
            let edition = Edition(catalog: catalog, asOf: asOf, baseURL: arguments.value(of: SharedOptions.baseURL))
            let (site, proseProblems) = Site.plan(edition, compiled)
            if workspace.report(dataProblems + templateProblems + proseProblems, isStrict: isStrict) { return .problems }
            return try write(site, to: arguments.value(of: out), onlyChecks: arguments.isSet(checkOnly), workspace)
        } catch {
            return workspace.fail(error)
        }
    }

    /// Pages among the records would be taken for records.
    private static func requireApart(_ out: String, from sources: [String]) throws(Refusal) {
        func folder(_ path: String) -> String { path.hasSuffix("/") ? path : path + "/" }
        if let source = sources.first(where: { folder(out).hasPrefix(folder($0)) }) {
            throw Refusal(
                message: "the site must not be written into \(source), which it is made from", fix: "choose another folder with --out")
        }
    }

    private static func write(_ site: Site, to folder: String, onlyChecks: Bool, _ workspace: Workspace) throws(FileError) -> ExitStatus {
        var output = try OutputFolder.open(folder, planned: site.items.map(\.path), mode: onlyChecks ? .check : .write)
        var waiting: [(path: String, bytes: [UInt8])] = []
        var waitingBytes = 0
        let problems = try site.make { path, bytes throws(FileError) in
            waiting.append((path, bytes))
            waitingBytes += bytes.count
            guard waitingBytes > waitingLimit else { return }
            for file in waiting { try output.put(file.path, file.bytes) }
            waiting = []
            waitingBytes = 0
        }
        if workspace.report(problems, isStrict: true) { return .problems }
        for file in waiting { try output.put(file.path, file.bytes) }
        let summary = try output.finish()
        for warning in summary.warnings { workspace.console.printError("warning: \(visible(warning))\n") }
        guard onlyChecks else {
            workspace.console.print(
                "\(folder): \(site.items.count) files; \(summary.written.count) written, \(summary.unchanged) unchanged, \(summary.removed.count) removed\n"
            )
            return .fine
        }
        for path in summary.written { workspace.console.print("would write \(folder)/\(path)\n") }
        for path in summary.removed { workspace.console.print("would remove \(folder)/\(path)\n") }
        workspace.console.print(summary.isCurrent ? "\(folder) is current\n" : "\(folder) is not current\n")
        return summary.isCurrent ? .fine : .problems
    }
}
