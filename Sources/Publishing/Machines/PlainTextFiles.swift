import Records

/// Files for crawlers and language models.
enum PlainTextFiles {
    static func robots(_ edition: Edition) -> [UInt8] {
        Array("User-agent: *\nAllow: /\nSitemap: \(edition.baseURL)sitemap.xml\n".utf8)
    }

    /// sitemaps.org, protocol 0.9. Addresses hold ids and the checked base URL only, so `&` is all that could need escaping.
    static func sitemap(_ paths: [String], _ edition: Edition) -> [UInt8] {
        var xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
        for path in paths {
            xml +=
                "<url><loc>" + (edition.baseURL + path).split(separator: "&", omittingEmptySubsequences: false).joined(separator: "&amp;")
                + "</loc></url>\n"
        }
        return Array((xml + "</urlset>\n").utf8)
    }

    /// llmstxt.org: a title, a summary, and sections of links.
    static func llms(_ edition: Edition, guides: [GuidePage]) -> [UInt8] {
        let catalog = edition.catalog
        let base = edition.baseURL
        var text = "# \(MarkdownWriter.text(catalog.settings.title))\n\n> \(MarkdownWriter.text(catalog.settings.summary))\n"
        func section(_ title: String, _ lines: [(name: String, path: String, summary: String)]) {
            text += "\n## \(title)\n\n"
            for line in lines {
                text += "- [\(MarkdownWriter.text(line.name))](\(base)\(line.path)): \(line.summary)\n"
            }
        }
        text += "\nPages of providers and models are linked as Markdown; without `index.md` the same address is the page for people. "
        text += "Beside `providers.json` and `models.json` there is a file for each record: `api/v1/providers/<provider>.json` and "
        text += "`api/v1/models/<lab>/<model>.json`.\n"
        section(
            "Data",
            MachineFiles.all(edition, guides: guides).filter { $0.parameters.isEmpty && $0.path.hasPrefix("api/") }.map {
                (String($0.path.dropFirst("api/v1/".utf8.count)), $0.path, $0.meaning)
            } + [("Documentation of the data", "api/", "files, fields and versions")])
        section(
            "Pages",
            [
                ("Matrix", "", "providers against capabilities"), ("Models", "models/", "the catalog"),
                ("Pricing", "pricing/", "every price"),
                ("Capabilities", "capabilities/", "what each capability means"),
                ("What probes report", ReasonsPage.path, "the reason codes of observations"),
                ("Status", "status/", "how much is known and verified"),
                ("Disputes", DisputesPage.path, "where claims, probes and sources contradict one another"),
            ])
        section("Providers", catalog.providers.map { ($0.name, "providers/\($0.id)/index.md", MarkdownWriter.text($0.summary)) })
        section(
            "Models",
            catalog.models.map { model in
                let hosts = catalog.offerings(of: model.id).map { offering in
                    let name = catalog.provider(offering.provider)?.name ?? offering.provider
                    return "\(MarkdownWriter.text(name)) (id \((offering.id.first?.value).map(MarkdownWriter.code) ?? "unknown"))"
                }
                return (
                    model.name, "models/\(model.id)/index.md",
                    hosts.isEmpty ? "no provider recorded" : "served by " + hosts.joined(separator: ", ")
                )
            })
        section("Guides", guides.map { ($0.title, $0.path, MarkdownWriter.text($0.description)) })
        return Array(text.utf8)
    }
}
