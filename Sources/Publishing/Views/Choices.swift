import Mustache
import Records

/// What a visitor can ask of a table: the choices above it, and what each of its rows answers.
struct Choices {
    /// What people need most: the word in the address, and the capability.
    private static let needs = [
        ("tools", "tool-calling"), ("json", "json-mode"), ("schema", "structured-outputs"), ("vision", "vision"),
        ("embeddings", "embeddings"),
    ]

    let catalog: Catalog
    private let needed: [(word: String, capability: Capability)]

    init(_ catalog: Catalog) {
        self.catalog = catalog
        needed = Self.needs.compactMap { word, id in catalog.vocabulary[id].map { (word, $0) } }
    }

    /// - Parameter noun: what a row is, in the plural.
    func value(noun: String, asksForLab: Bool) -> Value {
        let types = Set(catalog.offerings.flatMap { $0.type.first?.value ?? [] })
        return [
            "title": "What I need",
            "noun": .string(noun),
            "needs": .list(needed.map { ["word": .string($0.word), "name": .string($0.capability.name)] }),
            "kinds": .list(Provider.Kind.allCases.map { ["id": .string($0.rawValue), "name": .string(Words.kind($0))] }),
            "asks_for_lab": .bool(asksForLab),
            "labs": .list(catalog.labs.map { ["id": .string($0.id), "name": .string($0.name)] }),
            "types": .list(
                Offering.types.filter(types.contains).map { ["id": .string($0), "name": .string(Words.capitalized($0))] }),
        ]
    }

    /// What a provider answers: itself, then each of its offerings.
    func answers(of provider: Provider) -> String {
        let own = needed.map { catalog.cell(provider, $0.capability.id.id).state.letter }.joined()
        return join(["\(own)///\(provider.kind.first?.value.rawValue ?? "")/"] + catalog.offerings(at: provider.id).map(answer))
    }

    func answers(of offerings: [Offering]) -> String { join(offerings.map(answer)) }

    /// States of the needed capabilities, a letter each; price in US dollars per 1M tokens in; context; kind; types. Empty where unknown.
    func answer(_ offering: Offering) -> String {
        guard let provider = catalog.provider(offering.provider) else { return "" }
        let states = needed.map { need in
            let id = need.capability.id.id
            let state = catalog.cell(offering, of: provider, id).state
            return (state == .unknown && catalog.cell(provider, id).state == .dependsOnModel ? .dependsOnModel : state).letter
        }
        let price = offering.currentPrices.first { $0.unit == .millionTokens && $0.currency == "USD" }?.input.decimal?.text ?? ""
        let context = (offering.context.first?.value).map(String.init) ?? ""
        let kind = provider.kind.first?.value.rawValue ?? ""
        return [states.joined(), price, context, kind, (offering.type.first?.value ?? []).joined(separator: "+")].joined(separator: "/")
    }

    private func join(_ answers: [String]) -> String {
        var seen: Set<String> = []
        return answers.filter { seen.insert($0).inserted }.joined(separator: " ")
    }
}

extension CellState {
    /// As the script reads it.
    fileprivate var letter: String {
        switch self {
        case .verified(.yes), .observed(.yes): "v"
        case .claimed(.yes): "c"
        case .dependsOnModel, .contested: "d"
        case .verified(.partial), .observed(.partial), .claimed(.partial), .disputed(.worksInPart), .disputed(.better): "p"
        case .verified(.no), .observed(.no), .claimed(.no), .disputed(.fails): "n"
        case .notApplicable: "-"
        case .unknown: "?"
        }
    }
}
