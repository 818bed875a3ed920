import Records
import StrictJSON

extension ProbeReport {
    /// In the form that `data/probes` keeps.
    ///
    /// - Parameter isForRecord: without what the run chose not to ask.
    package func content(prober: String, isForRecord: Bool = false) -> ProbeContent {
        func cells(_ findings: [ProbedCapability: Finding]) -> [ProbedCapability: Observation] {
            findings.compactMapValues { isForRecord ? $0.kept : $0.observation }
        }
        return ProbeContent(
            prober: prober, baseURL: target.base.text, server: server?.record, endpoint: cells(endpoint),
            models: Dictionary(models.map { ($0.id, cells($0.findings)) }, uniquingKeysWith: { first, _ in first }))
    }

    /// The same, and what holds of the run as a whole.
    package func json(prober: String) -> JSONValue {
        let content = content(prober: prober).json
        let at = Timestamp(unixTime: at)?.text
        return .object(
            (content.members ?? []).map { ($0.key, $0.value) } + [
                ("at", at.map { .string($0) }),
                ("seconds", .number(text: ReportWords.decimal(seconds))),
                ("control", control.map { .string($0) }),
                ("notes", notes.isEmpty ? nil : .array(notes.map { .string($0) })),
                ("stopped", stop.map { .object([("reason", .string($0.reason.rawValue)), ("message", .string($0.words))]) }),
                ("not_probed", unprobed > 0 ? .number(unprobed) : nil),
                (
                    "spent",
                    .object([
                        ("requests", .number(spending.requests)), ("input_tokens", .number(spending.inputTokens)),
                        ("output_tokens", .number(spending.outputTokens)),
                    ])
                ),
            ])
    }
}

extension Finding {
    /// As a record keeps it; `nil` for what this run chose not to ask, which is no news of the model.
    package var kept: Observation? {
        [.budgetSpent, .stopped, .needsOptIn].contains(reason) ? nil : observation
    }

    package var observation: Observation? {
        guard let at = Timestamp(unixTime: at) else { return nil }
        return Observation(
            reason, message: message, passed: passed, runs: runs, at: at,
            evidence: Observation.Evidence(status: status, excerpt: excerpt, hash: hash))
    }
}

extension ServerIdentity {
    package var record: ProbeRecord.Server? { ProbeRecord.Server(name: name, version: version, flags: flags) }
}
