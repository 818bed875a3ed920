import Records
import StrictJSON

/// Probes one endpoint and its models, and says what it saw.
package struct EndpointProber: Sendable {
    package let target: ProbeTarget
    /// The models to probe; empty to take them from the list.
    package let models: [String]
    package let options: ProbeOptions
    package let tools: ProbeTools
    /// Recorded prices by model id, for the budget.
    package let rates: [String: Budget.Rate]
    /// Patterns for the list, where no models are named: `nil` for its first few.
    package let choice: (@Sendable (String) -> Bool)?
    /// Whether to ask what software answers.
    package let readsServer: Bool

    /// Without a choice, so many models of a list are probed.
    package static let usualModels = 3

    package init(
        _ target: ProbeTarget, models: [String] = [], options: ProbeOptions = ProbeOptions(), tools: ProbeTools,
        rates: [String: Budget.Rate] = [:], choice: (@Sendable (String) -> Bool)? = nil, readsServer: Bool = false
    ) {
        self.target = target
        self.models = models
        self.options = options
        self.tools = tools
        self.rates = rates
        self.choice = choice
        self.readsServer = readsServer
    }

    package func run(progress: @escaping @Sendable (ProbeProgress) -> Void = { _ in }) async -> ProbeReport {
        let session = EndpointSession(target, options, tools, rates: rates)
        let startedAt = tools.pace.now()
        let state = await preflight(session)
        await session.setControls(state.controls)
        progress(.preflight(models: state.listed?.entries.count ?? 0))

        var report = ProbeReport(target: target, at: startedAt)
        report.control = (state.controls.post ?? state.controls.get)?.summary
        if readsServer { report.server = await ServerReader(session: session).read() }
        report.listed = state.listed
        report.listReply = state.list?.value
        let chosen = chosenModels(state)
        report.unprobed = chosen.left
        let isWrong = isWrongAddress(state)
        var found: [(String, [ProbedCapability: Finding])] = []
        if isWrong {
            found = chosen.models.map { ($0, [:]) }
        } else {
            found = await probe(chosen.models, session, progress)
        }
        let judge = EndpointJudge(state: state, session: session, options: options, models: found, isWrongAddress: isWrong)
        report.endpoint = await judge.findings(await routes(session, state, isWrong: isWrong))
        report.models = judge.labelled(found)
        report.notes = judge.notes
        report.counts = await session.counts
        report.spending = await tools.budget.spending
        if let stop = await session.stopReason {
            report.stop = .init(reason: stop.0, words: session.scrubber.excerpt(of: stop.1, limit: Finding.longestMessage).text)
        }
        report.seconds = tools.pace.now() - startedAt
        return report
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
        if let choice { return (ids.filter(choice), 0) }
        return (Array(ids.prefix(Self.usualModels)), max(0, ids.count - Self.usualModels))
    }

    private func probe(
        _ models: [String], _ session: EndpointSession, _ progress: @escaping @Sendable (ProbeProgress) -> Void
    ) async -> [(String, [ProbedCapability: Finding])] {
        guard options.wantsAny(ProbedCapability.ofModel) else { return [] }
        var results: [Int: [ProbedCapability: Finding]] = [:]
        await withTaskGroup(of: (Int, [ProbedCapability: Finding]).self) { group in
            var waiting = Array(models.enumerated())[...]
            func start() {
                guard let (place, model) = waiting.popFirst() else { return }
                group.addTask {
                    var probe = ModelProbe(session: session, model: model, dice: tools.dice, options: options)
                    return (place, await probe.run())
                }
            }
            for _ in 0..<max(1, options.perHost) { start() }
            for await (place, findings) in group {
                results[place] = findings
                progress(.model(models[place], done: results.count, of: models.count))
                start()
            }
        }
        return models.enumerated().map { ($0.element, results[$0.offset] ?? [:]) }
    }

    /// Every path, the list and chat among them, answers like one that does not exist.
    private func isWrongAddress(_ state: EndpointState) -> Bool {
        guard let control = state.controls.post, let unknown = state.unknownModel else { return false }
        let chatIsNonsense = state.controls.equal(unknown, .post, path: "/chat/completions")
        let listIsNonsense = state.list.map { state.controls.equal($0, .get, path: "/models") || state.listed == nil } ?? true
        return chatIsNonsense && listIsNonsense && (control.isHTML || state.listed == nil)
    }
}

package enum ProbeProgress: Sendable {
    case preflight(models: Int)
    case model(String, done: Int, of: Int)
}
