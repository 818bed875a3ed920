import Mustache
import Records

/// The vocabulary, in groups.
struct CapabilityListPage: Page {
    let edition: Edition

    let path = "capabilities/"
    let template = "capabilities"
    let section: Section? = .capabilities
    let title = "Capabilities"
    let description = "What a client of an OpenAI-compatible API can rely on: what each capability means and where it is specified."

    func context(_ links: Links) -> [(String, Value)] {
        [
            (
                "groups",
                .list(
                    edition.catalog.vocabulary.groups.map { group in
                        [
                            "id": .string(group.id),
                            "name": .string(group.name),
                            "rows": .list(
                                group.capabilities.map { capability in
                                    [
                                        "id": .string(capability.id.id), "name": .string(capability.name),
                                        "href": links.capability(capability.id.id), "summary": .string(capability.summary),
                                        "endpoint": .text(capability.endpoint), "parameter": .text(capability.parameter),
                                        "is_of_endpoint": .bool(capability.scope == .endpoint),
                                    ]
                                }),
                        ]
                    })
            )
        ]
    }
}
