import Records

/// What `--only-stale` leaves: where an observation is missing, older than the site's limit, or waits to be seen again.
extension Catalog {
    /// - Parameter capabilities: those that were asked for; `nil` for all, of which a model is tried on those that suit its kind.
    package func isDue(_ offering: Offering, of provider: Provider, capabilities: [ProbedCapability]?, today: PartialDate) -> Bool {
        let wanted = capabilities ?? ProbedCapability.ofModel
        let observations = wanted.map { cell(offering, of: provider, $0.rawValue).observation }
        guard capabilities == nil, observations.contains(where: { $0 != nil }) else { return isDue(observations, today) }
        return isDue(observations.filter { $0 != nil }, today)
    }

    package func isDue(endpointOf provider: Provider, capabilities: [ProbedCapability], today: PartialDate) -> Bool {
        isDue(capabilities.map { cell(provider, $0.rawValue).observation }, today)
    }

    private func isDue(_ observations: [Observation?], _ today: PartialDate) -> Bool {
        observations.contains { observation in
            guard let observation, observation.pending == nil else { return true }
            let age = today.firstDay - observation.at.date.firstDay
            return age > (observation.mayPass ? 0 : settings.staleAfterDays.observation)
        }
    }
}

extension Observation {
    /// Whether it says nothing for a reason that another day may have mended: an account, the network, a server that was ill.
    fileprivate var mayPass: Bool {
        guard verdict == .inconclusive, let reason = ProbeReason(rawValue: reason) else { return false }
        return [.account, .network, .server, .prober].contains(reason.fault)
    }
}
