/// What one prober has to do.
package struct ProbeJob: Sendable {
    package var target: ProbeTarget
    /// The models to probe; empty to take them from the list.
    package var models: [String]
    /// Which of a list, where no models are named; `nil` for its first few.
    package var choice: (@Sendable (String) -> Bool)?
    /// Recorded prices by model id, for the budget.
    package var rates: [String: Budget.Rate] = [:]
    /// What each model is sold as, where a record says so; an image model is not asked for a chat.
    package var types: [String: [String]] = [:]
    /// Whether the cells of the endpoint itself are asked for.
    package var probesEndpoint = true
    /// Whether to ask what software answers.
    package var readsServer = false

    /// So many models of a list are probed where nobody chose.
    package static let usualModels = 3

    package init(_ target: ProbeTarget, models: [String] = []) {
        self.target = target
        self.models = models
    }
}
