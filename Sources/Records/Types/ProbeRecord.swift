import Diagnostics
import StrictJSON

/// The observations of one endpoint or of one offering, as one file holds them.
package struct ProbeRecord: Sendable {
    package struct Server: Sendable, Hashable {
        /// What it calls itself.
        package var name: String?
        package var version: String?
        /// How it was started.
        package var flags: String?

        init(shownName: String?, version: String?, flags: String?) {
            self.name = shownName
            self.version = version
            self.flags = flags
        }
    }

    /// Who was probed; of a self-hosted run, whose software.
    package var provider: String
    /// Of the software, in the path of a self-hosted run; `nil` where a provider was probed.
    package var version: String?
    package var slug: String
    package var prober: String
    package var baseURL: String
    package var server: Server?
    /// Observations of the endpoint by capability.
    package var endpoint: [String: Observation]
    /// Observations by the model's id there, then by capability.
    package var models: [String: [String: Observation]]
    package var capabilities: [Reference]
    package var path: String

    /// Where each observation stands.
    let places: [(span: SourceSpan, observation: Observation)]

    init?(provider: String, version: String? = nil, slug: String, _ node: Node) {
        guard let prober = node.text("prober"), let baseURL = node.text("base_url") else { return nil }
        self.provider = provider
        self.version = version
        self.slug = slug
        self.prober = prober
        self.baseURL = baseURL
        self.server = node["server"].map { Server(shownName: $0.text("name"), version: $0.text("version"), flags: $0.text("flags")) }
        let endpoint = node["endpoint"]?.table("capabilities") ?? []
        let models = node.table("models").map { ($0.key, $0.node.table("capabilities")) }
        self.endpoint = Self.observations(endpoint)
        self.models = Dictionary(models.map { ($0.id, Self.observations($1)) }, uniquingKeysWith: { first, _ in first })
        self.capabilities = endpoint.map(\.key) + models.flatMap { $1.map(\.key) }
        self.path = node.path
        self.places = (endpoint + models.flatMap(\.1)).compactMap { entry in Observation(entry.node).map { (entry.node.span, $0) } }
    }

    package var observations: [Observation] { endpoint.values + models.values.flatMap(\.values) }

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
