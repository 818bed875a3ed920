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
        var text = "# \(catalog.settings.title)\n\n> \(catalog.settings.summary)\n"
        func section(_ title: String, _ lines: [(name: String, path: String, summary: String)]) {
            text += "\n## \(title)\n\n"
            for line in lines {
                text += "- [\(escaped(line.name))](\(base)\(line.path)): \(line.summary)\n"
            }
        }
        section(
            "Data",
            [
                ("Providers", "api/v1/providers.json", "every provider with its offerings, claims and sources, as JSON"),
                ("Models", "api/v1/models.json", "every model and its ids at each provider, as JSON"),
                ("Capabilities", "api/v1/capabilities.json", "the vocabulary, as JSON"),
                ("Disputes", "api/v1/disputes.json", "every contradiction with both sides, as JSON"),
                ("Reasons", "api/v1/reasons.json", "the reason codes of observations, as JSON"),
                ("Documentation of the data", "api/", "files, fields and versions"),
            ])
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
        section("Providers", catalog.providers.map { ($0.name, "providers/\($0.id)/", $0.summary) })
        section(
            "Models",
            catalog.models.map { model in
                let hosts = catalog.offerings(of: model.id).map { offering in
                    "\(catalog.provider(offering.provider)?.name ?? offering.provider) (id \(offering.id.first?.value ?? "unknown"))"
                }
                return (
                    model.name, "models/\(model.id)/", hosts.isEmpty ? "no provider recorded" : "served by " + hosts.joined(separator: ", ")
                )
            })
        section("Guides", guides.map { ($0.title, $0.path, $0.description) })
        return Array(text.utf8)
    }

    private static func escaped(_ name: String) -> String {
        String(name.flatMap { "[]\\".contains($0) ? ["\\", $0] : [$0] })
    }
}
