import Diagnostics

/// One thing that a client can rely on.
package struct Capability: Sendable {
    package enum Scope: String, Sendable, CaseIterable {
        /// A fact of the endpoint.
        case endpoint
        /// A fact of each model.
        case model
    }

    package var id: Reference
    package var name: String
    package var scope: Scope
    package var summary: String
    package var endpoint: String?
    package var parameter: String?
    package var spec: String
    /// Kinds of offerings that a provider's plain "yes" speaks of; empty: all.
    package var types: [String]
    /// Capabilities that must not be denied where this one is claimed.
    package var implies: [Reference]
    /// Capabilities that usually come with this one; where they are missing, a note must explain.
    package var expects: [Reference]
    /// What the weights must take.
    package var needsInput: String?

    init?(_ node: Node) {
        guard let id = node.reference("id"), let name = node.text("name"), let scope = node.text("scope").flatMap(Scope.init),
            let summary = node.text("summary"), let spec = node.text("spec")
        else { return nil }
        self.id = id
        self.name = name
        self.scope = scope
        self.summary = summary
        self.endpoint = node.text("endpoint")
        self.parameter = node.text("parameter")
        self.spec = spec
        self.types = node.list("types").compactMap(\.value.string)
        self.implies = node.list("implies").compactMap { Reference($0) }
        self.expects = node.list("expects").compactMap { Reference($0) }
        self.needsInput = node.text("needs_input")
    }

    static let shape = ObjectShape(
        "a capability",
        [
            required("id", .text(.identifier), "its id, as claims name it"),
            required("name", .text, "its name, as in a column head"),
            required("scope", .text(.oneOf(Scope.allCases.map(\.rawValue))), "whose fact it is: endpoint or model"),
            required("summary", .text, "what a client can rely on, in plain words"),
            optional("endpoint", .text, "the route, such as POST /chat/completions"),
            optional("parameter", .text, "the parameter, such as tools"),
            required("spec", .text(.url), "where it is specified"),
            optional(
                "types", .list(.text(.oneOf(Offering.types))), "kinds of offerings that a provider's plain yes speaks of; all when left out"
            ),
            optional("implies", .list(.text(.identifier)), "capabilities that must not be denied where this one is claimed"),
            optional(
                "expects", .list(.text(.identifier)), "capabilities that usually come with it; where they are missing, a note explains"),
            optional("needs_input", .text(.oneOf(Model.modalities)), "what the weights must take"),
        ])
}

package struct CapabilityGroup: Sendable {
    package var id: String
    package var name: String
    package var capabilities: [Capability]

    init?(_ node: Node) {
        guard let id = node.text("id"), let name = node.text("name") else { return nil }
        self.id = id
        self.name = name
        self.capabilities = node.list("capabilities").compactMap { Capability($0) }
    }

    static let shape = ObjectShape(
        "a group",
        [
            required("id", .text(.identifier), "its id"),
            required("name", .text, "its name"),
            required("capabilities", .list(.object(Capability.shape)), "its capabilities, in order"),
        ])
}

/// All capabilities, in groups, in order.
package struct Vocabulary: Sendable {
    package let groups: [CapabilityGroup]
    package let all: [Capability]
    private let places: [String: Int]

    init(groups: [CapabilityGroup]) {
        self.groups = groups
        all = groups.flatMap(\.capabilities)
        places = Dictionary(all.enumerated().map { ($1.id.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    init(_ node: Node) {
        self.init(groups: node.list("groups").compactMap { CapabilityGroup($0) })
    }

    package subscript(id: String) -> Capability? { places[id].map { all[$0] } }

    static let shape = ObjectShape(
        "a vocabulary", [required("groups", .list(.object(CapabilityGroup.shape)), "groups of capabilities, in order")])
}
