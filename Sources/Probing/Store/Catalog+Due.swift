import Records

/// What `--only-stale` leaves: where an observation is missing, older than the site's limit, or waits to be seen again.
extension Catalog {
    /// - Parameter capabilities: those that the run would try.
    package func isDue(_ offering: Offering, of provider: Provider, capabilities: [ProbedCapability], today: PartialDate) -> Bool {
        isDue(capabilities.map { cell(offering, of: provider, $0.rawValue).observation }, today)
    }

    package func isDue(endpointOf provider: Provider, capabilities: [ProbedCapability], today: PartialDate) -> Bool {
        isDue(capabilities.map { cell(provider, $0.rawValue).observation }, today)
    }

    private func isDue(_ observations: [Observation?], _ today: PartialDate) -> Bool {
        observations.contains { observation in
            guard let observation, observation.pending == nil else { return true }
            return today.firstDay - observation.at.date.firstDay > settings.staleAfterDays.observation
        }
    }
}
