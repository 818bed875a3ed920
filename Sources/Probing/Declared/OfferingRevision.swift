import Records
import StrictJSON

/// An offering's record as the list now has it: only what rests on the list changes.
struct OfferingRevision {
    /// The sources that are the list, with the day on which each was read before.
    let sources: [(id: String, checked: PartialDate)]
    let day: PartialDate
    let record: JSONValue

    /// What the list says of one fact.
    private enum Statement {
        case unsaid
        case said(JSONValue)
    }

    /// - Parameter entry: `nil` for a model that the list does not speak of.
    func revised(_ entry: DeclaredEntry?, isListed: (String) -> Bool) -> JSONValue {
        let sure = entry?.isDoubled == true ? nil : entry
        var result = record
        for key in ["id", "type", "context", "max_output"] {
            result = result.changing(key) { value in
                value.eachOfOneOrMore { fact in revised(fact, "value", statement(key, fact, sure, isListed)) }
            }
        }
        result = result.changing("prices") { revised(prices: $0, sure) }
        result = result.changing("capabilities") { claims in
            JSONValue(
                .object(
                    (claims.members ?? []).map { member in
                        JSONMember(
                            member.key,
                            member.value.eachOfOneOrMore { claim in
                                revised(claim, "claim", statement(claim, sure?.capabilities[member.key]))
                            })
                    }))
        }
        return result.changing("notes") { notes in notes.eachOfOneOrMore { revised($0, "text", .unsaid) } }
    }

    // MARK: Facts and claims

    private func statement(_ key: String, _ fact: JSONValue, _ entry: DeclaredEntry?, _ isListed: (String) -> Bool) -> Statement {
        switch key {
        case "id": fact["value"].flatMap { $0.string.map(isListed) == true ? .said($0) : nil } ?? .unsaid
        case "context": entry?.context.map { .said(.number($0)) } ?? .unsaid
        case "max_output": entry?.maxOutput.map { .said(.number($0)) } ?? .unsaid
        default: .unsaid
        }
    }

    private func statement(_ claim: JSONValue, _ declared: Bool?) -> Statement {
        guard let declared, let written = claim["claim"], let value = written.string.flatMap(Claim.Value.init) else { return .unsaid }
        if value.isRestated(by: declared) { return .said(written) }
        return value.isContradicted(by: declared) ? .said(.string(declared ? "yes" : "no")) : .unsaid
    }

    /// A fact that was said again is as new as the source; one that was not keeps the date on which it was.
    private func revised(_ fact: JSONValue, _ key: String, _ statement: Statement) -> JSONValue {
        guard let source = sources.first(where: { $0.id == fact["source"]?.string }) else { return fact }
        switch statement {
        case .unsaid: return fact["date"] == nil ? fact.setting("date", .string(source.checked.text)) : fact
        case .said(let value):
            let current = fact.setting("date", nil)
            // The wording was that of the old value.
            return fact[key]?.scalarText == value.scalarText ? current : current.setting(key, value).setting("said", nil)
        }
    }

    // MARK: Prices

    /// A changed price stands before the one that it follows, which stays.
    private func revised(prices: JSONValue, _ entry: DeclaredEntry?) -> JSONValue {
        guard let entry, var list = prices.array else { return prices }
        for declared in entry.prices {
            guard
                let place = list.firstIndex(where: { price in
                    price["per"]?.string == declared.unit.rawValue
                        && price["from"]?.string.flatMap { PartialDate($0) }.map { $0.firstDay <= day.firstDay } == true
                }), let source = list[place]["source"]?.string, sources.contains(where: { $0.id == source }),
                declared.differs(from: list[place])
            else { continue }
            list.insert(declared.json(from: day, source: source), at: place)
        }
        return .array(list)
    }
}

extension DeclaredPrice {
    fileprivate func differs(from price: JSONValue) -> Bool {
        price["currency"]?.string != currency
            || amounts.contains { key, value in
                price[key]?.numberText.flatMap { ExactDecimal($0) }.map { !$0.isEqual(to: value) } ?? true
            }
    }
}
