import Records

/// How much of a part of the matrix is known, and how well.
package struct Coverage: Sendable, Equatable {
    /// Cells that there are.
    package var cells = 0
    /// Cells that say anything.
    package var known = 0
    /// Cells with a claim.
    package var sourced = 0
    package var verified = 0
    /// Claim against observation, or sources against one another.
    package var disputed = 0
    /// Cells whose newest claim or observation is older than the site's limit.
    package var stale = 0

    package init(
        cells: Int = 0, known: Int = 0, sourced: Int = 0, verified: Int = 0, disputed: Int = 0, stale: Int = 0
    ) {
        self.cells = cells
        self.known = known
        self.sourced = sourced
        self.verified = verified
        self.disputed = disputed
        self.stale = stale
    }

    mutating func add(_ cell: Cell, of table: SourceTable, in edition: Edition) {
        cells += 1
        if cell.state != .unknown { known += 1 }
        if !cell.claims.isEmpty { sourced += 1 }
        switch cell.state {
        case .verified: verified += 1
        case .disputed, .contested: disputed += 1
        default: break
        }
        let limits = edition.catalog.settings.staleAfterDays
        let claimed = cell.claims.compactMap { $0.date ?? table[$0.source.id]?.checked }.max()
        if let claimed, edition.isStale(claimed, after: limits.claim) {
            stale += 1
        } else if let observed = cell.observation?.at.date, edition.isStale(observed, after: limits.observation) {
            stale += 1
        }
    }

    /// One provider's endpoint and offerings against the whole vocabulary.
    package static func of(_ provider: Provider, in edition: Edition) -> Coverage {
        var coverage = Coverage()
        for capability in edition.catalog.vocabulary.all { coverage.add(provider, capability, edition) }
        return coverage
    }

    /// One capability at every provider.
    package static func of(_ capability: Capability, in edition: Edition) -> Coverage {
        var coverage = Coverage()
        for provider in edition.catalog.providers { coverage.add(provider, capability, edition) }
        return coverage
    }

    private mutating func add(_ provider: Provider, _ capability: Capability, _ edition: Edition) {
        add(edition.catalog.cell(provider, capability.id.id), of: provider.sources, in: edition)
        guard capability.scope == .model else { return }
        for offering in edition.catalog.offerings(at: provider.id) {
            add(edition.catalog.cell(offering, of: provider, capability.id.id), of: provider.sources, in: edition)
        }
    }

    package static func + (a: Coverage, b: Coverage) -> Coverage {
        Coverage(
            cells: a.cells + b.cells, known: a.known + b.known, sourced: a.sourced + b.sourced,
            verified: a.verified + b.verified, disputed: a.disputed + b.disputed, stale: a.stale + b.stale)
    }
}
