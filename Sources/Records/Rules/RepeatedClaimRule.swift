import Diagnostics

/// A claim of an offering that its provider already makes of all its models.
package struct RepeatedClaim: Sendable {
    /// The offering's file.
    package let path: String
    package let capability: Reference
    let general: Claim
    let provider: String

    package static func find(in catalog: Catalog) -> [RepeatedClaim] {
        catalog.offerings.flatMap { offering -> [RepeatedClaim] in
            guard let provider = catalog.provider(offering.provider) else { return [] }
            return offering.claims.all.compactMap { capability, claims in
                let general = catalog.inheritable(provider.claims[capability.id], by: offering, capability.id)
                guard claims.count == 1, general.count == 1, let claim = claims.first, let first = general.first, claim.repeats(first)
                else {
                    return nil
                }
                return RepeatedClaim(path: offering.path, capability: capability, general: first, provider: provider.name)
            }
        }
    }
}

/// An offering need not repeat what its provider says of everything.
enum RepeatedClaimRule {
    static func check(_ catalog: Catalog) -> [Diagnostic] {
        RepeatedClaim.find(in: catalog).map { repeated in
            Diagnostic(
                RecordRule.repeatedClaim, "the claim repeats what \(visible(repeated.provider)) says of all its models",
                at: repeated.capability.span, fix: "remove it, as fmt --fix does",
                notes: [.init("said here of all", at: repeated.general.span)])
        }
    }
}

extension Claim {
    /// Says the same, of the same source, and nothing more.
    fileprivate func repeats(_ other: Claim) -> Bool {
        value == other.value && source.id == other.source.id && date == other.date && note == nil && (said == nil || said == other.said)
    }
}
