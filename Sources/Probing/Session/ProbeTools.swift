/// What the prober takes from outside.
package struct ProbeTools: Sendable {
    package var client: HTTPClient
    package var pace: Pace
    package var dice: Dice
    package var gate: HostGate
    package var budget: Budget
    /// Knows the keys of the run.
    package var scrubber: Scrubber
    /// Gets every exchange, scrubbed.
    package var trace: (@Sendable (TraceEntry) -> Void)?

    package init(
        client: HTTPClient, pace: Pace, dice: Dice = .system, gate: HostGate = HostGate(), budget: Budget = Budget(),
        scrubber: Scrubber = Scrubber(), trace: (@Sendable (TraceEntry) -> Void)? = nil
    ) {
        self.client = client
        self.pace = pace
        self.dice = dice
        self.gate = gate
        self.budget = budget
        self.scrubber = scrubber
        self.trace = trace
    }
}
