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

    /// Tokens that a request may have to hold; the script takes any other number from the address.
    private static let contexts = [8_000, 16_000, 32_000, 64_000, 100_000, 128_000, 200_000, 256_000, 400_000, 1_000_000]

    /// - Parameters:
    ///   - noun: what a row is, in the plural.
    ///   - isChoice: there is more than one row.
    ///   - reckons: the table says what a month costs.
    func value(noun: String, asksForLab: Bool = false, isChoice: Bool = true, reckons: Bool = false) -> Value {
        let types = Set(catalog.offerings.flatMap { $0.type.first?.value ?? [] })
        return [
            "title": "What I need",
            "noun": .string(noun),
            "is_choice": .bool(isChoice),
            "reckons": .bool(reckons),
            "traffic_in": .string("\(Traffic.usual.input)M"),
            "traffic_out": .string("\(Traffic.usual.output)M"),
            "contexts": .list(
                Self.contexts.map { tokens in
                    let name = tokens < 1_000_000 ? "\(tokens / 1000)K" : "\(tokens / 1_000_000)M"
                    return ["tokens": .string(String(tokens)), "name": .string("\(name) or more")]
                }),
            "needs": .list(needed.map { ["word": .string($0.word), "name": .string($0.capability.name)] }),
            "kinds": .list(Provider.Kind.allCases.map { ["id": .string($0.rawValue), "name": .string(Words.kind($0))] }),
            "asks_for_lab": .bool(asksForLab),
            "labs": .list(catalog.labs.map { ["id": .string($0.id), "name": .string($0.name)] }),
            "types": .list(
                Offering.types.filter(types.contains).map { ["id": .string($0), "name": .string(Words.capitalized($0))] }),
            "modalities": .list(
                Set(catalog.offerings.flatMap(modalities)).sorted(by: >).map { id in
                    ["id": .string(id), "name": .string(Words.capitalized(id.split(separator: "-").joined(separator: " ")))]
                }),
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
        let types = (offering.type.first?.value ?? []) + modalities(offering)
        return [states.joined(), price, context, kind, types.joined(separator: "+")].joined(separator: "/")
    }

    /// What the weights take and give beside text, such as `takes-image`.
    private func modalities(_ offering: Offering) -> [String] {
        guard let model = catalog.model(offering.model.id) else { return [] }
        return [("takes", model.input), ("gives", model.output)].flatMap { word, facts in
            (facts.first?.value ?? []).filter { $0 != "text" }.map { "\(word)-\($0)" }
        }
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
        case .verified(.yes): "v"
        case .observed(.yes): "o"
        case .claimed(.yes): "c"
        case .dependsOnModel, .contested: "d"
        case .verified(.partial), .observed(.partial), .claimed(.partial): "p"
        case .verified(.no), .observed(.no), .claimed(.no): "n"
        case .disputed(.worksInPart), .disputed(.better): "y"
        case .disputed(.fails): "x"
        case .notApplicable: "-"
        case .unknown: "?"
        }
    }
}
