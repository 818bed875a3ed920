import Diagnostics

/// Claims must not deny what the vocabulary says that they rest on.
enum ImplicationRule {
    static func check(_ catalog: Catalog) -> [Diagnostic] {
        let vocabulary = catalog.vocabulary.all.filter { !$0.implies.isEmpty || !$0.expects.isEmpty || $0.needsInput != nil }
        guard !vocabulary.isEmpty else { return [] }
        let providers = catalog.providers.flatMap { provider in
            check(provider.claims, vocabulary, input: []) { provider.claims[$0] }
        }
        let offerings = catalog.offerings.flatMap { offering in
            check(offering.claims, vocabulary, input: catalog.model(offering.model.id)?.input ?? []) { capability in
                // What the provider says of everything is said of the offering as well.
                let own = offering.claims[capability]
                let general = catalog.provider(offering.provider)?.claims[capability] ?? []
                return own.isEmpty ? catalog.inheritable(general, by: offering, capability) : own
            }
        }
        return providers + offerings
    }

    /// - Parameter said: all that is said of a capability.
    private static func check(
        _ table: ClaimTable, _ vocabulary: [Capability], input: [Fact<[String]>], said: (String) -> [Claim]
    ) -> [Diagnostic] {
        vocabulary.flatMap { capability -> [Diagnostic] in
            guard let claim = table[capability.id.id].first, claim.value == .yes else { return [] }
            let denied = capability.implies.compactMap { other in said(other.id).first { $0.value == .no }.map { (other.id, $0) } }
            let unmet = denied.map { id, denial in
                Diagnostic(
                    RecordRule.unmetImplication, "\(capability.name) is claimed, but \"\(id)\", on which it rests, is denied",
                    at: claim.span,
                    fix: "correct one of the two", notes: [.init("denied here", at: denial.span)])
            }
            let missing = claim.note == nil ? capability.expects.filter { said($0.id).isEmpty } : []
            let unexplained = missing.map {
                Diagnostic(
                    RecordRule.unexplainedCapability,
                    "\(capability.name) is claimed, but nothing is said of \"\($0.id)\", which usually comes with it",
                    at: claim.span, fix: "add that claim, or a \"note\" that says how it is")
            }
            return unmet + unexplained + blind(capability, claim, input)
        }
    }

    /// A capability that needs a kind of input, of weights that are known not to take it.
    private static func blind(_ capability: Capability, _ claim: Claim, _ input: [Fact<[String]>]) -> [Diagnostic] {
        guard let needed = capability.needsInput, let fact = input.first, !input.contains(where: { $0.value.contains(needed) }) else {
            return []
        }
        return [
            Diagnostic(
                RecordRule.unmetImplication, "\(capability.name) is claimed, but the weights take no \(needed)", at: claim.span,
                fix: "correct one of the two", notes: [.init("what the weights take", at: fact.span)])
        ]
    }
}
