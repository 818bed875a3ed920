import Diagnostics
import StrictJSON

/// What a probe saw. Written by the machine only.
package struct Observation: Sendable {
    package enum Verdict: String, Sendable, CaseIterable {
        case supported, partial, unsupported, inconclusive
    }

    package struct Evidence: Sendable {
        package var status: Int?
        package var excerpt: String?
        package var hash: String?
    }

    package var verdict: Verdict
    /// A code such as `tools-ignored`.
    package var reason: String
    package var message: String
    /// In so many of `runs` it was seen.
    package var passed: Int
    package var runs: Int
    package var at: Timestamp
    package var evidence: Evidence?

    init?(_ node: Node) {
        guard let verdict = node.text("verdict").flatMap(Verdict.init), let reason = node.text("reason"),
            let message = node.text("message"),
            let passed = node.whole("passed"), let runs = node.whole("runs"), let at = node.text("at").flatMap({ Timestamp($0) })
        else { return nil }
        self.verdict = verdict
        self.reason = reason
        self.message = message
        self.passed = passed
        self.runs = runs
        self.at = at
        self.evidence = node["evidence"].map {
            Evidence(status: $0.whole("status"), excerpt: $0.text("excerpt"), hash: $0.text("hash"))
        }
    }

    static let shape = ObjectShape(
        "an observation",
        [
            required("verdict", .text(.oneOf(Verdict.allCases.map(\.rawValue))), "supported, partial, unsupported or inconclusive"),
            required("reason", .text(.identifier), "a reason code"),
            required("message", .text, "the reason as a sentence"),
            required("passed", .wholeNumber(0...1_000_000), "in how many runs it was seen"),
            required("runs", .wholeNumber(1...1_000_000), "how many runs there were"),
            required("at", .text(.timestamp), "when, in UTC"),
            optional(
                "evidence",
                .object(
                    ObjectShape(
                        "evidence",
                        [
                            optional("status", .wholeNumber(100...599), "the HTTP status"),
                            optional("excerpt", .text, "a scrubbed piece of the reply"),
                            optional("hash", .text, "the name of the full trace"),
                        ])), "what it saw"),
        ])
}

/// The observations of one endpoint or of one offering, as one file holds them.
package struct ProbeRecord: Sendable {
    package var provider: String
    package var slug: String
    package var prober: String
    package var baseURL: String
    /// Observations of the endpoint by capability.
    package var endpoint: [String: Observation]
    /// Observations by the model's id there, then by capability.
    package var models: [String: [String: Observation]]
    package var capabilities: [Reference]
    package var path: String

    init?(provider: String, slug: String, _ node: Node) {
        guard let prober = node.text("prober"), let baseURL = node.text("base_url") else { return nil }
        self.provider = provider
        self.slug = slug
        self.prober = prober
        self.baseURL = baseURL
        let endpoint = node["endpoint"]?.table("capabilities") ?? []
        let models = node.table("models").map { ($0.key, $0.node.table("capabilities")) }
        self.endpoint = Self.observations(endpoint)
        self.models = Dictionary(models.map { ($0.id, Self.observations($1)) }, uniquingKeysWith: { first, _ in first })
        self.capabilities = endpoint.map(\.key) + models.flatMap { $1.map(\.key) }
        self.path = node.path
    }

    private static func observations(_ table: [(key: Reference, node: Node)]) -> [String: Observation] {
        Dictionary(table.compactMap { key, node in Observation(node).map { (key.id, $0) } }, uniquingKeysWith: { first, _ in first })
    }

    private static let capabilitiesShape = Shape.object(
        ObjectShape(
            "a probed target",
            [required("capabilities", .table(keys: .identifier, values: .object(Observation.shape)), "observations by capability")]))

    static let shape = ObjectShape(
        "a probe record",
        [
            required("prober", .text, "name and version of the prober"),
            required("base_url", .text(.baseURL), "the URL that was probed"),
            optional(
                "server",
                .object(
                    ObjectShape(
                        "a server",
                        [
                            optional("name", .text, "what it calls itself"), optional("version", .text, "its version"),
                            optional("flags", .text, "how it was started"),
                        ])), "what answered"),
            optional("endpoint", capabilitiesShape, "what was seen of the endpoint"),
            optional("models", .table(keys: .line, values: capabilitiesShape), "what was seen of each model, by its id there"),
        ])
}
