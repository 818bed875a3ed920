import Records

/// A provider's page as Markdown.
struct ProviderMarkdown {
    private let provider: Provider
    private let edition: Edition
    private let facts: MarkdownFacts

    init(_ provider: Provider, _ edition: Edition) {
        (self.provider, self.edition) = (provider, edition)
        facts = MarkdownFacts(sources: provider.sources)
    }

    private var catalog: Catalog { edition.catalog }

    var bytes: [UInt8] {
        let sections = [
            ("Endpoint", endpoint), ("Capabilities", capabilities), ("Models", models), ("Plans", plans), ("Region and data", scope),
            ("Notes", facts.notes(provider.notes)), ("Read on", links),
            ("Sources", facts.list { Words.standing(catalog.standing(of: $0, about: provider)) }),
        ]
        return Array((head + sections.filter { !$0.1.isEmpty }.map { "\n## \($0)\n\n\($1)" }.joined()).utf8)
    }

    private var head: String {
        let place = edition.baseURL + "providers/\(provider.id)/"
        let runBy = provider.operatorName.map { " Run by \(MarkdownWriter.text($0))." } ?? ""
        return "# \(MarkdownWriter.text(provider.name))\n\n> \(MarkdownWriter.text(provider.summary))\(runBy)\n\n"
            + "The page: <\(place)>. As JSON: <\(edition.baseURL)api/v1/providers/\(provider.id).json>. "
            + "Unknown is not no: what nobody said and no probe saw is unknown.\n"
    }

    private var endpoint: String {
        facts.line("Type", provider.kind, Words.kind)
            + facts.line("OpenAI-compatible surface", provider.endpoint.surface) { $0 }
            + facts.line("Base URL", provider.endpoint.baseURL, isCode: true) { $0 }
            + facts.line("Key sent as", provider.auth.scheme, Words.scheme)
            + facts.line("Key required", provider.auth.isRequired, Words.flag)
            + facts.line("Environment variable", provider.auth.keyVariable, isCode: true) { $0 }
            + facts.line("Keys begin with", provider.auth.keyPrefix, isCode: true) { $0 }
    }

    private var capabilities: String {
        let rows = catalog.vocabulary.all.map { capability in
            let cell = catalog.cell(provider, capability.id.id)
            return [MarkdownWriter.text(capability.name), cell.state.phrase, facts.claims(cell), facts.observation(cell)]
        }
        return MarkdownWriter.table(["Capability", "State", "Claimed", "Probe"], rows)
    }

    private var models: String {
        let offerings = catalog.offerings(at: provider.id)
        let counts = facts.line("Models served", provider.modelsServed, Words.count) + facts.line("Labs", provider.labsServed, Words.number)
        guard !offerings.isEmpty else { return counts }
        let rows = offerings.map { offering in
            let model = catalog.model(offering.model.id)
            let name = offering.name ?? model?.name ?? offering.model.id
            return [MarkdownWriter.link(name, edition.baseURL + "models/\(offering.model.id)/index.md")]
                + OfferingMarkdown(offering: offering, facts: facts).cells
        }
        return counts + "\n" + MarkdownWriter.table(["Model"] + OfferingMarkdown.head, rows)
    }

    private var plans: String {
        provider.plans.map { plan in
            let usage = plan.includedUsage.map { "\($0.amount.text) \($0.currency)\($0.isMonthly ? " a month" : "") included" }
            let rate = plan.requestsPerMinute.map { "\(Words.number($0)) requests a minute" }
            let card = plan.isCardRequired.map { $0 ? "card required" : "card not required" }
            let said = plan.said.map { "\"\(MarkdownWriter.text($0))\"" }
            let parts = [usage, rate, card, said, plan.note.map(MarkdownWriter.prose)].compactMap(\.self)
            return "- \(MarkdownWriter.text(plan.name)): \(parts.isEmpty ? "nothing else is known" : parts.joined(separator: ", "))"
                + " (\(facts.source(plan.source, nil)))\n"
        }.joined()
    }

    private var scope: String {
        facts.line("Regions", provider.regions) { $0 } + facts.line("Data retention", provider.dataRetention) { $0 }
    }

    private var links: String {
        provider.links.map { link in
            let said = link.said.map { ", named as \(MarkdownWriter.code($0))" } ?? ""
            return "- \(Words.link(link.kind)): \(MarkdownWriter.link(link.title, link.url))\(said) (\(facts.source(link.source, nil)))\n"
        }.joined()
    }
}
