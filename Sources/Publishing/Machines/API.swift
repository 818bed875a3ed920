import Records
import StrictJSON

/// The catalog as JSON. A fact is always a list here: empty when unknown, several where sources differ, the newest first.
enum API {
    /// Grows when a field changes its meaning or goes; new fields come without notice.
    static let version = "1"

    static func providers(_ edition: Edition) -> [UInt8] {
        file(edition, "providers", edition.catalog.providers.map { provider($0, edition) })
    }

    static func models(_ edition: Edition) -> [UInt8] {
        file(edition, "models", edition.catalog.models.map { model($0, edition) })
    }

    static func capabilities(_ edition: Edition) -> [UInt8] {
        let groups = edition.catalog.vocabulary.groups
        return file(
            edition, "capabilities",
            groups.flatMap { group in
                group.capabilities.map { capability in
                    .object([
                        ("id", .string(capability.id.id)), ("name", .string(capability.name)), ("group", .string(group.id)),
                        ("scope", .string(capability.scope.rawValue)), ("summary", .string(capability.summary)),
                        ("endpoint", capability.endpoint.map { .string($0) }), ("parameter", capability.parameter.map { .string($0) }),
                        ("spec", .string(capability.spec)),
                        ("probed_by", ProbedCapability(rawValue: capability.id.id).map { .string($0.method) }),
                        ("url", .string(edition.baseURL + "capabilities/\(capability.id.id)/")),
                    ])
                }
            })
    }

    static func file(_ edition: Edition, _ key: String, _ records: [JSONValue]) -> [UInt8] {
        file(edition, [(key, .array(records))])
    }

    static func file(_ edition: Edition, _ content: [(String, JSONValue)]) -> [UInt8] {
        JSONWriter.bytes(
            .object(
                [
                    ("version", .number(text: version)), ("site", .string(edition.catalog.settings.title)),
                    ("documentation", .string(edition.baseURL + "api/")),
                ] + content))
    }

    // MARK: Records

    static func provider(_ provider: Provider, _ edition: Edition) -> JSONValue {
        let catalog = edition.catalog
        return .object([
            ("id", .string(provider.id)),
            ("name", .string(provider.name)),
            ("operator", provider.operatorName.map { .string($0) }),
            ("url", .string(edition.baseURL + "providers/\(provider.id)/")),
            ("kind", facts(provider.kind) { .string($0.rawValue) }),
            ("summary", .string(provider.summary)),
            ("surface", facts(provider.endpoint.surface) { .string($0) }),
            ("base_url", facts(provider.endpoint.baseURL) { .string($0) }),
            ("auth_scheme", facts(provider.auth.scheme) { .string($0.rawValue) }),
            ("auth_required", facts(provider.auth.isRequired) { .bool($0) }),
            ("key_env", facts(provider.auth.keyVariable) { .string($0) }),
            ("key_prefix", facts(provider.auth.keyPrefix) { .string($0) }),
            ("models_served", facts(provider.modelsServed, count)),
            ("labs_served", facts(provider.labsServed) { .number($0) }),
            ("regions", facts(provider.regions) { .string($0) }),
            ("data_retention", facts(provider.dataRetention) { .string($0) }),
            ("plans", .array(provider.plans.map(plan))),
            ("links", .array(provider.links.map(link))),
            ("notes", .array(provider.notes.map(note))),
            ("sources", sources(provider.sources) { catalog.standing(of: $0, about: provider) }),
            ("capabilities", cells(catalog.vocabulary.all) { catalog.cell(provider, $0) }),
            ("offerings", .array(catalog.offerings(at: provider.id).map { offering($0, provider, edition) })),
            ("runs", .array(SelfHostedRun.all(of: provider, in: catalog).map { run($0, edition) })),
        ])
    }

    static func model(_ model: Model, _ edition: Edition) -> JSONValue {
        .object([
            ("id", .string(model.id)),
            ("name", .string(model.name)),
            ("lab", .string(model.lab)),
            ("lab_name", edition.catalog.lab(model.lab).map { .string($0.name) }),
            ("family", model.family.map { .string($0) }),
            ("url", .string(edition.baseURL + "models/\(model.id)/")),
            ("context", facts(model.context) { .number($0) }),
            ("max_output", facts(model.maxOutput) { .number($0) }),
            ("input", facts(model.input, strings)),
            ("output", facts(model.output, strings)),
            ("open_weights", facts(model.openWeights) { .bool($0) }),
            ("licence", facts(model.licence) { .string($0) }),
            ("released", facts(model.released) { .string($0.text) }),
            ("knowledge_cutoff", facts(model.knowledgeCutoff) { .string($0.text) }),
            ("notes", .array(model.notes.map(note))),
            ("sources", sources(model.sources) { _ in nil }),
            (
                "offerings",
                .array(
                    edition.catalog.offerings(of: model.id).map { offering in
                        .object([
                            ("provider", .string(offering.provider)), ("slug", .string(offering.slug)),
                            ("id", facts(offering.id) { .string($0) }),
                        ])
                    })
            ),
        ])
    }

    static func offering(_ offering: Offering, _ provider: Provider, _ edition: Edition) -> JSONValue {
        .object([
            ("slug", .string(offering.slug)),
            ("model", .string(offering.model.id)),
            ("name", offering.name.map { .string($0) }),
            ("id", facts(offering.id) { .string($0) }),
            ("listed", facts(offering.listed) { .bool($0) }),
            ("type", facts(offering.type, strings)),
            ("context", facts(offering.context) { .number($0) }),
            ("max_output", facts(offering.maxOutput) { .number($0) }),
            ("prices", .array(offering.prices.map(price))),
            ("notes", .array(offering.notes.map(note))),
            ("capabilities", cells(edition.modelCapabilities) { edition.catalog.cell(offering, of: provider, $0) }),
        ])
    }

    // MARK: Parts

    static func facts<Value>(_ facts: [Fact<Value>], _ json: (Value) -> JSONValue) -> JSONValue {
        .array(
            facts.map { fact in
                .object([
                    ("value", json(fact.value)), ("said", fact.said.map { .string($0) }), ("source", .string(fact.source.id)),
                    ("date", fact.date.map { .string($0.text) }), ("note", markdown(fact.note)), ("disputed", markdown(fact.disputed)),
                ])
            })
    }

    /// Cells of which nothing is known are left out.
    private static func cells(_ capabilities: [Capability], _ cell: (String) -> Cell) -> JSONValue {
        .object(
            capabilities.map { capability in
                let cell = cell(capability.id.id)
                guard cell.state != .unknown || cell.observation != nil else { return (capability.id.id, nil) }
                return (
                    capability.id.id,
                    .object([
                        ("state", .string(cell.state.glyph)),
                        ("inherited", cell.isInherited ? .bool(true) : nil),
                        ("claims", .array(cell.claims.map(claim))),
                        ("observation", cell.observation.map(observation)),
                    ])
                )
            })
    }

    static func claim(_ claim: Claim) -> JSONValue {
        .object([
            ("claim", .string(claim.value.rawValue)), ("said", claim.said.map { .string($0) }), ("source", .string(claim.source.id)),
            ("date", claim.date.map { .string($0.text) }), ("note", markdown(claim.note)),
        ])
    }

    static func observation(_ observation: Observation) -> JSONValue {
        .object([
            ("verdict", .string(observation.verdict.rawValue)), ("reason", .string(observation.reason)),
            ("message", .string(observation.message)), ("passed", .number(observation.passed)), ("runs", .number(observation.runs)),
            ("at", .string(observation.at.text)),
            (
                "evidence",
                observation.evidence.map { evidence in
                    .object([
                        ("status", evidence.status.map { .number($0) }), ("excerpt", evidence.excerpt.map { .string($0) }),
                        ("hash", evidence.hash.map { .string($0) }),
                    ])
                }
            ),
            (
                "pending",
                observation.pending.map { pending in
                    .object([
                        ("verdict", .string(pending.verdict.rawValue)), ("reason", .string(pending.reason)),
                        ("runs", .number(pending.runs)), ("needed", .number(pending.verdict.runsToPublish)),
                        ("at", .string(pending.at.text)),
                    ])
                }
            ),
        ])
    }

    /// One model under one version of self-hosted software.
    private static func run(_ run: SelfHostedRun, _ edition: Edition) -> JSONValue {
        let observations = run.observations
        return .object([
            ("version", .string(run.record.shownVersion)),
            ("model", run.model.map { .string($0) }),
            ("server", run.record.server?.name.map { .string($0) }),
            ("flags", run.record.server?.flags.map { .string($0) }),
            ("base_url", run.publicAddress.map { .string($0) }),
            ("prober", .string(run.record.prober)),
            ("url", .string(edition.baseURL + "providers/\(run.provider.id)/#\(run.anchor)")),
            (
                "capabilities",
                .object(edition.catalog.vocabulary.all.map { ($0.id.id, observations[$0.id.id].map(observation)) })
            ),
        ])
    }

    private static func price(_ price: Price) -> JSONValue {
        .object([
            ("from", .string(price.from.text)), ("currency", .string(price.currency)), ("per", .string(price.unit.rawValue)),
            ("input", amount(price.input)), ("output", amount(price.output)), ("cached_input", amount(price.cachedInput)),
            ("cache_write", amount(price.cacheWrite)), ("amount", amount(price.amount)),
            ("source", .string(price.source.id)), ("note", markdown(price.note)),
        ])
    }

    /// Absent when unknown, `null` when not sold by that unit; a number exactly as recorded.
    private static func amount(_ amount: Amount) -> JSONValue? {
        switch amount {
        case .unknown: nil
        case .notSold: .null
        case .known(let decimal): .number(text: decimal.text)
        }
    }

    static func sources(_ table: SourceTable, _ standing: (Source) -> Catalog.Standing?) -> JSONValue {
        .object(
            table.all.map { source in
                (
                    source.id.id,
                    .object([
                        ("title", .string(source.title)), ("publisher", .string(source.publisher)),
                        ("checked", .string(source.checked.text)), ("url", source.url.map { .string($0) }),
                        ("said_by", standing(source).map { .string(Words.standing($0)) }), ("note", markdown(source.note)),
                    ])
                )
            })
    }

    private static func plan(_ plan: Plan) -> JSONValue {
        .object([
            ("name", .string(plan.name)),
            (
                "included_usage",
                plan.includedUsage.map { usage in
                    .object([
                        ("amount", .number(text: usage.amount.text)), ("currency", .string(usage.currency)),
                        ("per", usage.isMonthly ? .string("month") : nil),
                    ])
                }
            ),
            ("requests_per_minute", plan.requestsPerMinute.map { .number($0) }),
            ("card_required", plan.isCardRequired.map { .bool($0) }),
            ("said", plan.said.map { .string($0) }), ("note", markdown(plan.note)), ("source", .string(plan.source.id)),
        ])
    }

    private static func link(_ link: Link) -> JSONValue {
        .object([
            ("kind", .string(link.kind)), ("title", .string(link.title)), ("url", link.url.map { .string($0) }),
            ("said", link.said.map { .string($0) }), ("source", .string(link.source.id)),
        ])
    }

    private static func note(_ note: RecordNote) -> JSONValue {
        .object([
            ("topic", note.topic.map { .string($0) }), ("text", .string(note.text.text)), ("source", .string(note.source.id)),
            ("date", note.date.map { .string($0.text) }),
        ])
    }

    static func count(_ count: Count) -> JSONValue {
        .object([("min", .number(count.least)), ("max", count.most.map { .number($0) })])
    }

    static func strings(_ texts: [String]) -> JSONValue { .array(texts.map { .string($0) }) }

    private static func markdown(_ text: MarkdownText?) -> JSONValue? { text.map { .string($0.text) } }
}
