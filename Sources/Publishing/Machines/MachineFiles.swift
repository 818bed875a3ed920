import Records

/// Every file for programs, in the order in which pages name them. The site, its OpenAPI description, the page about the data and `llms.txt`
/// all come from here. What only the pages themselves load, assets and `rows.json`, is none of them.
enum MachineFiles {
    static func all(_ edition: Edition, guides: [GuidePage]) -> [MachineFile] {
        json(edition) + records(edition) + tables(edition) + texts(edition, guides) + badges(edition) + [
            MachineFile(OpenAPI.path, "getDescription", "all of these files as an OpenAPI 3.1 description", .json("Description")) {
                OpenAPI.bytes(all(edition, guides: guides), edition)
            }
        ]
    }

    private static func json(_ edition: Edition) -> [MachineFile] {
        [
            MachineFile("api/v1/providers.json", "getProviders", "every provider, with its offerings", .json("ProvidersFile")) {
                API.providers(edition)
            },
            MachineFile("api/v1/models.json", "getModels", "every model, with its ids at each provider", .json("ModelsFile")) {
                API.models(edition)
            },
            MachineFile("api/v1/capabilities.json", "getCapabilities", "the vocabulary", .json("CapabilitiesFile")) {
                API.capabilities(edition)
            },
            MachineFile("api/v1/disputes.json", "getDisputes", "every contradiction, with both sides", .json("DisputesFile")) {
                API.disputes(edition)
            },
            MachineFile("api/v1/reasons.json", "getReasons", "the reason codes of observations", .json("ReasonsFile")) {
                API.reasons(edition)
            },
        ]
    }

    private static func records(_ edition: Edition) -> [MachineFile] {
        let catalog = edition.catalog
        return [
            MachineFile(
                "api/v1/providers/{provider}.json", "getProvider", "one provider, with its offerings", .json("ProviderFile"), [provider],
                catalog.providers.map { record in .init(values: [record.id]) { API.provider(file: record, edition) } }),
            MachineFile(
                "api/v1/models/{lab}/{model}.json", "getModel", "one model, with every offering of it", .json("ModelFile"), [lab, model],
                catalog.models.map { record in .init(values: [record.lab, record.slug]) { API.model(file: record, edition) } }),
        ]
    }

    private static func tables(_ edition: Edition) -> [MachineFile] {
        let (offerings, providers) = (CSVTables.offerings(edition), CSVTables.providers(edition))
        return [
            MachineFile(
                "api/v1/offerings.csv", "getOfferingsTable", "every offering: current prices, context and states of capabilities",
                .csv(offerings.notes)
            ) { offerings.bytes(CSVTables.hosted(edition.catalog)) },
            MachineFile(
                "api/v1/providers.csv", "getProvidersTable", "every provider against every capability", .csv(providers.notes)
            ) { providers.bytes(edition.catalog.providers) },
            MachineFile(
                "api/v1/prices.csv", "getPricesTable", "every price that is recorded, with its date and source",
                .csv(CSVTables.prices.notes)
            ) { CSVTables.prices.bytes(CSVTables.priced(edition.catalog)) },
        ]
    }

    private static func texts(_ edition: Edition, _ guides: [GuidePage]) -> [MachineFile] {
        let catalog = edition.catalog
        return [
            MachineFile(
                "providers/{provider}/index.md", "getProviderText", "the page of one provider as Markdown", .markdown, [provider],
                catalog.providers.map { record in .init(values: [record.id]) { ProviderMarkdown(record, edition).bytes } }),
            MachineFile(
                "models/{lab}/{model}/index.md", "getModelText", "the page of one model as Markdown", .markdown, [lab, model],
                catalog.models.map { record in .init(values: [record.lab, record.slug]) { ModelMarkdown(record, edition).bytes } }),
            MachineFile("llms.txt", "getLinks", "the site in links, for language models", .text) {
                PlainTextFiles.llms(edition, guides: guides)
            },
            MachineFile("robots.txt", "getRobots", "what crawlers may read", .text) { PlainTextFiles.robots(edition) },
            MachineFile("sitemap.xml", "getSitemap", "every page", .xml) {
                PlainTextFiles.sitemap(Site.pages(of: edition, guides: guides).map(\.path), edition)
            },
        ]
    }

    private static func badges(_ edition: Edition) -> [MachineFile] {
        let badges = Badge.all(edition)
        return [
            MachineFile(
                "badge/{provider}/{capability}.svg", "getBadge", "one cell of the matrix as a picture, for a column that it shows at first",
                .svg, [provider, .init(name: "capability", meaning: "id of a capability that the matrix shows at first")],
                badges.map { badge in .init(values: [badge.provider.id, badge.capability.id.id]) { badge.bytes } })
        ]
    }

    private static let provider = MachineFile.Parameter(name: "provider", meaning: "id of a provider")
    private static let lab = MachineFile.Parameter(name: "lab", meaning: "id of a lab")
    private static let model = MachineFile.Parameter(name: "model", meaning: "id of a model of that lab, without the lab")
}
