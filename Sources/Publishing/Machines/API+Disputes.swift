import Records
import StrictJSON

extension API {
    /// Every contradiction, with both sides. Sources are those of the record in the files of providers and models.
    static func disputes(_ edition: Edition) -> [UInt8] {
        let disputes = Disputes(edition.catalog)
        return file(
            edition, "disputes",
            disputes.probed.map { cell($0, edition) } + disputes.contested.map { cell($0, edition) }
                + disputes.facts.map { fact($0, edition) })
    }

    /// The reason codes of observations.
    static func reasons(_ edition: Edition) -> [UInt8] {
        file(
            edition, "reasons",
            ProbeReason.allCases.map { reason in
                .object([
                    ("code", .string(reason.rawValue)), ("verdict", .string(reason.verdict.rawValue)),
                    ("fault", .string(reason.fault.rawValue)), ("sentence", .string(reason.sentence)),
                    ("url", .string(edition.baseURL + ReasonView(code: reason.rawValue).path)),
                ])
            })
    }

    private static func cell(_ entry: Disputes.Entry, _ edition: Edition) -> JSONValue {
        .object([
            ("kind", .string(kind(entry.cell.state))),
            ("provider", .string(entry.provider.id)),
            ("offering", entry.offering.map { .string($0.slug) }),
            ("model", entry.offering.map { .string($0.model.id) }),
            ("id", (entry.offering?.id.first).map { .string($0.value) }),
            ("capability", .string(entry.capability.id.id)),
            ("inherited", entry.cell.isInherited ? .bool(true) : nil),
            ("claims", .array(entry.cell.claims.map(claim))),
            ("observation", entry.cell.observation.map(observation)),
            ("repeat", .string(entry.command.text)),
            ("url", .string(edition.baseURL + entry.path)),
        ])
    }

    private static func kind(_ state: CellState) -> String {
        switch state {
        case .disputed(.fails): "fails"
        case .disputed(.worksInPart): "works-in-part"
        case .disputed(.better): "better-than-claimed"
        default: "sources-differ"
        }
    }

    private static func fact(_ fact: DisputedFact, _ edition: Edition) -> JSONValue {
        let subject: [(String, JSONValue?)] =
            switch fact.subject {
            case .provider(let provider): [("provider", .string(provider.id))]
            case .offering(let offering, let provider):
                [("provider", .string(provider.id)), ("offering", .string(offering.slug)), ("model", .string(offering.model.id))]
            case .model(let model): [("model", .string(model.id))]
            }
        return .object(
            [("kind", .string("fact"))] + subject + [
                ("field", .string(fact.key)), ("values", fact.json), ("url", .string(edition.baseURL + fact.path)),
            ])
    }
}
