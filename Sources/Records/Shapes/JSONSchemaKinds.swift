extension RecordKind {
    /// The kinds of records by name; `data/schema/<name>.schema.json` describes one.
    package enum Name: String, Sendable, CaseIterable {
        case site, capabilities, exceptions, lab, model, provider, offering, probe, guide

        /// Where such files stand below `data/`, with `<>` around what differs.
        package var place: String {
            switch self {
            case .site: "site.json"
            case .capabilities: "capabilities.json"
            case .exceptions: "exceptions.json"
            case .lab: "labs/<lab>.json"
            case .model: "models/<lab>/<model>.json"
            case .provider: "providers/<provider>/provider.json"
            case .offering: "providers/<provider>/models/<offering>.json"
            case .probe: "probes/<provider>/<target>.json"
            case .guide: "guides/<guide>.md"
            }
        }

        /// All of them, where there are several.
        package var places: [String] { self == .probe ? [place, "probes/<provider>/<version>/<target>.json"] : [place] }

        /// `nil` for what is no JSON.
        package var shape: ObjectShape? { RecordKind(path: place)?.shape }
    }

    /// Without its ids.
    package var name: Name {
        switch self {
        case .site: .site
        case .vocabulary: .capabilities
        case .exceptions: .exceptions
        case .lab: .lab
        case .model: .model
        case .provider: .provider
        case .offering: .offering
        case .probe, .selfHostedProbe: .probe
        case .guide: .guide
        }
    }
}
