import Records

/// What lets a snippet be shown, or keeps it away: the state of the capability that it rests on.
struct SnippetBasis: Sendable {
    let state: CellState

    /// Why one may try it, without a full stop; `nil` where nobody says that it works, or somebody that it does not.
    var words: String? {
        switch state {
        case .verified(.yes): "verified: a source says that it works, and a probe saw it work"
        case .verified(.partial): "verified in part: a source says that a part of it works, and so a probe saw it"
        case .observed(.yes): "seen by a probe; no source says so"
        case .observed(.partial): "seen by a probe to work in part; no source says so"
        case .claimed(.yes): "claimed, not verified"
        case .claimed(.partial): "claimed in part, not verified"
        case .dependsOnModel: "depends on the model, not verified for this one"
        case .disputed(.worksInPart): "disputed: claimed in full, but a probe saw only a part of it work"
        case .disputed(.better): "disputed: claimed as missing or partial, but a probe saw more of it work"
        case .disputed(.fails), .contested, .unknown, .notApplicable, .verified(.no), .observed(.no), .claimed(.no): nil
        }
    }

    /// Why there is none, behind the names of what is left out.
    var reason: String {
        switch state {
        case .disputed(.fails): "claimed, but a probe saw it fail"
        case .contested: "sources contradict one another"
        case .verified(.no), .observed(.no), .claimed(.no): "does not work there"
        case .notApplicable: "not applicable"
        default: "unknown"
        }
    }
}
