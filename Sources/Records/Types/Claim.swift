import Diagnostics

/// What a source says of a capability.
package struct Claim: Sendable {
    package enum Value: String, Sendable, CaseIterable {
        case yes, no, partial
        case modelDependent = "model-dependent"
        case notApplicable = "not-applicable"
    }

    package var value: Value
    package var said: String?
    package var source: Reference
    package var date: PartialDate?
    package var note: MarkdownText?
    package var span: SourceSpan

    init?(_ node: Node) {
        guard let value = node.text("claim").flatMap(Value.init), let source = node.reference("source") else { return nil }
        self.value = value
        self.said = node.text("said")
        self.source = source
        self.date = node.date("date")
        self.note = node.markdown("note")
        self.span = node.span
    }

    static let shape = ObjectShape(
        "a claim",
        [required("claim", .text(.oneOf(Value.allCases.map(\.rawValue))), "yes, no, partial, model-dependent or not-applicable")]
            + Shape.provenance)
}

/// The claims of one record by capability; several claims of one capability are sources that differ, the newest first.
package struct ClaimTable: Sendable {
    package let all: [(capability: Reference, claims: [Claim])]
    private let places: [String: Int]

    init(_ node: Node) {
        all = node.table("capabilities").map { key, value in
            let nodes = value.value.array.map { $0.map { Node(value: $0, path: value.path) } } ?? [value]
            return (key, nodes.compactMap { Claim($0) })
        }
        places = Dictionary(all.enumerated().map { ($1.capability.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    package subscript(capability: String) -> [Claim] { places[capability].map { all[$0].claims } ?? [] }

    static let field = required(
        "capabilities", .table(keys: .identifier, values: .oneOrMore(.object(Claim.shape))), "claims by capability; {} when none is known")
}
