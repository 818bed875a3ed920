import Records

/// The catalog as flat tables. Where sources differ a cell holds the newest value that is not in doubt; the JSON files have them all.
enum CSVTables {
    struct Hosted: Sendable {
        let offering: Offering
        let provider: Provider
        let model: Model?

        func price(_ unit: Price.Unit) -> Price? { offering.prices.first { $0.unit == unit } }
    }

    struct Priced: Sendable {
        let hosted: Hosted
        let price: Price
        let isCurrent: Bool

        var source: Source? { hosted.provider.sources[price.source.id] }
    }

    static func hosted(_ catalog: Catalog) -> [Hosted] {
        catalog.providers.flatMap { provider in
            catalog.offerings(at: provider.id).map {
                Hosted(offering: $0, provider: provider, model: catalog.model($0.model.id))
            }
        }
    }

    static func priced(_ catalog: Catalog) -> [Priced] {
        hosted(catalog).flatMap { hosted in
            var seen: Set<Price.Unit> = []
            return hosted.offering.prices.map { Priced(hosted: hosted, price: $0, isCurrent: seen.insert($0.unit).inserted) }
        }
    }

    // MARK: Columns

    static func offerings(_ edition: Edition) -> CSVTable<Hosted> {
        CSVTable(columns: identity(\.self) + limits + currentPrices + states(edition) + [page(edition)])
    }

    static func providers(_ edition: Edition) -> CSVTable<Provider> {
        let catalog = edition.catalog
        return CSVTable(
            columns: [
                .init("provider", "its id") { .text($0.id) },
                .init("name", "its name") { .text($0.name) },
                .init("kind", "gateway, host, self-hosted or local") { CSVCell(leading($0.kind)?.rawValue) },
                .init("base_url", "the address that an SDK takes") { CSVCell(leading($0.endpoint.baseURL)) },
                .init("key_env", "the environment variable that holds the key") { CSVCell(leading($0.auth.keyVariable)) },
                .init("models_at_least", "how many models it serves, at least") { CSVCell(leading($0.modelsServed)?.least) },
                .init("models_at_most", "the same, at most") { CSVCell(leading($0.modelsServed)?.most) },
                .init("models_recorded", "how many of them are in this catalog") { .number(String(catalog.offerings(at: $0.id).count)) },
            ]
                + catalog.vocabulary.all.map { capability in
                    .init(column(capability), "state of: \(capability.name)") { provider in
                        .text(catalog.cell(provider, capability.id.id).state.glyph)
                    }
                } + [.init("url", "its page") { .text(edition.baseURL + "providers/\($0.id)/") }])
    }

    static let prices = CSVTable<Priced>(
        columns: identity(\.hosted) + [
            .init("from", "the first date for which the price is known to hold") { .text($0.price.from.text) },
            .init("current", "true for the newest price of its unit") { .text($0.isCurrent ? "true" : "false") },
            .init("per", "the unit that is sold: 1M tokens, image or request") { .text($0.price.unit.rawValue) },
            .init("currency", "ISO 4217") { .text($0.price.currency) },
            .init("input", "tokens in") { CSVCell($0.price.input) },
            .init("output", "tokens out") { CSVCell($0.price.output) },
            .init("cached_input", "tokens in that were read from a cache") { CSVCell($0.price.cachedInput) },
            .init("cache_write", "tokens in that were written to a cache") { CSVCell($0.price.cacheWrite) },
            .init("amount", "one image or request") { CSVCell($0.price.amount) },
            .init("source", "id of the source") { .text($0.price.source.id) },
            .init("source_title", "its title") { CSVCell($0.source?.title) },
            .init("source_publisher", "who published it") { CSVCell($0.source?.publisher) },
            .init("source_checked", "when somebody last read it") { CSVCell($0.source?.checked.text) },
            .init("source_url", "its address, when it has one") { CSVCell($0.source?.url) },
        ])

    private static func identity<Row>(_ hosted: @escaping @Sendable (Row) -> Hosted) -> [CSVTable<Row>.Column] {
        [
            .init("provider", "id of the provider") { .text(hosted($0).provider.id) },
            .init("provider_name", "its name") { .text(hosted($0).provider.name) },
            .init("offering", "id of the offering at that provider") { .text(hosted($0).offering.slug) },
            .init("model", "id of the model in this catalog") { .text(hosted($0).offering.model.id) },
            .init("model_name", "its name there") { row in
                let row = hosted(row)
                return CSVCell(row.offering.name ?? row.model?.name)
            },
            .init("id", "the model's id there") { CSVCell(leading(hosted($0).offering.id)) },
        ]
    }

    private static let limits: [CSVTable<Hosted>.Column] = [
        .init("kind", "the provider's kind: gateway, host, self-hosted or local") { CSVCell(leading($0.provider.kind)?.rawValue) },
        .init("type", "what it is sold as, with spaces between") { CSVCell(leading($0.offering.type)?.joined(separator: " ")) },
        .init("listed", "false where the provider's own list no longer names it") {
            CSVCell(leading($0.offering.listed).map { $0 ? "true" : "false" })
        },
        .init("context", "tokens that a request may hold there") { CSVCell(leading($0.offering.context)) },
        .init("max_output", "tokens that a reply may hold there") { CSVCell(leading($0.offering.maxOutput)) },
    ]

    private static let currentPrices: [CSVTable<Hosted>.Column] = [
        .init("input", "1M tokens in") { CSVCell($0.price(.millionTokens)?.input) },
        .init("output", "1M tokens out") { CSVCell($0.price(.millionTokens)?.output) },
        .init("cached_input", "1M tokens in that were read from a cache") { CSVCell($0.price(.millionTokens)?.cachedInput) },
        .init("cache_write", "1M tokens in that were written to a cache") { CSVCell($0.price(.millionTokens)?.cacheWrite) },
        .init("tokens_currency", "currency of the prices by the token, ISO 4217") { CSVCell($0.price(.millionTokens)?.currency) },
        .init("tokens_from", "the first date for which they are known to hold") { CSVCell($0.price(.millionTokens)?.from.text) },
        .init("image", "one image") { CSVCell($0.price(.image)?.amount) },
        .init("image_currency", "currency of that price") { CSVCell($0.price(.image)?.currency) },
        .init("request", "one request") { CSVCell($0.price(.request)?.amount) },
        .init("request_currency", "currency of that price") { CSVCell($0.price(.request)?.currency) },
    ]

    private static func states(_ edition: Edition) -> [CSVTable<Hosted>.Column] {
        edition.modelCapabilities.map { capability in
            .init(column(capability), "state of: \(capability.name)") { row in
                .text(edition.catalog.cell(row.offering, of: row.provider, capability.id.id).state.glyph)
            }
        }
    }

    private static func page(_ edition: Edition) -> CSVTable<Hosted>.Column {
        .init("url", "its place on these pages") {
            .text(edition.baseURL + "models/\($0.offering.model.id)/#at.\($0.provider.id).\($0.offering.slug)")
        }
    }

    private static func column(_ capability: Capability) -> String { CSVTable<Hosted>.statePrefix + capability.id.id }

    private static func leading<Value>(_ facts: [Fact<Value>]) -> Value? {
        (facts.first { $0.disputed == nil } ?? facts.first)?.value
    }
}
