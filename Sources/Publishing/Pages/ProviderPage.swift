import Mustache
import Records

/// Everything that is known of one provider.
struct ProviderPage: Page {
    let edition: Edition
    let provider: Provider

    var path: String { "providers/\(provider.id)/" }
    let template = "provider"
    let section: Section? = .matrix
    var title: String { provider.name }
    var description: String { "\(provider.name): endpoint, key, limits, prices and what its OpenAI-compatible API can do, with sources." }
    var record: String? { provider.path }
    var twin: String? { path + "index.md" }

    private var catalog: Catalog { edition.catalog }

    func context(_ links: Links) -> [(String, Value)] {
        let prose = Prose(root: links.root)
        let citations = Citations(catalog, provider)
        let offerings = catalog.offerings(at: provider.id)
        let histories = offerings.flatMap { PriceHistory.all(of: $0, at: provider, in: catalog) }
        func fact<Content>(_ facts: [Fact<Content>], isCode: Bool = false, _ words: (Content) -> String) -> Value {
            FactView(facts, citations, prose, isCode: isCode, words).value
        }
        return [
            ("name", .string(provider.name)),
            ("compare_href", links.page(ComparePage.path(with: provider))),
            ("operator", .text(provider.operatorName)),
            ("summary", .string(provider.summary)),
            ("kind", fact(provider.kind, Words.kind)),
            ("surface", fact(provider.endpoint.surface) { $0 }),
            ("base_url", fact(provider.endpoint.baseURL, isCode: true) { $0 }),
            ("scheme", fact(provider.auth.scheme, Words.scheme)),
            ("key_required", fact(provider.auth.isRequired, Words.flag)),
            ("key_variable", fact(provider.auth.keyVariable, isCode: true) { $0 }),
            ("key_prefix", fact(provider.auth.keyPrefix, isCode: true) { $0 }),
            ("models_served", fact(provider.modelsServed, Words.count)),
            ("labs_served", fact(provider.labsServed, Words.number)),
            ("regions", fact(provider.regions) { $0 }),
            ("data_retention", fact(provider.dataRetention) { $0 }),
            ("has_plans", .bool(!provider.plans.isEmpty)),
            ("plans", .list(provider.plans.map { plan($0, citations, prose) })),
            ("recorded", .string(recorded(offerings.count))),
            ("has_offerings", .bool(!offerings.isEmpty)),
            ("offerings", .list(offerings.map { offering($0, prose, links) })),
            ("runs", runs(links)),
            ("groups", .list(catalog.vocabulary.groups.map { group($0, citations, prose, links) })),
            ("topics", .list(topics(citations, prose))),
            ("has_links", .bool(!provider.links.isEmpty)),
            ("links", .list(provider.links.map { link($0, citations) })),
            ("sources", .list(provider.sources.all.map { citations.entry($0, prose, edition) })),
            ("snippets", Snippets(provider, catalog)?.value(links) ?? .null),
            ("coverage", CoverageBar(Coverage.of(provider, in: edition)).value),
            ("has_changed_prices", .bool(!histories.isEmpty)),
            ("changed_prices", .list(histories.map { $0.change(links) })),
        ]
    }

    /// `14 of 16 recorded` where the provider counts exactly.
    private func recorded(_ count: Int) -> String {
        if let served = provider.modelsServed.first?.value, served.most == served.least {
            return "\(Words.number(count)) of \(Words.number(served.least)) recorded"
        }
        return Words.counted(count, "model") + " recorded"
    }

    private func offering(_ offering: Offering, _ prose: Prose, _ links: Links) -> Value {
        OfferingView(
            offering: offering, provider: provider, edition: edition, prose: prose, links: links, anchor: "offering." + offering.slug
        ).value
    }

    /// Software alone is run by others than its maker.
    private func runs(_ links: Links) -> Value {
        guard provider.isSoftware else { return .null }
        let runs = SelfHostedRun.all(of: provider, in: catalog)
        return [
            "has_any": .bool(!runs.isEmpty),
            "list": .list(runs.map { $0.value(edition, links) }),
            "command": .string("compat-matrix probe --provider \(provider.id) --endpoint \(ProbeCommand.place(of: provider))"),
        ]
    }

    private func group(_ group: CapabilityGroup, _ citations: Citations, _ prose: Prose, _ links: Links) -> Value {
        [
            "name": .string(group.name),
            "rows": .list(
                group.capabilities.map { capability in
                    [
                        "name": .string(capability.name),
                        "href": links.capability(capability.id.id),
                        "cell": CellView(
                            anchor: "capability." + capability.id.id, cell: catalog.cell(provider, capability.id.id),
                            citations: citations, prose: prose, edition: edition, links: links,
                            command: ProbeCommand(provider, capability), tally: Tally(provider, capability, catalog)
                        ).value,
                    ]
                }),
        ]
    }

    private func plan(_ plan: Plan, _ citations: Citations, _ prose: Prose) -> Value {
        let usage = plan.includedUsage.map { usage in
            (usage.currency == "USD" ? "$" : usage.currency + " ") + usage.amount.text + (usage.isMonthly ? " a month" : "")
        }
        return [
            "name": .string(plan.name),
            "included": .text(usage),
            "requests_per_minute": .text(plan.requestsPerMinute.map(Words.number)),
            "card": .text(plan.isCardRequired.map { $0 ? "required" : "not required" }),
            "said": .text(plan.said),
            "note": prose.inline(plan.note),
            "source": citations.value(plan.source, nil),
        ]
    }

    private func topics(_ citations: Citations, _ prose: Prose) -> [Value] {
        RecordNote.topics.compactMap { topic in
            let notes = provider.notes.filter { $0.topic == topic }
            guard !notes.isEmpty else { return nil }
            return [
                "id": .string(topic),
                "name": .string(Words.topic(topic)),
                "notes": .list(notes.map { NoteView(note: $0, citations: citations, prose: prose).value }),
            ]
        }
    }

    private func link(_ link: Link, _ citations: Citations) -> Value {
        [
            "kind": .string(Words.link(link.kind)), "title": .string(link.title), "url": .text(link.url), "said": .text(link.said),
            "source": citations.value(link.source, nil),
        ]
    }
}
