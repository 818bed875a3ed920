import Mustache
import Records

/// Every reason that a probe can give, by verdict.
struct ReasonsPage: Page {
    static let path = "reasons/"
    var path: String { Self.path }
    let template = "reasons"
    let section: Section? = .capabilities
    let title = "What probes report"
    let description = "Every reason that a probe gives for its verdict: what it means, and who has to do something about it."

    func context(_ links: Links) -> [(String, Value)] {
        [
            (
                "verdicts",
                .list(
                    Observation.Verdict.allCases.map { verdict in
                        let view = VerdictView(verdict: verdict)
                        return [
                            "id": .string("verdict." + verdict.rawValue),
                            "state": .string(view.state),
                            "word": .string(view.word),
                            "meaning": .string(Self.meaning(verdict)),
                            "reasons": .list(ProbeReason.allCases.filter { $0.verdict == verdict }.map(Self.reason)),
                        ]
                    })
            )
        ]
    }

    private static func reason(_ reason: ProbeReason) -> Value {
        ["code": .string(reason.rawValue), "sentence": .string(reason.sentence), "fault": .string(Words.fault(reason.fault))]
    }

    private static func meaning(_ verdict: Observation.Verdict) -> String {
        switch verdict {
        case .supported: "The reply showed the effect. That a request was accepted is not enough."
        case .partial: "It works, with a deviation that has a name, or in some runs and not in others."
        case .unsupported:
            "The refusal names it, the route answers like a path that does not exist, or it was ignored whenever it was asked for."
        case .inconclusive: "Nothing was shown either way. It never counts as a no, and it replaces nothing that was known before."
        }
    }
}
