/// One use of a source: which, and when it said so.
struct Citation {
    let source: Reference
    /// When the source said so, if not when it was last checked.
    let date: PartialDate?
}

/// What names its source.
private protocol Sourced {
    var source: Reference { get }
    var date: PartialDate? { get }
}

extension Fact: Sourced {}
extension Claim: Sourced {}
extension RecordNote: Sourced {}

extension Array where Element: Sourced {
    fileprivate var citations: [Citation] { map { Citation(source: $0.source, date: $0.date) } }
}

extension [Reference] {
    fileprivate var citations: [Citation] { map { Citation(source: $0, date: nil) } }
}

// MARK: Every place where a record cites a source

extension Model {
    var citations: [Citation] {
        let abilities = context.citations + maxOutput.citations + input.citations + output.citations
        let identity = openWeights.citations + licence.citations + released.citations + knowledgeCutoff.citations
        return abilities + identity + notes.citations
    }
}

extension Provider {
    var citations: [Citation] {
        let identity = kind.citations + endpoint.surface.citations + endpoint.baseURL.citations
        let keys = auth.scheme.citations + auth.isRequired.citations + auth.keyVariable.citations + auth.keyPrefix.citations
        let scope = exampleModel.citations + modelsServed.citations + labsServed.citations + regions.citations + dataRetention.citations
        return identity + keys + scope + plans.map(\.source).citations + links.map(\.source).citations + claims.citations + notes.citations
    }
}

extension Offering {
    var citations: [Citation] {
        id.citations + listed.citations + type.citations + context.citations + maxOutput.citations
            + prices.map(\.source).citations + claims.citations + notes.citations
    }
}

extension ClaimTable {
    fileprivate var citations: [Citation] { all.flatMap { $0.claims.citations } }
}
