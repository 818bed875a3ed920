import Records

extension Drift {
    mutating func compare(_ offering: Offering, with entry: DeclaredEntry, in catalog: Catalog) {
        // Of two entries with one id, which one holds?
        if entry.isDoubled { return }
        compare(offering, offering.context, entry.context, .context)
        compare(offering, offering.maxOutput, entry.maxOutput, .maxOutput)
        comparePrices(offering, entry)
        compareClaims(offering, entry, in: catalog)
    }

    private mutating func compare(_ offering: Offering, _ facts: [Fact<Int>], _ declared: Int?, _ subject: Subject) {
        for fact in facts {
            guard let declared else {
                note(unsaid: subject.key, offering, fact.source)
                continue
            }
            guard fact.value != declared else { continue }
            add(offering, subject, String(fact.value), String(declared), fact.source)
        }
    }

    private mutating func comparePrices(_ offering: Offering, _ entry: DeclaredEntry) {
        for unit in Price.Unit.allCases {
            guard let current = offering.prices.first(where: { $0.unit == unit && $0.from.firstDay <= day.firstDay }) else { continue }
            guard let declared = entry.price(of: unit) else {
                note(unsaid: Subject.price(unit, key: "").key, offering, current.source)
                continue
            }
            for (key, recorded, value) in declared.differences(from: current, fills: sources.contains(current.source.id)) {
                add(
                    offering, .price(unit, key: key), recorded.words(current.currency), value.text + " " + declared.currency,
                    current.source)
            }
        }
    }

    private mutating func compareClaims(_ offering: Offering, _ entry: DeclaredEntry, in catalog: Catalog) {
        for (capability, claims) in offering.claims.all where entry.capabilities[capability.id] == nil {
            for claim in claims { note(unsaid: capability.id, offering, claim.source) }
        }
        for (capability, declared) in entry.capabilities.sorted(by: { $0.key.precedes($1.key) }) {
            // Its own claims, or those that the provider makes of all its models.
            for claim in catalog.cell(offering, of: provider, capability).claims where claim.value.isContradicted(by: declared) {
                add(offering, .capability(capability), claim.value.rawValue, declared ? "yes" : "no", claim.source)
            }
        }
    }

    private mutating func add(_ offering: Offering, _ subject: Subject, _ recorded: String, _ declared: String, _ source: Reference) {
        differences.append(
            Difference(
                slug: offering.slug, id: offering.shownID, subject: subject, recorded: recorded, declared: declared, source: source.id,
                restsOnList: sources.contains(source.id) && source.span.path == offering.path))
    }

    private mutating func note(unsaid key: String, _ offering: Offering, _ source: Reference) {
        guard sources.contains(source.id) else { return }
        unsaid.append(Unsaid(slug: offering.slug, id: offering.shownID, key: key, source: source.id))
    }
}

extension Claim.Value {
    /// `model-dependent` and `not-applicable` say nothing that a list could contradict.
    func isContradicted(by declared: Bool) -> Bool {
        switch self {
        case .yes, .partial: !declared
        case .no: declared
        case .modelDependent, .notApplicable: false
        }
    }

    func isRestated(by declared: Bool) -> Bool {
        switch self {
        case .yes, .partial: declared
        case .no: !declared
        case .modelDependent, .notApplicable: false
        }
    }
}

extension Amount {
    fileprivate func words(_ currency: String) -> String {
        switch self {
        case .unknown: "unknown"
        case .notSold: "not sold"
        case .known(let decimal): decimal.text + " " + currency
        }
    }
}

extension Drift.Subject {
    /// The key of the record.
    var key: String {
        switch self {
        case .context: "context"
        case .maxOutput: "max_output"
        case .listed: "listed"
        case .price(let unit, _): "price per " + unit.rawValue
        case .capability(let id): id
        }
    }

    var words: String {
        switch self {
        case .context: "context, tokens"
        case .maxOutput: "longest reply, tokens"
        case .listed: "in the list"
        case .price(let unit, let key):
            "price per \(unit.rawValue)" + (key == "amount" ? "" : ", " + key.split(separator: "_").joined(separator: " "))
        case .capability(let id): id
        }
    }
}
