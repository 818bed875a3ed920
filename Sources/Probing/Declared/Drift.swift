import Records
import StrictJSON

/// Where a provider's records and its own list differ.
package struct Drift: Sendable {
    /// A recorded model that the list does not name, or names again.
    package struct Absence: Sendable {
        package let slug: String
        package let id: String
        /// Since when the record says so; `nil` while it does not.
        package let since: PartialDate?
    }

    package struct Difference: Sendable {
        package let slug: String
        package let id: String
        package let subject: Subject
        package let recorded: String
        package let declared: String
        /// What the record rests on.
        package let source: String
        /// Whether that is the list, so that `--write` may change it. Any other source is a person's affair.
        package let restsOnList: Bool
    }

    package enum Subject: Sendable {
        case context, maxOutput, listed
        case price(Price.Unit, key: String)
        case capability(String)
    }

    /// A fact that rests on the list, which no longer says it.
    package struct Unsaid: Sendable {
        package let slug: String
        package let id: String
        package let key: String
        package let source: String
    }

    package let provider: Provider
    package let list: DeclaredList
    package let day: PartialDate
    /// Ids of the provider's sources that are this list.
    package let sources: [String]
    /// Offerings whose id is recorded.
    package private(set) var recorded = 0
    /// Those of them that the list names.
    package private(set) var compared = 0
    /// Why nothing counts as gone and nothing may be written.
    package private(set) var gaps: [String]
    package private(set) var new: [String] = []
    package private(set) var gone: [Absence] = []
    package private(set) var returned: [Absence] = []
    package internal(set) var differences: [Difference] = []
    package internal(set) var unsaid: [Unsaid] = []
    /// Recorded models that the list announces the end of.
    package private(set) var ending: [(id: String, day: PartialDate?)] = []

    package var isComplete: Bool { gaps.isEmpty }

    var sourceToAdd: (id: String, value: JSONValue)? { ListSource(provider: provider, url: list.url).entry(checked: day) }

    package init(of provider: Provider, in catalog: Catalog, against list: DeclaredList, day: PartialDate) {
        self.provider = provider
        self.list = list
        self.day = day
        sources = ListSource(provider: provider, url: list.url).sources.map(\.id.id)
        gaps = list.gaps
        var named: Set<[UInt8]> = []
        var missing: [(offering: Offering, mark: Fact<Bool>?)] = []
        var expected = 0
        var met = 0
        for offering in catalog.offerings(at: provider.id) where !offering.id.isEmpty {
            recorded += 1
            named.formUnion(offering.id.map { Array($0.value.utf8) })
            let mark = offering.listed.first { !$0.value }
            if mark == nil { expected += 1 }
            guard let entry = list.entry(for: offering) else {
                missing.append((offering, mark))
                continue
            }
            compared += 1
            if mark == nil { met += 1 }
            if let mark { returned.append(Absence(offering, since: since(mark))) }
            if entry.ends != nil || entry.isDeprecated { ending.append((entry.id, entry.ends)) }
            compare(offering, with: entry, in: catalog)
        }
        if list.namesEveryModel {
            if !list.isMissing, met * 2 < expected {
                gaps.append("it names \(met) of the \(expected) ids that are recorded, less than half")
            }
            new = list.entries.map(\.id).filter { !named.contains(Array($0.utf8)) }
            if gaps.isEmpty { gone = missing.map { Absence($0.offering, since: $0.mark.map(since)) } }
        }
        if gaps.isEmpty { compareMarks(missing.map(\.offering)) }
    }

    private func since(_ mark: Fact<Bool>) -> PartialDate {
        mark.date ?? provider.sources[mark.source.id]?.checked ?? day
    }

    /// A person may say of a model's listing what the list does not.
    private mutating func compareMarks(_ missing: [Offering]) {
        guard list.namesEveryModel else { return }
        for offering in missing {
            for fact in offering.listed where fact.value && !sources.contains(fact.source.id) {
                differences.append(
                    Difference(
                        slug: offering.slug, id: offering.shownID, subject: .listed, recorded: "yes", declared: "no",
                        source: fact.source.id, restsOnList: false))
            }
        }
    }
}

extension Drift.Absence {
    fileprivate init(_ offering: Offering, since: PartialDate?) {
        self.init(slug: offering.slug, id: offering.shownID, since: since)
    }
}

extension Offering {
    var shownID: String { id.first?.value ?? "" }
}

extension DeclaredList {
    /// Sources may differ on the id; one that is listed is enough.
    func entry(for offering: Offering) -> DeclaredEntry? {
        offering.id.lazy.compactMap { self[$0.value] }.first
    }
}
