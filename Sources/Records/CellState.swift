/// What claim and observation together say of a capability.
package enum CellState: Sendable, Hashable {
    package enum Answer: Sendable, Hashable {
        case yes, partial, no
    }

    /// How an observation contradicts a claim.
    package enum Dispute: Sendable, Hashable {
        /// Claimed yes, works in part.
        case worksInPart
        /// Claimed, does not work.
        case fails
        /// Works better than claimed.
        case better
    }

    case unknown
    case notApplicable
    case dependsOnModel
    case claimed(Answer)
    case observed(Answer)
    case verified(Answer)
    case disputed(Dispute)
    /// Sources contradict one another.
    case contested
}

/// A capability of one offering or endpoint: everything that is known of it.
package struct Cell: Sendable {
    package var state: CellState
    /// What the state rests on; those of the provider where the offering has none of its own.
    package var claims: [Claim]
    package var isInherited: Bool
    package var observation: Observation?

    package init(claims: [Claim], isInherited: Bool = false, observation: Observation?) {
        self.claims = claims
        self.isInherited = isInherited
        self.observation = observation
        self.state = Self.state(claims, observation?.verdict)
    }

    private static func state(_ claims: [Claim], _ verdict: Observation.Verdict?) -> CellState {
        let claim: Claim.Value?
        switch agreement(of: claims) {
        case .none: claim = nil
        case .some(.none): return .contested
        case .some(.some(let value)): claim = value
        }
        let seen: CellState.Answer? =
            switch verdict {
            case .supported: .yes
            case .partial: .partial
            case .unsupported: .no
            case .inconclusive, nil: nil
            }
        switch (claim, seen) {
        case (nil, nil): return .unknown
        case (.modelDependent, nil): return .dependsOnModel
        case (nil, let seen?), (.modelDependent, let seen?): return .observed(seen)
        case (.notApplicable, nil), (.notApplicable, .no): return .notApplicable
        case (.notApplicable, _): return .disputed(.better)
        case (.yes, nil): return .claimed(.yes)
        case (.yes, .yes): return .verified(.yes)
        case (.yes, .partial): return .disputed(.worksInPart)
        case (.yes, .no): return .disputed(.fails)
        case (.partial, nil): return .claimed(.partial)
        case (.partial, .yes): return .disputed(.better)
        case (.partial, .partial): return .verified(.partial)
        case (.partial, .no): return .disputed(.fails)
        case (.no, nil): return .claimed(.no)
        case (.no, .yes), (.no, .partial): return .disputed(.better)
        case (.no, .no): return .verified(.no)
        }
    }

    /// `nil` without claims, `.some(nil)` where they contradict one another.
    ///
    /// "Depends on the model" contradicts "no", but not "yes" or "partial", which it only makes less certain.
    private static func agreement(of claims: [Claim]) -> Claim.Value?? {
        guard let first = claims.first?.value else { return nil }
        if claims.count == 1 { return .some(first) }
        let values = Set(claims.map(\.value))
        if values.count == 1 { return .some(first) }
        let firm = values.subtracting([.modelDependent])
        return firm.count == 1 && firm.isSubset(of: [.yes, .partial]) ? .some(.modelDependent) : .some(nil)
    }
}

extension Catalog {
    /// The cell of an offering: its own claim, else the provider's yes or no.
    package func cell(_ offering: Offering, of provider: Provider, _ capability: String) -> Cell {
        let own = offering.claims[capability]
        let observation = observation(of: offering, at: provider, capability)
        if !own.isEmpty { return Cell(claims: own, observation: observation) }
        let inherited = inheritable(provider.claims[capability], by: offering, capability)
        return Cell(claims: inherited, isInherited: !inherited.isEmpty, observation: observation)
    }

    /// A provider's plain "no" holds for everything there; its plain "yes" for the kinds of offerings that the capability is about,
    /// so that no image model comes to call tools. What is said otherwise says nothing about one model.
    func inheritable(_ claims: [Claim], by offering: Offering, _ capability: String) -> [Claim] {
        if claims.allSatisfy({ $0.value == .no }) { return claims }
        guard claims.allSatisfy({ $0.value == .yes }) else { return [] }
        let types = vocabulary[capability]?.types ?? []
        let isAbout = types.isEmpty || offering.type.first?.value.contains { types.contains($0) } ?? false
        return isAbout ? claims : []
    }

    /// The cell of a provider's endpoint.
    package func cell(_ provider: Provider, _ capability: String) -> Cell {
        let probe = probe(provider.id, "endpoint").flatMap { isAbout($0, provider) ? $0 : nil }
        return Cell(claims: provider.claims[capability], observation: probe?.endpoint[capability])
    }

    /// An observation counts while id and base URL are those of the record.
    private func observation(of offering: Offering, at provider: Provider, _ capability: String) -> Observation? {
        guard let probe = probe(provider.id, offering.slug), isAbout(probe, provider), let id = offering.id.first?.value else { return nil }
        return probe.models[id]?[capability]
    }

    private func isAbout(_ probe: ProbeRecord, _ provider: Provider) -> Bool {
        provider.endpoint.baseURL.contains { $0.value == probe.baseURL }
    }
}
