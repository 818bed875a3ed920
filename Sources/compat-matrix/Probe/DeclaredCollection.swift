import Diagnostics
import Probing
import Records

/// Fetches the lists that `probe --declared` compares, several endpoints at a time.
struct DeclaredCollection: Sendable {
    struct Source: Sendable {
        var provider: String
        var target: ProbeTarget
        var keyGuard: KeyGuard
        var scrubber: Scrubber
        var readsOwnRoutes = false
    }

    let settings: ProbeSettings
    let console: Console
    let trace: TraceFile?

    /// `nil` when the run was interrupted.
    func lists(_ sources: [Source]) -> [(provider: String, list: DeclaredList)]? {
        let workers = ExchangeWorkers(most: settings.jobs * settings.options.perHost)
        defer { workers.stop() }
        let gate = HostGate(perHost: settings.options.perHost, inAll: settings.jobs * settings.options.perHost)
        let (found, isInterrupted) = runUntilInterrupted {
            await withTaskGroup(of: (Int, DeclaredReader.Outcome).self) { group in
                for (place, source) in sources.enumerated() {
                    group.addTask { (place, await read(source, workers, gate)) }
                }
                return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
            }
        } onInterrupt: {
            console.printError("stopping; nothing is written\n")
        }
        if isInterrupted { return nil }
        return sources.enumerated().flatMap { place, source -> [(provider: String, list: DeclaredList)] in
            switch found?[place] {
            case .lists(let lists): return lists.map { (source.provider, $0) }
            case .needsKey, nil:
                console.printError("skipped \(visible(source.provider)): its list asks for a key\n")
                return []
            }
        }
    }

    private func read(_ source: Source, _ workers: ExchangeWorkers, _ gate: HostGate) async -> DeclaredReader.Outcome {
        let tools = ProbeTools(
            client: workers.client(keyGuard: source.keyGuard), pace: .system, gate: gate, budget: settings.budget,
            scrubber: source.scrubber, trace: trace?.taker)
        return await DeclaredReader(source.target, options: settings.options, tools: tools, readsOwnRoutes: source.readsOwnRoutes).read()
    }
}
