import Records

/// A model's page as Markdown.
struct ModelMarkdown {
    private let model: Model
    private let edition: Edition
    private let facts: MarkdownFacts
    private let hosted: [Host]

    init(_ model: Model, _ edition: Edition) {
        (self.model, self.edition) = (model, edition)
        facts = MarkdownFacts(sources: model.sources)
        hosted = Host.all(of: model, edition.catalog)
    }

    var bytes: [UInt8] {
        let sections = [
            ("Who serves it, and for how much", hosts), ("What works there", capabilities), ("The weights", weights),
            ("Notes", facts.notes(model.notes)), ("Sources of the model's facts", facts.list { _ in nil }),
        ]
        return Array((head + sections.filter { !$0.1.isEmpty }.map { "\n## \($0)\n\n\($1)" }.joined()).utf8)
    }

    private var head: String {
        let lab = edition.catalog.lab(model.lab)?.name ?? model.lab
        let family = model.family.map { " Family: \(MarkdownWriter.text($0))." } ?? ""
        return "# \(MarkdownWriter.text(model.name))\n\n> A model of \(MarkdownWriter.text(lab)).\(family)\n\n"
            + "The page: <\(edition.baseURL)models/\(model.id)/>. As JSON: <\(edition.baseURL)api/v1/models/\(model.id).json>. "
            + "Unknown is not no: what nobody said and no probe saw is unknown.\n"
    }

    private var hosts: String {
        guard !hosted.isEmpty else { return "No provider of this model is recorded yet.\n" }
        let rows = hosted.map { host in
            let (offering, provider) = (host.offering, host.provider)
            return [MarkdownWriter.link(provider.name, edition.baseURL + "providers/\(provider.id)/index.md")]
                + OfferingMarkdown(offering: offering, facts: MarkdownFacts(sources: provider.sources)).cells
        }
        return MarkdownWriter.table(["Provider"] + OfferingMarkdown.head, rows)
    }

    /// One table a host; what is unknown at it is left out.
    private var capabilities: String {
        hosted.compactMap { host -> String? in
            let (offering, provider) = (host.offering, host.provider)
            let facts = MarkdownFacts(sources: provider.sources)
            let rows = edition.modelCapabilities.compactMap { capability -> [String]? in
                let cell = edition.catalog.cell(offering, of: provider, capability.id.id)
                guard !cell.isBlank else { return nil }
                return [MarkdownWriter.text(capability.name), cell.state.phrase, facts.claims(cell), facts.observation(cell)]
            }
            guard !rows.isEmpty else { return nil }
            let id = offering.id.first.map { ", " + MarkdownWriter.code($0.value) } ?? ""
            return "### \(MarkdownWriter.text(provider.name))\(id)\n\n"
                + MarkdownWriter.table(["Capability", "State", "Claimed", "Probe"], rows)
        }.joined(separator: "\n")
    }

    private var weights: String {
        "- Name in this catalog: \(MarkdownWriter.code(model.id))\n"
            + facts.line("Context, tokens", model.context, Words.number)
            + facts.line("Longest output, tokens", model.maxOutput, Words.number)
            + facts.line("Takes", model.input, Words.modalities)
            + facts.line("Gives", model.output, Words.modalities)
            + facts.line("Open weights", model.openWeights, Words.flag)
            + facts.line("Licence", model.licence) { $0 }
            + facts.line("Released", model.released, \.words)
            + facts.line("Knowledge until", model.knowledgeCutoff, \.words)
    }
}
