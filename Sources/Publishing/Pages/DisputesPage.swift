import Mustache
import Records

/// Where claims and observations, or sources, contradict one another, with both sides.
struct DisputesPage: Page {
    let edition: Edition

    static let path = "disputes/"
    var path: String { Self.path }
    let template = "disputes"
    let section: Section? = .status
    let title = "Disputes"
    let description =
        "Where what is claimed and what a probe saw contradict each other, and where sources do: both sides, with the evidence."

    private var catalog: Catalog { edition.catalog }

    func context(_ links: Links) -> [(String, Value)] {
        let prose = Prose(root: links.root)
        let disputes = Disputes(catalog)
        func entries(_ entries: [Disputes.Entry]) -> Value { .list(entries.map { entry($0, prose, links) }) }
        let groups = Self.groups.filter { !disputes.probed($0.dispute).isEmpty }
        return [
            ("has_observations", .bool(edition.hasObservations)),
            ("probed_count", .count(disputes.probed.count)),
            ("contested_count", .count(disputes.contested.count)),
            ("fact_count", .count(disputes.facts.count)),
            ("has_groups", .bool(!groups.isEmpty)),
            (
                "groups",
                .list(
                    groups.map { group in
                        [
                            "id": .string(group.id), "title": .string(group.title), "meaning": .string(group.meaning),
                            "entries": entries(disputes.probed(group.dispute)),
                        ]
                    })
            ),
            ("has_contested", .bool(!disputes.contested.isEmpty)),
            ("contested", entries(disputes.contested)),
            ("has_facts", .bool(!disputes.facts.isEmpty)),
            ("facts", .list(disputes.facts.map { fact($0, prose, links) })),
        ]
    }

    private static let groups: [(dispute: CellState.Dispute, id: String, title: String, meaning: String)] = [
        (.fails, "fails", "Claimed, but it does not work", "A source says that it works, in full or in part; a probe saw it fail."),
        (
            .worksInPart, "in-part", "Claimed in full, works in part",
            "A source says yes; a probe saw it work with a deviation that has a name."
        ),
        (.better, "better", "Works better than claimed", "A source says no, or only in part; a probe saw more."),
    ]

    private func entry(_ entry: Disputes.Entry, _ prose: Prose, _ links: Links) -> Value {
        let offering = entry.offering
        let anchor = ([entry.provider.id, offering?.slug, entry.capability.id.id] as [String?]).compactMap { $0 }.joined(separator: ".")
        return [
            "href": links.page(entry.path),
            "capability": .string(entry.capability.name),
            "provider": .string(entry.provider.name),
            "model": .text(offering.map(name)),
            "id": .text(offering?.id.first?.value),
            "cell": CellView(
                anchor: (offering == nil ? "endpoint." : "model.") + anchor, cell: entry.cell,
                citations: Citations(catalog, entry.provider), prose: prose, edition: edition, links: links, command: entry.command
            ).value,
        ]
    }

    private func fact(_ fact: DisputedFact, _ prose: Prose, _ links: Links) -> Value {
        let subject: String
        let citations: Citations
        switch fact.subject {
        case .provider(let provider):
            subject = provider.name
            citations = Citations(catalog, provider)
        case .offering(let offering, let provider):
            subject = "\(name(offering)) at \(provider.name)"
            citations = Citations(catalog, provider)
        case .model(let model):
            subject = "\(model.name), the weights"
            citations = Citations(catalog, model)
        }
        return [
            "name": .string(fact.name), "subject": .string(subject), "href": links.page(fact.path),
            "fact": fact.view(citations, prose).value,
        ]
    }

    private func name(_ offering: Offering) -> String {
        offering.name ?? catalog.model(offering.model.id)?.name ?? offering.model.id
    }
}
