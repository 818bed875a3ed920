/// Everything that the data says, loaded and in a fixed order.
package struct Catalog: Sendable {
    package let settings: SiteSettings
    package let vocabulary: Vocabulary
    /// By id.
    package let labs: [Lab]
    /// By lab, then by slug.
    package let models: [Model]
    /// By kind, then by name.
    package let providers: [Provider]
    /// By provider id, then by slug.
    package let offerings: [Offering]
    package let probes: [ProbeRecord]
    /// Runs of a provider's software on somebody's machine, by provider, version and slug as bytes. They belong to no offering and fill
    /// no cell.
    package let selfHostedProbes: [ProbeRecord]
    /// In the order of the site's settings.
    package let guides: [Guide]
    /// Files that could not be read as records; what refers to them is not reported again.
    let brokenPaths: Set<String>
    /// The folder of the data as paths in it begin.
    let root: String

    private let labPlaces: [String: Int]
    private let modelPlaces: [String: Int]
    private let providerPlaces: [String: Int]
    private let offeringRanges: [String: Range<Int>]
    private let hostPlaces: [String: [Int]]
    private let probePlaces: [String: Int]
    /// Names under which providers publish.
    private let publishers: Set<String>

    init(
        settings: SiteSettings, vocabulary: Vocabulary, labs: [Lab], models: [Model], providers: [Provider],
        offerings: [Offering], probes: [ProbeRecord], selfHostedProbes: [ProbeRecord], guides: [Guide],
        brokenPaths: Set<String>, root: String
    ) {
        self.root = root
        self.settings = settings
        self.vocabulary = vocabulary
        self.brokenPaths = brokenPaths
        self.labs = labs.sorted { $0.id.precedes($1.id) }
        self.models = models.sorted { $0.id.precedes($1.id) }
        self.providers = providers.sorted { Self.precedes($0, $1) }
        self.offerings = offerings.sorted { $0.provider == $1.provider ? $0.slug.precedes($1.slug) : $0.provider.precedes($1.provider) }
        self.probes = probes
        self.selfHostedProbes = selfHostedProbes.sorted { $0.path.precedes($1.path) }
        let order = Dictionary(settings.guides.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        self.guides = guides.sorted {
            (order[$0.slug] ?? .max, $0.slug) < (order[$1.slug] ?? .max, $1.slug)
        }
        labPlaces = Self.places(self.labs.map(\.id))
        modelPlaces = Self.places(self.models.map(\.id))
        providerPlaces = Self.places(self.providers.map(\.id))
        probePlaces = Self.places(probes.map { $0.provider + "/" + $0.slug })
        var ranges: [String: Range<Int>] = [:]
        var hosts: [String: [Int]] = [:]
        for (place, offering) in self.offerings.enumerated() {
            ranges[offering.provider] = (ranges[offering.provider]?.lowerBound ?? place)..<place + 1
            hosts[offering.model.id, default: []].append(place)
        }
        offeringRanges = ranges
        hostPlaces = hosts
        publishers = Set(providers.flatMap { [$0.name, $0.operatorName ?? $0.name] })
    }

    package func lab(_ id: String) -> Lab? { labPlaces[id].map { labs[$0] } }
    package func model(_ id: String) -> Model? { modelPlaces[id].map { models[$0] } }
    package func provider(_ id: String) -> Provider? { providerPlaces[id].map { providers[$0] } }

    package func offerings(at provider: String) -> ArraySlice<Offering> {
        offeringRanges[provider].map { offerings[$0] } ?? []
    }

    /// Every offering of a model, by provider.
    package func offerings(of model: String) -> [Offering] {
        (hostPlaces[model] ?? []).map { offerings[$0] }
    }

    /// What is held against the same rules, whatever it counts for.
    var allProbes: [ProbeRecord] { probes + selfHostedProbes }

    func probe(_ provider: String, _ slug: String) -> ProbeRecord? {
        probes.isEmpty ? nil : probePlaces[provider + "/" + slug].map { probes[$0] }
    }

    /// Who speaks when a source says something of a provider.
    package enum Standing: Sendable {
        case itself, competitor, thirdParty
    }

    package func standing(of source: Source, about provider: Provider) -> Standing {
        if source.publisher == provider.name || source.publisher == provider.operatorName { return .itself }
        return publishers.contains(source.publisher) ? .competitor : .thirdParty
    }

    /// The newest date on which somebody or a probe looked; the clock of the build. `nil` in a catalog without sources.
    package var newestDate: PartialDate? {
        let checked = (models.flatMap(\.sources.all) + providers.flatMap(\.sources.all)).map(\.checked)
        let probed = allProbes.flatMap { $0.observations.map(\.at.date) }
        return (checked + probed).max()
    }

    private static func precedes(_ a: Provider, _ b: Provider) -> Bool {
        let kinds = Provider.Kind.allCases
        func place(_ provider: Provider) -> Int { provider.kind.first.flatMap { kinds.firstIndex(of: $0.value) } ?? kinds.count }
        if place(a) != place(b) { return place(a) < place(b) }
        let (first, second) = (a.name.lowercased(), b.name.lowercased())
        return first == second ? a.id.precedes(b.id) : first.precedes(second)
    }

    private static func places(_ ids: [String]) -> [String: Int] {
        Dictionary(ids.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    }
}
