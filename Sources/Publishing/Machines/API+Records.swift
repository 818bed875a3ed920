import Records
import StrictJSON

/// Files about one record, whole in themselves.
extension API {
    static func provider(file provider: Provider, _ edition: Edition) -> [UInt8] {
        file(edition, [("provider", API.provider(provider, edition))])
    }

    /// The model with every offering of it as the provider's own file has it, and the providers that their sources belong to.
    static func model(file model: Model, _ edition: Edition) -> [UInt8] {
        let catalog = edition.catalog
        let hosted = catalog.offerings(of: model.id).compactMap { offering in
            catalog.provider(offering.provider).map { (offering: offering, provider: $0) }
        }
        let providers = catalog.providers.filter { provider in hosted.contains { $0.provider.id == provider.id } }
        return file(
            edition,
            [
                ("model", API.model(model, edition)),
                ("providers", .object(providers.map { ($0.id, host($0, edition)) })),
                (
                    "offerings",
                    .array(
                        hosted.map { offering, provider in
                            let head = JSONMember("provider", .string(provider.id))
                            return JSONValue(.object([head] + (API.offering(offering, provider, edition).members ?? [])))
                        })
                ),
            ])
    }

    private static func host(_ provider: Provider, _ edition: Edition) -> JSONValue {
        .object([
            ("name", .string(provider.name)),
            ("url", .string(edition.baseURL + "providers/\(provider.id)/")),
            ("base_url", facts(provider.endpoint.baseURL) { .string($0) }),
            ("sources", sources(provider.sources) { edition.catalog.standing(of: $0, about: provider) }),
        ])
    }
}
