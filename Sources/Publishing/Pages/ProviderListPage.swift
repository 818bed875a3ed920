import Mustache
import Records

/// Every provider in a line or two.
struct ProviderListPage: Page {
    let edition: Edition

    let path = "providers/"
    let template = "providers"
    let section: Section? = .matrix
    let title = "Providers"
    var description: String {
        "\(Words.counted(edition.catalog.providers.count, "provider")) with an OpenAI-compatible endpoint: gateways, hosts, self-hosted servers and local runtimes."
    }

    func context(_ links: Links) -> [(String, Value)] {
        let prose = Prose(root: links.root)
        return [
            (
                "rows",
                .list(
                    edition.catalog.providers.map { provider in
                        let citations = Citations(edition.catalog, provider)
                        return [
                            "id": .string(provider.id),
                            "name": .string(provider.name),
                            "href": links.provider(provider.id),
                            "kind": FactView(provider.kind, citations, prose, Words.kind).value,
                            "summary": .string(provider.summary),
                            "recorded": .string(Words.counted(edition.catalog.offerings(at: provider.id).count, "model") + " recorded"),
                        ]
                    })
            )
        ]
    }
}
