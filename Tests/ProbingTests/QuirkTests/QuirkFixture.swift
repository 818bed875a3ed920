import Probing
import Records

/// One server's quirk, the wire that shows it, and what a careful prober makes of it; read from a `.quirk` file.
///
/// The form of these files is told in `Quirks/README.md`.
struct QuirkFixture: Sendable {
    /// A cell of the report. `model` is `nil` for a cell of the endpoint.
    struct Cell: Hashable, Sendable, CustomStringConvertible {
        var model: String?
        var capability: ProbedCapability
        var description: String { (model ?? "endpoint") + "/" + capability.rawValue }
    }

    struct Expectation: Sendable {
        var cell: Cell
        /// Any of these; the first is the one that the confusion table counts.
        var verdicts: [Observation.Verdict]
        /// Any of these; a verdict of which none is listed takes any reason.
        var reasons: [ProbeReason]

        func allows(_ reason: ProbeReason) -> Bool {
            let ofVerdict = reasons.filter { $0.verdict == reason.verdict }
            return verdicts.contains(reason.verdict) && (ofVerdict.isEmpty || ofVerdict.contains(reason))
        }
    }

    enum Option: String, Sendable {
        case allowCostly = "allow-costly"
        case noKey = "no-key"
        case badKey = "bad-key"
    }

    var id = ""
    var about = ""
    var source = ""
    var seenIn = ""
    var basis = ""
    var expected: Expectation
    /// What a naive prober would get wrong beside it.
    var neighbours: [Expectation] = []
    /// What cells that are not listed may be.
    var others = Others(asFaithful: true, verdicts: [])
    /// Model ids that no request may name.
    var unasked: [String] = []
    /// Probed, in this order.
    var models: [String] = []
    var options: [Option] = []
    /// The path of the base URL that the prober is given, and that under which the faithful server answers.
    var base = "/v1"
    var serverBase = "/v1"
    /// Whether the faithful server asks for a key.
    var needsKey = true
    var sections: [Section] = []

    struct Others: Sendable {
        /// Exactly as the faithful server without the quirk has the cell.
        var asFaithful: Bool
        /// Or any of these.
        var verdicts: [Observation.Verdict]
    }

    struct Section: Sendable {
        var line: Int
        var method: String
        var path: PathPattern
        var conditions: [QuirkCondition] = []
        var changes: [QuirkChange] = []
        var raw: QuirkWire?

        /// Whether it is there in case only: a good prober does not run into it.
        var mayStayUnasked: Bool { conditions.contains { if case .perhaps = $0 { true } else { false } } }
    }

    struct PathPattern: Sendable {
        /// Whether it stands for the whole path, not for the part below the base.
        var isWhole: Bool
        var text: String

        /// `relative` is `nil` for a path that does not lie below the base.
        func matches(whole: String, relative: String?) -> Bool {
            guard text != "*" else { return true }
            guard let path = isWhole ? whole : relative else { return false }
            return text.hasSuffix("*") ? path.hasPrefix(text.dropLast()) : path == text
        }
    }
}

struct QuirkFixtureError: Error, CustomStringConvertible {
    var file: String
    var line: Int
    var message: String
    var description: String { "\(file):\(line): error: \(message)" }
}
