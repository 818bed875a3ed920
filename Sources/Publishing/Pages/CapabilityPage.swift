import Mustache
import Records

/// One capability: what it means, and who has it.
struct CapabilityPage: Page {
    let edition: Edition
    let capability: Capability

    var path: String { "capabilities/\(capability.id.id)/" }
    let template = "capability"
    let section: Section? = .capabilities
    var title: String { capability.name }
    var description: String { "\(capability.name): what it means on an OpenAI-compatible API, and which providers have it." }

    private var catalog: Catalog { edition.catalog }

    func context(_ links: Links) -> [(String, Value)] {
        let prose = Prose(root: links.root)
        let offerings = offerings(prose, links)
        return [
            ("name", .string(capability.name)),
            ("summary", .string(capability.summary)),
            ("endpoint", .text(capability.endpoint)),
            ("parameter", .text(capability.parameter)),
            ("spec", .string(capability.spec)),
            ("is_of_endpoint", .bool(capability.scope == .endpoint)),
            (
                "providers",
                .list(
                    catalog.providers.map { provider in
                        [
                            "name": .string(provider.name), "href": links.provider(provider.id),
                            "kind": .text(provider.kind.first.map { Words.kind($0.value) }),
                            "cell": CellView(
                                anchor: provider.id, cell: catalog.cell(provider, capability.id.id),
                                citations: Citations(catalog, provider),
                                prose: prose, edition: edition, tally: Tally(provider, capability, catalog),
                                command: "compat-matrix probe --provider \(provider.id) --capability \(capability.id.id)"
                            ).value,
                        ]
                    })
            ),
            ("has_offerings", .bool(!offerings.isEmpty)),
            ("offerings", .list(offerings)),
        ]
    }

    /// Offerings of which something is known, for a capability that is a fact of each model.
    private func offerings(_ prose: Prose, _ links: Links) -> [Value] {
        guard capability.scope == .model else { return [] }
        return catalog.offerings.compactMap { offering in
            guard let provider = catalog.provider(offering.provider) else { return nil }
            let cell = catalog.cell(offering, of: provider, capability.id.id)
            guard cell.state != .unknown, !cell.isInherited || cell.observation != nil else { return nil }
            let view = OfferingView(
                offering: offering, provider: provider, edition: edition, prose: prose, links: links,
                anchor: provider.id + "." + offering.slug)
            return [
                "name": .string(offering.name ?? catalog.model(offering.model.id)?.name ?? offering.model.id),
                "href": links.model(offering.model.id),
                "provider": .string(provider.name),
                "provider_href": links.provider(provider.id),
                "cell": view.cell(capability, Citations(catalog, provider)),
            ]
        }
    }
}
