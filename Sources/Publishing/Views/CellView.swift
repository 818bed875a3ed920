import Mustache
import Records

/// A cell of the matrix: its state, and everything that led to it.
struct CellView {
    /// The element's id, and so the link to the cell.
    let anchor: String
    let cell: Cell
    let citations: Citations
    let prose: Prose
    let edition: Edition
    let links: Links
    /// How to see it again.
    let command: ProbeCommand
    /// What the provider's offerings say, for a provider's cell.
    var tally: Tally?

    var value: Value {
        let (short, rest) = cell.state.words
        return [
            "anchor": .string(anchor),
            "state": .string(cell.state.glyph),
            "is_unknown": .bool(cell.state == .unknown),
            "word": .string(short),
            "word_rest": .text(rest),
            "has_details": .bool(!cell.claims.isEmpty || cell.observation != nil || tally?.sentence != nil),
            "claims": .list(cell.claims.map(claim)),
            "is_inherited": .bool(cell.isInherited),
            "observation": observation,
            "tally": .text(tally?.sentence),
        ]
    }

    private var observation: Value {
        cell.observation.map { ObservationView(observation: $0, command: command, edition: edition, links: links).value } ?? .null
    }

    private func claim(_ claim: Claim) -> Value {
        let word = Words.claim(claim.value)
        let date = claim.date ?? citations.table[claim.source.id]?.checked
        let isStale = date.map { edition.isStale($0, after: edition.catalog.settings.staleAfterDays.claim) } ?? false
        return [
            "word": .string(word),
            "said": .text(claim.said == word ? nil : claim.said),
            "note": prose.inline(claim.note),
            "source": citations.value(claim.source, claim.date),
            "is_stale": .bool(isStale),
        ]
    }
}

extension Cell {
    /// Nobody said anything and nobody looked. An inconclusive probe leaves the state unknown, but has something to show.
    var isBlank: Bool { state == .unknown && observation == nil }
}

/// How the offerings of one provider stand to one capability.
struct Tally {
    private var counts: [String: Int] = [:]

    init(_ provider: Provider, _ capability: Capability, _ catalog: Catalog) {
        guard capability.scope == .model else { return }
        for offering in catalog.offerings(at: provider.id) {
            let word: String? =
                switch catalog.cell(offering, of: provider, capability.id.id).state {
                case .verified(.yes): "verified"
                case .verified(.partial): "verified in part"
                case .verified(.no): "verified no"
                case .observed(.yes): "observed"
                case .observed(.partial): "observed in part"
                case .observed(.no): "observed no"
                case .disputed: "disputed"
                case .contested: "contested"
                case .claimed(.yes): "claimed yes"
                case .claimed(.partial): "claimed in part"
                case .claimed(.no): "claimed no"
                case .notApplicable: nil
                case .unknown, .dependsOnModel: "unknown"
                }
            if let word { counts[word, default: 0] += 1 }
        }
    }

    private static let order = [
        "verified", "verified in part", "verified no", "observed", "observed in part", "observed no", "disputed", "contested",
        "claimed yes", "claimed in part", "claimed no", "unknown",
    ]

    /// `nil` when no offering has anything to say.
    var sentence: String? {
        guard counts.contains(where: { $0.key != "unknown" }) else { return nil }
        let parts = Self.order.compactMap { word in counts[word].map { "\($0) \(word)" } }
        return "Of the recorded models: " + parts.joined(separator: ", ")
    }
}
