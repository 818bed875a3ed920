import Records
import StrictJSON

/// A fact that sources give differently, or that is marked as in doubt.
struct DisputedFact: Sendable {
    enum Subject: Sendable {
        case provider(Provider)
        case offering(Offering, at: Provider)
        case model(Model)
    }

    let subject: Subject
    /// As the files for machines call it.
    let key: String
    let name: String
    /// Its place, as a path within the site.
    let path: String
    let json: JSONValue
    let view: @Sendable (Citations, Prose) -> FactView

    static func all(of provider: Provider) -> [DisputedFact] {
        var found = Collector(subject: .provider(provider), page: "providers/\(provider.id)/")
        found.add(provider.kind, "kind", "Type", in: "endpoint", Words.kind) { .string($0.rawValue) }
        found.add(provider.endpoint.surface, "surface", "OpenAI-compatible surface", in: "endpoint")
        found.add(provider.endpoint.baseURL, "base_url", "Base URL", in: "endpoint", isCode: true)
        found.add(provider.auth.scheme, "auth_scheme", "How the key is sent", in: "auth", Words.scheme) { .string($0.rawValue) }
        found.add(provider.auth.isRequired, "auth_required", "Whether a key is required", in: "auth", Words.flag) { .bool($0) }
        found.add(provider.auth.keyVariable, "key_env", "Environment variable", in: "auth", isCode: true)
        found.add(provider.auth.keyPrefix, "key_prefix", "How keys begin", in: "auth", isCode: true)
        found.add(provider.modelsServed, "models_served", "Models served", in: "models", Words.count, API.count)
        found.add(provider.labsServed, "labs_served", "Labs", in: "models", Words.number) { .number($0) }
        found.add(provider.regions, "regions", "Regions", in: "limits")
        found.add(provider.dataRetention, "data_retention", "Data retention", in: "limits")
        return found.facts
    }

    static func all(of offering: Offering, at provider: Provider) -> [DisputedFact] {
        var found = Collector(
            subject: .offering(offering, at: provider), page: "providers/\(provider.id)/", place: "offering.\(offering.slug)")
        found.add(offering.id, "id", "Id there", isCode: true)
        found.add(offering.listed, "listed", "In the provider's list", Words.flag) { .bool($0) }
        found.add(offering.type, "type", "Type", Words.types, API.strings)
        found.add(offering.context, "context", "Context, tokens", Words.number) { .number($0) }
        found.add(offering.maxOutput, "max_output", "Longest reply, tokens", Words.number) { .number($0) }
        return found.facts
    }

    static func all(of model: Model) -> [DisputedFact] {
        var found = Collector(subject: .model(model), page: "models/\(model.id)/", place: "weights")
        found.add(model.context, "context", "Context, tokens", Words.number) { .number($0) }
        found.add(model.maxOutput, "max_output", "Longest output, tokens", Words.number) { .number($0) }
        found.add(model.input, "input", "Takes", Words.modalities, API.strings)
        found.add(model.output, "output", "Gives", Words.modalities, API.strings)
        found.add(model.openWeights, "open_weights", "Open weights", Words.flag) { .bool($0) }
        found.add(model.licence, "licence", "Licence")
        found.add(model.released, "released", "Released", { $0.words }) { .string($0.text) }
        found.add(model.knowledgeCutoff, "knowledge_cutoff", "Knowledge until", { $0.words }) { .string($0.text) }
        return found.facts
    }

    private struct Collector {
        let subject: Subject
        let page: String
        /// The element that shows the facts, where all stand in one.
        var place = ""
        var facts: [DisputedFact] = []

        mutating func add(_ facts: [Fact<String>], _ key: String, _ name: String, in place: String? = nil, isCode: Bool = false) {
            add(facts, key, name, in: place, isCode: isCode, { $0 }) { .string($0) }
        }

        mutating func add<Content>(
            _ facts: [Fact<Content>], _ key: String, _ name: String, in place: String? = nil, isCode: Bool = false,
            _ words: @escaping @Sendable (Content) -> String, _ json: (Content) -> JSONValue
        ) {
            guard facts.count > 1 || facts.first?.disputed != nil else { return }
            guard facts.contains(where: { $0.disputed != nil }) || Set(facts.map { words($0.value) }).count > 1 else { return }
            self.facts.append(
                DisputedFact(
                    subject: subject, key: key, name: name, path: "\(page)#\(place ?? self.place)", json: API.facts(facts, json)
                ) { citations, prose in
                    FactView(facts, citations, prose, isCode: isCode, words)
                })
        }
    }
}
