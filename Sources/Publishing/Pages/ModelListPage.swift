import Mustache
import Records
import StrictJSON

/// The catalog: every model, by lab, or the models of one lab; long lists go on over several pages.
struct ModelListPage: PagedPage {
    let edition: Edition
    /// `nil`: all labs.
    let lab: Lab?
    let paging: Paging
    /// Of all pages.
    private let groups: [Group]

    private struct Group: Sendable {
        let lab: Lab
        let models: [Model]
        /// The place of its first model in the list.
        let start: Int
    }

    let template = "models"
    let section: Section? = .models
    var title: String { paging.title(lab.map { "Models of \($0.name)" } ?? "Models") }
    var description: String {
        lab.map { "Models of \($0.name), who serves them, and what they are called there." }
            ?? "\(Words.counted(edition.catalog.models.count, "model")), who serves them, and what they are called there."
    }

    /// Those of all labs, then those of each.
    static func all(_ edition: Edition) -> [ModelListPage] {
        let models = Dictionary(grouping: edition.catalog.models, by: \.lab)
        func pages(_ lab: Lab?) -> [ModelListPage] {
            var count = 0
            let groups = (lab.map { [$0] } ?? edition.catalog.labs).map { lab in
                let group = Group(lab: lab, models: models[lab.id] ?? [], start: count)
                count += group.models.count
                return group
            }
            // No id has this mark, so that neither a lab nor a model can have the address of a page.
            return Paging.all(of: count, at: lab.map { "models/\($0.id)/" } ?? "models/", prefix: "page_").map {
                ModelListPage(edition: edition, lab: lab, paging: $0, groups: groups)
            }
        }
        return pages(nil) + edition.catalog.labs.flatMap(pages)
    }

    func context(_ links: Links) -> [(String, Value)] {
        let choices = Choices(edition.catalog)
        let contents: [(String, Value)] = [
            ("is_lab", .bool(lab != nil)),
            ("lab_url", .text(lab?.url)),
            ("choices", choices.value(noun: "models", asksForLab: lab == nil)),
            (
                "labs",
                .list(
                    groups.compactMap { group in
                        guard let part = part(of: group) else { return nil }
                        return [
                            "id": .string(group.lab.id), "name": .string(group.lab.name), "href": links.lab(group.lab.id),
                            "rows": .list(part.map { ModelRow($0, edition.catalog, choices).value(links) }),
                        ]
                    })
            ),
        ]
        return contents + paging.context(links)
    }

    /// What of a lab stands on this page; one without a model stands where the model before it does.
    private func part(of group: Group) -> ArraySlice<Model>? {
        if group.models.isEmpty { return paging.places.contains(max(0, group.start - 1)) ? [] : nil }
        let places = paging.places.clamped(to: group.start..<group.start + group.models.count)
        return places.isEmpty ? nil : group.models[places.lowerBound - group.start..<places.upperBound - group.start]
    }

    func allRows(_ links: Links) -> [(String, [JSONValue])] {
        let choices = Choices(edition.catalog)
        return [("models", groups.flatMap(\.models).map { ModelRow($0, edition.catalog, choices).json(links) })]
    }
}
