import StrictJSON

/// What a probe saw of an endpoint and its models: what a file of `data/probes` says, and what one run reports.
package struct ProbeContent: Sendable, Hashable {
    package var prober: String
    package var baseURL: String
    package var server: ProbeRecord.Server?
    package var endpoint: [String: Observation]
    /// By the model's id there, then by capability.
    package var models: [String: [String: Observation]]

    package init(
        prober: String, baseURL: String, server: ProbeRecord.Server? = nil, endpoint: [ProbedCapability: Observation] = [:],
        models: [String: [ProbedCapability: Observation]] = [:]
    ) {
        self.prober = prober
        self.baseURL = baseURL
        self.server = server
        self.endpoint = Self.byCode(endpoint)
        self.models = models.mapValues { Self.byCode($0) }
    }

    package init(_ record: ProbeRecord) {
        prober = record.prober
        baseURL = record.baseURL
        server = record.server
        endpoint = record.endpoint
        models = record.models
    }

    package var observations: [Observation] { endpoint.values + models.values.flatMap(\.values) }

    /// In canonical order, without what is empty.
    package var json: JSONValue {
        let seen = models.filter { !$0.value.isEmpty }.sorted { $0.key.precedes($1.key) }
        return .object([
            ("prober", .string(prober)), ("base_url", .string(baseURL)),
            ("server", server?.json.members?.isEmpty == false ? server?.json : nil),
            ("endpoint", endpoint.isEmpty ? nil : Self.table(endpoint)),
            ("models", seen.isEmpty ? nil : .object(seen.map { ($0.key, Self.table($0.value)) })),
        ])
    }

    private static func table(_ observations: [String: Observation]) -> JSONValue {
        let sorted = observations.sorted { $0.key.precedes($1.key) }
        return .object([("capabilities", .object(sorted.map { ($0.key, $0.value.json) }))])
    }

    private static func byCode(_ observations: [ProbedCapability: Observation]) -> [String: Observation] {
        Dictionary(observations.map { ($0.key.rawValue, $0.value) }, uniquingKeysWith: { first, _ in first })
    }
}
