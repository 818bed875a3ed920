import Mustache

/// Where the machine-readable files are and what stands in them.
struct DataPage: Page {
    let edition: Edition
    let guides: [GuidePage]

    let path = "api/"
    let template = "data"
    let section: Section? = nil
    let title = "Data for machines"
    let description = "The whole catalog as JSON, CSV, Markdown and badges: files, fields and versions."

    func context(_ links: Links) -> [(String, Value)] {
        let files = MachineFiles.all(edition, guides: guides)
        return [
            ("version", .string(API.version)),
            (
                "files",
                .list(
                    files.map { file in
                        let example = file.example.map { links.page($0) } ?? .null
                        return [
                            "path": .string(file.path), "meaning": .string(file.meaning),
                            "href": file.parameters.isEmpty ? example : .null, "example": file.parameters.isEmpty ? .null : example,
                        ]
                    })
            ),
            ("tables", .list(files.compactMap(table))),
            ("badge", Badge.all(edition).first.map { badge($0, links) } ?? .null),
        ]
    }

    private func table(_ file: MachineFile) -> Value? {
        guard case .csv(let columns) = file.form else { return nil }
        return [
            "path": .string(file.path),
            "columns": .list(columns.filter { !$0.isState }.map { ["name": .string($0.name), "meaning": .string($0.meaning)] }),
        ]
    }

    private func badge(_ badge: Badge, _ links: Links) -> Value {
        let picture = edition.baseURL + badge.path
        let cell = edition.baseURL + "providers/\(badge.provider.id)/#capability.\(badge.capability.id.id)"
        let image = "<img src=\"\(picture)\" alt=\"\(Badge.escaped(badge.text))\" height=\"\(Badge.height)\">"
        return [
            "src": links.page(badge.path), "text": .string(badge.text), "width": .string(String(badge.width)),
            "height": .string(String(Badge.height)),
            "markdown": .string("[![\(MarkdownWriter.text(badge.text))](\(picture))](\(cell))"),
            "markup": .string("<a href=\"\(cell)\">\(image)</a>"),
        ]
    }
}
