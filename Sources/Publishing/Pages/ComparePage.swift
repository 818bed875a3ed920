import Mustache
import Records

/// Some providers, or some hosts of one model, side by side: the script fetches their pages and takes from them what it shows.
struct ComparePage: Page {
    let edition: Edition

    static let path = "compare/"
    var path: String { Self.path }
    let template = "compare"
    let section: Section? = .matrix
    let title = "Compare"
    let description = "Two to four providers, or two to four hosts of one model, side by side, with what differs first."

    /// The page as it opens with one provider chosen.
    static func path(with provider: Provider) -> String { path + "?providers=" + provider.id }

    /// The page as it opens with the first hosts of a model.
    static func path(hostsOf model: Model) -> String { path + "?model=" + model.id }

    func context(_ links: Links) -> [(String, Value)] {
        let providers = edition.catalog.providers
        return [
            ("has_providers", .bool(!providers.isEmpty)),
            (
                "providers",
                .list(
                    providers.map { provider in
                        ["id": .string(provider.id), "name": .string(provider.name), "href": links.provider(provider.id)]
                    })
            ),
        ]
    }
}
