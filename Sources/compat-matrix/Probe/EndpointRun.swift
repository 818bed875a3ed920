import Arguments
import Diagnostics
import Files
import Probing
import Records
import StrictJSON

/// `probe --endpoint`: any base URL, with or without a catalog.
struct EndpointRun {
    private let arguments: ParsedArguments
    private let settings: ProbeSettings
    private let workspace: Workspace
    private let data: FileTree
    private let trace: TraceFile?
    private let target: ProbeTarget
    private let keyGuard: KeyGuard
    private let scrubber: Scrubber
    /// The record whose software runs there.
    private let record: (catalog: Catalog, provider: Provider)?

    init(
        _ endpoint: String, _ arguments: ParsedArguments, _ settings: ProbeSettings, _ workspace: Workspace, _ data: FileTree,
        _ trace: TraceFile?
    ) throws {
        (self.arguments, self.settings, self.workspace, self.data, self.trace) = (arguments, settings, workspace, data, trace)
        let only: [(Bool, String)] = [
            (arguments.value(of: ProbeSettings.shard) != nil, "--shard"), (arguments.isSet(ProbeSettings.onlyStale), "--only-stale"),
        ]
        if arguments.isSet(ProbeSettings.declared), arguments.value(of: ProbeSettings.provider).isEmpty {
            throw Refusal(message: "--declared compares with a record", fix: "name one with --provider")
        }
        if let flag = only.first(where: \.0) { throw Refusal(message: "\(flag.1) is for the catalog", fix: "leave out --endpoint") }
        let base = try Self.address(endpoint)
        let allowsPlain = arguments.isSet(ProbeSettings.allowPlainHTTP)
        let variable = arguments.value(of: ProbeSettings.keyVariable)
        let key = try variable.map { name throws(Refusal) in try Self.key(name, workspace.console) }
        if key != nil, base.scheme == "http", !base.isLoopback, !allowsPlain {
            throw Refusal(
                message: "the key would go to \(base.host) over plain http", fix: "use https, or say --allow-plain-http for this run")
        }
        guard let target = ProbeTarget(base: base, credential: key.map { .bearer($0) }) else {
            throw Refusal(message: "\(endpoint) is no base URL", fix: "leave out user, query and fragment")
        }
        self.target = target
        keyGuard = KeyGuard(hosts: [base.host], allowsPlainHTTP: allowsPlain)
        scrubber = Scrubber(keys: Self.keyText(variable, workspace.console))
        record = try Self.record(arguments, workspace, data)
    }

    func run() throws -> ExitStatus {
        let job = job()
        if arguments.isSet(ProbeSettings.dryRun) {
            let plan = ProbePlan(job, settings.options)
            let listed: PlanText.Listed =
                job.choice != nil ? .matching : job.models.isEmpty ? .first(ProbeJob.usualModels) : .none
            let part = PlanText.Part(
                name: target.base.text, plan: plan, probesEndpoint: true, models: job.models.map { ($0, nil) }, listed: listed)
            workspace.console.print(PlanText(parts: [part]).text)
            return .fine
        }
        if arguments.isSet(ProbeSettings.declared) { return compareDeclared() }
        let console = workspace.console
        let workers = ExchangeWorkers(most: 2 * settings.options.perHost)
        defer { workers.stop() }
        let tools = ProbeTools(
            client: workers.client(keyGuard: keyGuard), pace: .system, gate: HostGate(perHost: settings.options.perHost),
            budget: settings.budget,
            scrubber: scrubber, trace: trace?.taker)
        let prober = EndpointProber(job, options: settings.options, tools: tools)
        let (finished, isInterrupted) = runUntilInterrupted {
            await prober.run(progress: { console.printError($0.line) })
        } onInterrupt: {
            console.printError("stopping; what is finished is kept\n")
        }
        guard let report = finished else { throw Refusal(message: "the run gave no report") }
        print(report)
        if report.isUnreachable || isInterrupted { return .impossible }
        try save(report)
        return .fine
    }

    private func job() -> ProbeJob {
        let names = arguments.value(of: ProbeSettings.model)
        var job = ProbeJob(target)
        job.readsServer = true
        if names.contains(where: { $0.contains("*") }) {
            let patterns = names.map { Pattern($0) }
            job.choice = { id in patterns.contains { $0.matches(id) } }
        } else {
            job.models = names
        }
        return job
    }

    private func print(_ report: ProbeReport) {
        let console = workspace.console
        switch settings.format {
        case .text: console.print(TextReport(report, showsEvidence: settings.isVerbose, hasColor: console.hasOutputColor).text)
        case .json: console.print(PrintableJSON.bytes(report.json(prober: ProbeCommand.prober)))
        case .markdown: console.print(MarkdownReport(report, prober: ProbeCommand.prober, date: console.today.text).text)
        }
    }

    private func compareDeclared() -> ExitStatus {
        let source = DeclaredCollection.Source(
            provider: record?.provider.id ?? "", target: target, keyGuard: keyGuard, scrubber: scrubber, readsOwnRoutes: true)
        let collection = DeclaredCollection(settings: settings, console: workspace.console, trace: trace)
        guard let lists = collection.lists([source]) else { return .impossible }
        return DeclaredReport.run(
            lists, writes: arguments.isSet(ProbeSettings.write), asJSON: settings.format == .json, data: data,
            workspace.console)
    }

    // MARK: Keeping it

    private func save(_ report: ProbeReport) throws {
        guard let record else { return }
        let told = report.server?.version ?? arguments.value(of: ProbeSettings.serverVersion)
        guard let told else {
            throw Refusal(
                message: "the server does not tell its version, so nothing was written to \(data.shown("probes"))",
                fix: "say it with --server-version")
        }
        let version = told.pathName
        let store = ProbeStore(data: data, staleAfterDays: record.catalog.settings.staleAfterDays.observation)
        // What an interruption left half done is no observation.
        let ids = report.models.filter { !$0.findings.values.contains { $0.reason == .stopped } }.map(\.id)
        let slugs = SlugTable(ids: ids, server: record.provider.id, version: version, in: record.catalog)
        var content = report.content(prober: ProbeCommand.prober, isForRecord: true)
        if content.server == nil { content.server = ProbeRecord.Server(name: record.provider.name, version: told, flags: nil) }
        for id in ids {
            guard let slug = slugs[id], let file = ProbeFile.selfHosted(slug, server: record.provider.id, version: version) else {
                continue
            }
            var one = content
            one.models = content.models.filter { $0.key.utf8.elementsEqual(id.utf8) }
            let isWritten = try store.save(one, at: file) { bytes, path throws(FileError) in try writeAtomicallyWithFolders(bytes, to: path)
            }
            workspace.console.printError("\(visible(data.shown(file.path))): \(isWritten ? "written" : "unchanged")\n")
        }
    }

    // MARK: What was asked for

    private static func address(_ text: String) throws(Refusal) -> WebAddress {
        guard let address = WebAddress(text), address.isPlain else {
            let fix = text.contains("://") ? "leave out user, query and fragment" : "begin it with https:// or http://"
            throw Refusal(message: "\"\(text)\" is no base URL", fix: fix)
        }
        return address
    }

    static func key(_ name: String, _ console: Console) throws(Refusal) -> SecretKey {
        guard let text = console.environment(name), !text.isEmpty else {
            throw Refusal(message: "\(name) is not set", fix: "export \(name)=..., or leave out --key-env")
        }
        guard let key = SecretKey(name: name, text: text) else {
            throw Refusal(message: "\(name) holds something that no header can carry", fix: "look for spaces and line ends around the key")
        }
        return key
    }

    static func keyText(_ variable: String?, _ console: Console) -> [String] {
        variable.flatMap { console.environment($0) }.map { [$0] } ?? []
    }

    private static func record(
        _ arguments: ParsedArguments, _ workspace: Workspace, _ data: FileTree
    ) throws -> (catalog: Catalog, provider: Provider)? {
        let names = arguments.value(of: ProbeSettings.provider)
        guard let name = names.first else { return nil }
        guard names.count == 1 else { throw Refusal(message: "one endpoint runs the software of one record", fix: "name one --provider") }
        let (catalog, problems) = try CatalogLoader.load(data, today: workspace.console.today)
        guard let catalog, !problems.hasErrors else {
            _ = workspace.report(problems, isStrict: false)
            throw Refusal(message: "the records have problems", fix: "mend them first; compat-matrix check shows them")
        }
        guard let provider = catalog.provider(name) else {
            let meant = closestMatch(to: name, among: catalog.providers.map(\.id))
            throw Refusal(message: "there is no provider \"\(name)\"", fix: meant.map { "did you mean \"\($0)\"?" })
        }
        guard provider.isSoftware else {
            throw Refusal(
                message: "\(provider.name) has a base URL of its own on record, so an endpoint elsewhere is not it",
                fix: "leave out --endpoint to probe it, or --provider to probe the endpoint")
        }
        return (catalog, provider)
    }
}

extension ProbeReport {
    /// Nothing answered at all.
    var isUnreachable: Bool { !hasAnswered && (stop?.reason == .unreachable || stop?.reason == .insecure) }
}

extension ProbeProgress {
    var line: String {
        switch self {
        case .preflight(let models): "the endpoint is asked; \(models) \(models == 1 ? "model" : "models") listed\n"
        case .model(let id, let done, let all): "\(done) of \(all): \(visible(id))\n"
        }
    }
}
