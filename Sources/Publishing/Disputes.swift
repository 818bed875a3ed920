import Records

/// Every contradiction of the data, in the order of the catalog.
struct Disputes: Sendable {
    /// A cell whose claims and observation, or whose claims alone, contradict one another.
    struct Entry: Sendable {
        let provider: Provider
        /// `nil` for a cell of the endpoint.
        let offering: Offering?
        let capability: Capability
        let cell: Cell

        /// Its place, as a path within the site.
        var path: String {
            guard let offering else { return "providers/\(provider.id)/#capability.\(capability.id.id)" }
            return "models/\(offering.model.id)/#at.\(provider.id).\(offering.slug).\(capability.id.id)"
        }

        var command: ProbeCommand {
            offering.map { ProbeCommand($0, at: provider, capability) } ?? ProbeCommand(provider, capability)
        }
    }

    /// A claim against an observation.
    private(set) var probed: [Entry] = []
    /// Sources against one another.
    private(set) var contested: [Entry] = []
    private(set) var facts: [DisputedFact] = []

    init(_ catalog: Catalog) {
        for provider in catalog.providers {
            for capability in catalog.vocabulary.all {
                add(Entry(provider: provider, offering: nil, capability: capability, cell: catalog.cell(provider, capability.id.id)))
            }
            facts += DisputedFact.all(of: provider)
            for offering in catalog.offerings(at: provider.id) {
                for capability in catalog.vocabulary.all where capability.scope == .model {
                    let cell = catalog.cell(offering, of: provider, capability.id.id)
                    add(Entry(provider: provider, offering: offering, capability: capability, cell: cell))
                }
                facts += DisputedFact.all(of: offering, at: provider)
            }
        }
        facts += catalog.models.flatMap(DisputedFact.all)
    }

    private mutating func add(_ entry: Entry) {
        switch entry.cell.state {
        case .disputed: probed.append(entry)
        case .contested: contested.append(entry)
        default: break
        }
    }

    func probed(_ dispute: CellState.Dispute) -> [Entry] { probed.filter { $0.cell.state == .disputed(dispute) } }
}
