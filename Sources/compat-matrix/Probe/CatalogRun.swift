import Arguments
import Diagnostics
import Files
import Probing
import Records
import StrictJSON
import Synchronization

/// `probe` without an endpoint: what the catalog records, as far as there are keys.
struct CatalogRun {
    private let arguments: ParsedArguments
    private let settings: ProbeSettings
    private let workspace: Workspace
    private let data: FileTree
    private let trace: TraceFile?
    private let catalog: Catalog
    private let selection: ProbeSelection

    init(_ arguments: ParsedArguments, _ settings: ProbeSettings, _ workspace: Workspace, _ data: FileTree, _ trace: TraceFile?) throws {
        (self.arguments, self.settings, self.workspace, self.data, self.trace) = (arguments, settings, workspace, data, trace)
        for flag in [
            arguments.value(of: ProbeSettings.keyVariable).map { _ in "--key-env" },
            arguments.value(of: ProbeSettings.serverVersion).map { _ in "--server-version" },
        ] {
            if let flag { throw Refusal(message: "\(flag) goes with --endpoint", fix: "the records name the variables of their keys") }
        }
        let console = workspace.console
        let (catalog, problems) = try CatalogLoader.load(data, today: console.today)
        guard let catalog, !problems.hasErrors else {
            _ = workspace.report(problems, isStrict: false)
            throw Refusal(
                message: "the records have problems, and nothing was probed", fix: "mend them first; compat-matrix check shows them")
        }
        var filter = ProbeSelection.Filter()
        filter.providers = arguments.value(of: ProbeSettings.provider)
        filter.models = arguments.value(of: ProbeSettings.model)
        filter.shard = arguments.value(of: ProbeSettings.shard)
        filter.onlyStale = arguments.isSet(ProbeSettings.onlyStale)
        filter.capabilities = settings.options.capabilities
        filter.takesKeyless = arguments.isSet(ProbeSettings.declared)
        self.catalog = catalog
        selection = ProbeSelection(catalog, filter, today: console.today) { name in
            guard let text = console.environment(name), !text.isEmpty else { return .unset }
            return SecretKey(name: name, text: text) == nil ? .noKey : .key
        }
        if let problem = selection.problems.first { throw Refusal(message: problem) }
    }

    func run() throws -> ExitStatus {
        let console = workspace.console
        // With the reason, so that nobody takes a provider without a key for one that was probed or that failed.
        for entry in selection.leftOut { console.printError("skipped \(visible(entry.provider)): \(visible(entry.why))\n") }
        if arguments.isSet(ProbeSettings.declared) { return try compareDeclared() }
        let jobs = try selection.chosen.map { try prepared($0) }
        if arguments.isSet(ProbeSettings.dryRun) {
            console.print(PlanText(parts: jobs.map(\.planPart)).text)
            return .fine
        }
        guard !jobs.isEmpty else {
            console.print("nothing to probe\n")
            return .fine
        }
        let workers = ExchangeWorkers(most: settings.jobs * settings.options.perHost)
        defer { workers.stop() }
        let gate = HostGate(perHost: settings.options.perHost, inAll: settings.jobs * settings.options.perHost)
        let keeper = Keeper(
            store: ProbeStore(data: data, staleAfterDays: catalog.settings.staleAfterDays.observation), console: console, data: data)
        let (reports, isInterrupted) = runUntilInterrupted {
            await probe(jobs, workers, gate, keeper)
        } onInterrupt: {
            console.printError("stopping; what is finished is kept, and --only-stale goes on from there\n")
        }
        let all = reports ?? []
        show(all)
        if let error = keeper.error { return workspace.fail(error) }
        return isInterrupted || !all.isEmpty && all.allSatisfy(\.report.isUnreachable) ? .impossible : .fine
    }

    // MARK: Jobs

    /// What one provider is asked for, with its key.
    private struct Prepared: Sendable {
        let chosen: ProbeSelection.Chosen
        let job: ProbeJob
        let options: ProbeOptions
        let keyGuard: KeyGuard
        let scrubber: Scrubber

        var planPart: PlanText.Part {
            PlanText.Part(
                name: "\(chosen.provider.id), \(chosen.base.text)", plan: ProbePlan(job, options), probesEndpoint: job.probesEndpoint,
                models: job.models.map { ($0, job.rates[$0]) })
        }
    }

    private func prepared(_ chosen: ProbeSelection.Chosen) throws(Refusal) -> Prepared {
        let console = workspace.console
        let key = try chosen.keyVariable.map { name throws(Refusal) in try EndpointRun.key(name, console) }
        guard let target = ProbeTarget(base: chosen.base, credential: key.map { .bearer($0) }) else {
            throw Refusal(message: "\(chosen.provider.id): \(chosen.base.text) is no base URL")
        }
        var options = settings.options
        let ids = chosen.offerings.compactMap(\.id.first?.value)
        var job = ProbeJob(target, models: ids)
        job.probesEndpoint = chosen.probesEndpoint
        if ids.isEmpty {
            // The endpoint alone: one chat shows that key and address are right.
            job.models = chosen.witness?.id.first.map { [$0.value] } ?? []
            let ofEndpoint = options.capabilities ?? Set(ProbedCapability.ofEndpoint)
            options.capabilities = ofEndpoint.subtracting([.imageGeneration])
        }
        for offering in chosen.offerings {
            if let id = offering.id.first?.value, let types = offering.type.first?.value { job.types[id] = types }
        }
        for offering in chosen.offerings {
            guard let id = offering.id.first?.value, let price = offering.currentPrices.first(where: { $0.unit == .millionTokens }),
                price.currency == "USD", let input = price.input.decimal, let output = price.output.decimal
            else { continue }
            job.rates[id] = Budget.Rate(input: input, output: output)
        }
        return Prepared(
            chosen: chosen, job: job, options: options,
            keyGuard: KeyGuard(hosts: chosen.hosts, allowsPlainHTTP: arguments.isSet(ProbeSettings.allowPlainHTTP)),
            scrubber: Scrubber(keys: EndpointRun.keyText(chosen.keyVariable, console)))
    }

    // MARK: Declared facts

    /// A list may be open to all, so providers without a key are asked as well.
    private func compareDeclared() throws -> ExitStatus {
        let sources = try selection.chosen.map { chosen in
            let prepared = try prepared(chosen)
            return DeclaredCollection.Source(
                provider: chosen.provider.id, target: prepared.job.target, keyGuard: prepared.keyGuard, scrubber: prepared.scrubber)
        }
        let collection = DeclaredCollection(settings: settings, console: workspace.console, trace: trace)
        guard let lists = collection.lists(sources) else { return .impossible }
        return DeclaredReport.run(
            lists, writes: arguments.isSet(ProbeSettings.write), asJSON: settings.format == .json, data: data,
            workspace.console)
    }

    // MARK: Probing

    private struct Done: Sendable {
        let provider: String
        let report: ProbeReport
    }

    private func probe(_ jobs: [Prepared], _ workers: ExchangeWorkers, _ gate: HostGate, _ keeper: Keeper) async -> [(
        provider: String, report: ProbeReport
    )] {
        var done: [Done] = []
        await withTaskGroup(of: Done.self) { group in
            var waiting = jobs[...]
            func start() {
                guard let next = waiting.popFirst(), !Task.isCancelled else { return }
                group.addTask { await probe(next, workers, gate, keeper) }
            }
            for _ in 0..<settings.jobs { start() }
            for await result in group {
                done.append(result)
                start()
            }
        }
        return done.sorted { $0.provider < $1.provider }.map { ($0.provider, $0.report) }
    }

    private func probe(_ job: Prepared, _ workers: ExchangeWorkers, _ gate: HostGate, _ keeper: Keeper) async -> Done {
        let console = workspace.console
        let id = job.chosen.provider.id
        let tools = ProbeTools(
            client: keeper.watched(workers.client(keyGuard: job.keyGuard)), pace: .system, gate: gate, budget: settings.budget,
            scrubber: job.scrubber,
            trace: trace?.taker)
        let prober = EndpointProber(job.job, options: job.options, tools: tools)
        let base = job.chosen.base.text
        let offerings = job.chosen.offerings
        let report = await prober.run(progress: { console.printError("\(id): \($0.line)") }) { model, findings, _ in
            for offering in offerings where offering.id.first.map({ $0.value.utf8.elementsEqual(model.utf8) }) ?? false {
                keeper.keep(findings, of: model, offering, base: base)
            }
        }
        if job.job.probesEndpoint, !Task.isCancelled { keeper.keep(report, of: id, base: base) }
        return Done(provider: id, report: report)
    }

    private func show(_ reports: [(provider: String, report: ProbeReport)]) {
        let console = workspace.console
        switch settings.format {
        case .text:
            for entry in reports {
                console.print("\(entry.provider)\n")
                console.print(TextReport(entry.report, showsEvidence: settings.isVerbose, hasColor: console.hasOutputColor).text + "\n")
            }
        case .markdown:
            for entry in reports {
                console.print(MarkdownReport(entry.report, prober: ProbeCommand.prober, date: console.today.text).text + "\n")
            }
        case .json:
            let leftOut = selection.leftOut.map { JSONValue.object([("provider", .string($0.provider)), ("reason", .string($0.why))]) }
            let all = reports.map { entry in
                JSONValue.object(
                    [("provider", .string(entry.provider))]
                        + (entry.report.json(prober: ProbeCommand.prober).members ?? []).map { ($0.key, $0.value) })
            }
            console.print(PrintableJSON.bytes(.object([("reports", .array(all)), ("skipped", .array(leftOut))])))
        }
    }
}

/// Writes each record as soon as it is finished; the first failure is told at the end.
final class Keeper: Sendable {
    private let store: ProbeStore
    private let console: Console
    private let data: FileTree
    private let failure = Mutex<ProbeStoreError?>(nil)

    init(store: ProbeStore, console: Console, data: FileTree) {
        (self.store, self.console, self.data) = (store, console, data)
    }

    var error: ProbeStoreError? { failure.withLock { $0 } }

    /// Sends nothing any more once the disk has refused a file: what can't be kept is not worth a request.
    func watched(_ client: HTTPClient) -> HTTPClient {
        HTTPClient { request, limits, onChunk in
            if case .file = self.error { return Exchange(request: request.summary, outcome: .failure(.cancelled)) }
            return await client.send(request, limits: limits, onChunk: onChunk)
        }
    }

    func keep(_ findings: [ProbedCapability: Finding], of model: String, _ offering: Offering, base: String) {
        // What was left half done is no observation.
        guard !findings.values.contains(where: { $0.reason == .stopped }) else { return }
        guard let file = ProbeFile.offering(offering.slug, of: offering.provider) else { return }
        let content = ProbeContent(prober: ProbeCommand.prober, baseURL: base, models: [model: findings.compactMapValues(\.kept)])
        save(content, at: file, named: offering.id.map(\.value))
    }

    func keep(_ report: ProbeReport, of provider: String, base: String) {
        guard !report.endpoint.values.contains(where: { $0.reason == .stopped }) else { return }
        guard let file = ProbeFile.endpoint(of: provider) else { return }
        var content = report.content(prober: ProbeCommand.prober, isForRecord: true)
        content.baseURL = base
        content.models = [:]
        save(content, at: file, named: nil)
    }

    private func save(_ content: ProbeContent, at file: ProbeFile, named: [String]?) {
        do throws(ProbeStoreError) {
            let isWritten = try store.save(content, at: file, named: named) { bytes, path throws(FileError) in
                try writeAtomicallyWithFolders(bytes, to: path)
            }
            if isWritten { console.printError("\(visible(data.shown(file.path))): written\n") }
        } catch {
            console.printError("\(visible(data.shown(file.path))): \(visible(error.description))\n")
            failure.withLock { $0 = $0 ?? error }
        }
    }
}
