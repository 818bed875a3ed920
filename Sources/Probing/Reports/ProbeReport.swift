import Records

/// What one run saw of one endpoint.
package struct ProbeReport: Sendable {
    package struct Stop: Sendable {
        package var reason: ProbeReason
        package var words: String
    }

    package let target: ProbeTarget
    package let at: Double
    package var seconds = 0.0
    package var control: String?
    package var server: ServerIdentity?
    package var endpoint: [ProbedCapability: Finding] = [:]
    /// In the order in which they were asked for.
    package var models: [(id: String, findings: [ProbedCapability: Finding])] = []
    /// Models of the list that were left out.
    package var unprobed = 0
    /// Sentences that hold for the whole report.
    package var notes: [String] = []
    package var stop: Stop?
    package var spending = Budget.Spending()
    package var counts: [RequestKind: Int] = [:]
    /// Whether anything came back at all.
    package var hasAnswered = false
    /// How many models the list names; the list itself may be large, and a run holds a thousand reports.
    package var listed: Int?

    init(target: ProbeTarget, at: Double) {
        self.target = target
        self.at = at
    }
}
