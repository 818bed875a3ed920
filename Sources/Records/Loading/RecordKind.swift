/// What a file in `data/` is, by its path alone.
package enum RecordKind: Sendable, Hashable {
    case site
    case vocabulary
    case exceptions
    case lab(String)
    case model(lab: String, slug: String)
    case provider(String)
    case offering(provider: String, slug: String)
    case probe(provider: String, slug: String)
    case selfHostedProbe(server: String, version: String, slug: String)
    case guide(String)

    /// - Parameter path: relative to `data/`.
    package init?(path: String) {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        let stem = Self.stem(parts.last ?? "", of: "json")
        switch (parts.count, parts.first, stem) {
        case (1, "site.json", _): self = .site
        case (1, "capabilities.json", _): self = .vocabulary
        case (1, "exceptions.json", _): self = .exceptions
        case (2, "labs", let stem?): self = .lab(stem)
        case (3, "models", let stem?): self = .model(lab: parts[1], slug: stem)
        case (3, "providers", "provider"): self = .provider(parts[1])
        case (4, "providers", let stem?) where parts[2] == "models": self = .offering(provider: parts[1], slug: stem)
        case (3, "probes", let stem?): self = .probe(provider: parts[1], slug: stem)
        case (4, "probes", let stem?): self = .selfHostedProbe(server: parts[1], version: parts[2], slug: stem)
        case (2, "guides", nil):
            guard let slug = Self.stem(parts[1], of: "md") else { return nil }
            self = .guide(slug)
        default: return nil
        }
    }

    private static func stem(_ name: String, of suffix: String) -> String? {
        name.hasSuffix("." + suffix) ? String(name.dropLast(suffix.utf8.count + 1)) : nil
    }

    /// The ids that the path spells.
    var identifiers: [String] {
        switch self {
        case .site, .vocabulary, .exceptions: []
        case .lab(let id), .provider(let id), .guide(let id): [id]
        case .model(let first, let second), .offering(let first, let second), .probe(let first, let second): [first, second]
        case .selfHostedProbe(let server, let version, let slug): [server, version, slug]
        }
    }

    /// `nil` for what is no JSON.
    package var shape: ObjectShape? {
        switch self {
        case .site: SiteSettings.shape
        case .vocabulary: Vocabulary.shape
        case .exceptions: RuleException.listShape
        case .lab: Lab.shape
        case .model: Model.shape
        case .provider: Provider.shape
        case .offering: Offering.shape
        case .probe, .selfHostedProbe: ProbeRecord.shape
        case .guide: nil
        }
    }
}
