import Records
import StrictJSON

/// Probes one endpoint and its models, and says what it saw.
package struct EndpointProber: Sendable {
    /// Called with each model once it is done, so that a run that ends early has kept what it finished.
    package typealias ModelHandler =
        @Sendable (_ id: String, _ findings: [ProbedCapability: Finding], _ server: ServerIdentity?) async -> Void

    package let job: ProbeJob
    package let tools: ProbeTools
    /// With what the wanted verdicts rest on.
    let options: ProbeOptions
    private let wanted: Set<ProbedCapability>?

    package init(_ job: ProbeJob, options: ProbeOptions = ProbeOptions(), tools: ProbeTools) {
        self.job = job
        self.tools = tools
        self.wanted = options.capabilities
        self.options = options.withGroundwork(probesEndpoint: job.probesEndpoint)
    }

    var target: ProbeTarget { job.target }
    var models: [String] { job.models }

    package func run(
        progress: @escaping @Sendable (ProbeProgress) -> Void = { _ in }, onModel: @escaping ModelHandler = { _, _, _ in }
    ) async -> ProbeReport {
        let session = EndpointSession(target, options, tools, rates: job.rates)
        let startedAt = tools.pace.now()
        let state = await preflight(session)
        await session.setControls(state.controls)
        progress(.preflight(models: state.listed?.entries.count ?? 0))

        var report = ProbeReport(target: target, at: startedAt)
        report.control = (state.controls.post ?? state.controls.get).map { session.scrubber.excerpt(of: $0.summary, limit: 120).text }
        if job.readsServer { report.server = await ServerReader(session: session).read() }
        report.listed = state.listed?.entries.count
        let chosen = chosenModels(state)
        report.unprobed = chosen.left
        let routes = job.probesEndpoint ? await routes(session, state) : [:]
        let isWrong = isWrongAddress(state, routes)
        let early = EndpointJudge(state: state, session: session, options: options, models: [], isWrongAddress: isWrong)
        let server = report.server
        let found = await probe(isWrong ? [] : chosen.models, session, progress) { id, findings in
            guard let labelled = early.labelled([(id, findings)]).first, !Task.isCancelled else { return }
            await onModel(id, filtered(labelled.findings), server)
        }
        let all = isWrong ? chosen.models.map { (id: $0, findings: [:]) } : found
        let judge = EndpointJudge(state: state, session: session, options: options, models: all, isWrongAddress: isWrong)
        if job.probesEndpoint { report.endpoint = filtered(await judge.findings(routes)) }
        report.models = judge.labelled(all).map { ($0.id, filtered($0.findings)) }.filter { wanted == nil || !$0.1.isEmpty }
        report.notes = judge.notes
        report.counts = await session.counts
        report.hasAnswered = await session.hasAnswered
        report.spending = await session.spending
        if let stop = await session.stopReason {
            report.stop = .init(reason: stop.0, words: session.scrubber.excerpt(of: stop.1, limit: Finding.longestMessage).text)
        }
        report.seconds = tools.pace.now() - startedAt
        return report
    }

    private func filtered(_ findings: [ProbedCapability: Finding]) -> [ProbedCapability: Finding] {
        wanted.map { wanted in findings.filter { wanted.contains($0.key) } } ?? findings
    }

    // MARK: Models

    /// Each once: an alias is the same model (quirk models-alias).
    private func chosenModels(_ state: EndpointState) -> (models: [String], left: Int) {
        if !models.isEmpty { return (models, 0) }
        let entries = state.listed?.entries ?? []
        var known = Set<String>()
        var ids: [String] = []
        for entry in entries where !known.contains(entry.id) {
            known.insert(entry.id)
            known.formUnion(entry.aliases)
            ids.append(entry.id)
        }
        if let choice = job.choice { return (ids.filter(choice), 0) }
        return (Array(ids.prefix(ProbeJob.usualModels)), max(0, ids.count - ProbeJob.usualModels))
    }

    private func probe(
        _ models: [String], _ session: EndpointSession, _ progress: @escaping @Sendable (ProbeProgress) -> Void,
        onModel: @escaping @Sendable (String, [ProbedCapability: Finding]) async -> Void
    ) async -> [(id: String, findings: [ProbedCapability: Finding])] {
        guard options.wantsAny(ProbedCapability.ofModel) else { return [] }
        var results: [Int: [ProbedCapability: Finding]] = [:]
        await withTaskGroup(of: (Int, [ProbedCapability: Finding]).self) { group in
            var waiting = Array(models.enumerated())[...]
            func start() {
                guard let (place, model) = waiting.popFirst() else { return }
                group.addTask {
                    var probe = ModelProbe(session: session, model: model, types: job.types[model], dice: tools.dice, options: options)
                    return (place, await probe.run())
                }
            }
            for _ in 0..<max(1, options.perHost) { start() }
            for await (place, findings) in group {
                results[place] = findings
                await onModel(models[place], findings)
                progress(.model(models[place], done: results.count, of: models.count))
                start()
            }
        }
        return models.enumerated().map { ($0.element, results[$0.offset] ?? [:]) }
    }

    /// The list, chat and every other route answer like a path that does not exist: the base URL is wrong, or leads to no API.
    private func isWrongAddress(_ state: EndpointState, _ routes: [ProbedCapability: Run]) -> Bool {
        guard let unknown = state.unknownModel, state.controls.equal(unknown, .post, path: "/chat/completions") else { return false }
        let isListed = state.listAddress == nil && state.listed?.isUsable == true
        return !isListed && routes.values.allSatisfy { $0.reason == .routeAbsent || $0.reason == .removedUpstream }
    }
}

package enum ProbeProgress: Sendable {
    case preflight(models: Int)
    case model(String, done: Int, of: Int)
}
