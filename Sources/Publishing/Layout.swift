import Mustache
import Records

/// What every page shows around its own content.
struct Layout {
    let edition: Edition

    /// Content and surroundings as one context.
    func context(_ page: some Page) -> Value {
        let settings = edition.catalog.settings
        let links = page.path == "404.html" ? Links(absoluteBelow: basePath) : Links(from: page.path)
        let surroundings: [(String, Value)] = [
            (
                "site",
                [
                    "title": .string(settings.title), "root": .string(links.root), "repository": .text(settings.repository),
                    "base_url": .string(edition.baseURL),
                ]
            ),
            (
                "page",
                [
                    "title": .string(page.title), "is_home": .bool(page.path.isEmpty), "description": .string(page.description),
                    "canonical": page.path == "404.html" ? .null : .string(edition.baseURL + page.path),
                    "markdown": page.twin.map { links.page($0) } ?? .null, "edit_url": .text(editURL(page)),
                ]
            ),
            (
                "navigation",
                .list(
                    Section.allCases.map { section in
                        [
                            "title": .string(section.title), "href": links.page(section.path),
                            "is_current": .bool(section == page.section),
                        ]
                    })
            ),
        ]
        return .object(Object(surroundings + page.context(links)))
    }

    private var basePath: String { WebAddress(edition.baseURL)?.path ?? "/" }

    /// The forges' common form of the address of a file.
    private func editURL(_ page: some Page) -> String? {
        guard let repository = edition.catalog.settings.repository, let record = page.record else { return nil }
        return repository + "/edit/main/" + record
    }
}
