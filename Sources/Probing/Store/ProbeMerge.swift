import Records

/// What a file of observations says after a run: a cell moves only for a reason, so that a change in git is news.
package struct ProbeMerge: Sendable {
    /// The site's limit: only an observation that is older than this takes the date of a run that agrees with it.
    let staleAfterDays: Int

    package init(staleAfterDays: Int) {
        self.staleAfterDays = staleAfterDays
    }

    /// - Parameter named: ids of models that the file may hold beside those of the run. The others leave once the run has something to
    ///   publish, since no record speaks of them any more; `nil` keeps all.
    /// - Returns: `nil` when nothing changes.
    package func merge(_ run: ProbeContent, into published: ProbeContent?, named: [String]? = nil) -> ProbeContent? {
        guard let published else { return run.observations.isEmpty ? nil : run }
        guard Self.isOfSameServer(published, run) else {
            // What was seen of another address says nothing of this one; still, a run that saw nothing erases nothing.
            return run.observations.contains { $0.verdict != .inconclusive } ? run : nil
        }
        var merged = published
        merged.endpoint = cells(run.endpoint, into: published.endpoint)
        for (id, seen) in run.models where !seen.isEmpty {
            // To a dictionary two spellings of an accent are one key; to a server they are two models.
            if let place = merged.models.index(forKey: id), !merged.models[place].key.utf8.elementsEqual(id.utf8) {
                merged.models.remove(at: place)
            }
            merged.models[id] = cells(seen, into: merged.models[id] ?? [:])
        }
        guard Self.reasons(merged) != Self.reasons(published) else { return merged == published ? nil : merged }
        merged.prober = run.prober
        merged.server = run.server ?? published.server
        if let named {
            merged.models = merged.models.filter { entry in
                run.models[entry.key] != nil || named.contains { $0.utf8.elementsEqual(entry.key.utf8) }
            }
        }
        return merged
    }

    /// A capability that the run did not try stays as it is.
    private func cells(_ seen: [String: Observation], into published: [String: Observation]) -> [String: Observation] {
        published.merging(seen) { next(after: $0, $1) }
    }

    /// The cell after one more run.
    ///
    /// The first conclusive observation of a cell is published at once, whatever it is: behind a single `unsupported` stand a refusal that
    /// names the feature, a route like the control, or three of three ignored. Only a change of verdict has to be seen again.
    func next(after published: Observation, _ seen: Observation) -> Observation {
        // A run counts once, and only after what it follows.
        guard max(published.at, published.pending?.at ?? published.at) < seen.at else { return published }
        if seen.verdict == published.verdict {
            guard seen.reason == published.reason else { return seen }
            var kept = published
            kept.pending = nil
            if seen.at.date.firstDay - published.at.date.firstDay > staleAfterDays { kept.at = seen.at }
            return kept
        }
        if seen.verdict == .inconclusive { return published }
        if published.verdict == .inconclusive { return seen }
        let earlier = published.pending.flatMap { $0.verdict == seen.verdict ? $0.runs : nil } ?? 0
        if earlier + 1 >= seen.verdict.runsToPublish { return seen }
        var kept = published
        kept.pending = Observation.Pending(verdict: seen.verdict, reason: seen.reason, runs: earlier + 1, at: seen.at)
        return kept
    }

    /// The address decides, and how the server was started where both say so.
    private static func isOfSameServer(_ published: ProbeContent, _ run: ProbeContent) -> Bool {
        guard published.baseURL == run.baseURL else { return false }
        guard let before = published.server?.flags, let now = run.server?.flags else { return true }
        return before == now
    }

    /// What is published of each cell; while it stays, nobody has to know who probed again.
    private static func reasons(_ content: ProbeContent) -> [[[UInt8]]: String] {
        let endpoint = content.endpoint.map { ([Array($0.key.utf8)], $0.value.reason) }
        let models = content.models.flatMap { id, cells in cells.map { ([Array(id.utf8), Array($0.key.utf8)], $0.value.reason) } }
        return Dictionary(endpoint + models, uniquingKeysWith: { first, _ in first })
    }
}
