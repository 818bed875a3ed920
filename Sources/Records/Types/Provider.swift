import Diagnostics

/// A host, gateway, self-hosted server or local runtime with an OpenAI-compatible endpoint.
///
/// An immutable class: pages pass it around by the hundred thousand, and a copy of its many fields would cost a count each.
package final class Provider: Sendable {
    package enum Kind: String, Sendable, CaseIterable {
        case gateway, host
        case selfHosted = "self-hosted"
        case local
    }

    package let id: String
    package let name: String
    /// The company or project behind it, when its name differs.
    package let operatorName: String?
    package let kind: [Fact<Kind>]
    package let summary: String
    package let sources: SourceTable
    package let endpoint: Endpoint
    package let auth: Authentication
    /// A model id for snippets where no offering is recorded.
    package let exampleModel: [Fact<String>]
    package let modelsServed: [Fact<Count>]
    package let labsServed: [Fact<Int>]
    package let plans: [Plan]
    package let regions: [Fact<String>]
    package let dataRetention: [Fact<String>]
    package let links: [Link]
    package let claims: ClaimTable
    package let notes: [RecordNote]
    package let path: String

    init?(id: String, _ node: Node) {
        guard let name = node.text("name"), let summary = node.text("summary") else { return nil }
        self.id = id
        self.name = name
        self.operatorName = node.text("operator")
        self.kind = node.facts("kind") { $0.string.flatMap(Kind.init) }
        self.summary = summary
        self.sources = SourceTable(node)
        self.endpoint = Endpoint(node["endpoint"])
        self.auth = Authentication(node["auth"])
        self.exampleModel = node.facts("example_model") { $0.string }
        self.modelsServed = node.facts("models_served") { Count($0) }
        self.labsServed = node.facts("labs_served") { $0.whole }
        self.plans = node.list("plans").compactMap { Plan($0) }
        self.regions = node.facts("regions") { $0.string }
        self.dataRetention = node.facts("data_retention") { $0.string }
        self.links = node.list("links").compactMap { Link($0) }
        self.claims = ClaimTable(node)
        self.notes = node.list("notes").compactMap { RecordNote($0) }
        self.path = node.path
    }

    /// The base URL that snippets use: the newest that no source disputes.
    package var baseURL: String? {
        (endpoint.baseURL.first { $0.disputed == nil } ?? endpoint.baseURL.first)?.value
    }

    /// Whether it is a program that people start themselves, so that no one endpoint is its own.
    package var isSoftware: Bool {
        if kind.contains(where: { $0.value == .selfHosted || $0.value == .local }) { return true }
        // A gateway or host on loopback is that one.
        return kind.isEmpty && endpoint.baseURL.allSatisfy { WebAddress($0.value)?.isLoopback ?? false }
    }

    static let shape = ObjectShape(
        "a provider",
        [
            required("name", .text, "its name"),
            optional("operator", .text, "the company or project behind it, when its name differs"),
            optional("kind", .fact(.text(.oneOf(Kind.allCases.map(\.rawValue)))), "gateway, host, self-hosted or local"),
            required("summary", .text, "one neutral sentence"),
            SourceTable.field,
            required("endpoint", .object(Endpoint.shape), "where it answers; {} when nothing is known"),
            required("auth", .object(Authentication.shape), "how it asks who calls; {} when nothing is known"),
            optional("example_model", .fact(.text), "an id for snippets, where no offering is recorded"),
            optional("models_served", .fact(Count.shape), "how many models it counts"),
            optional("labs_served", .fact(.wholeNumber(0...1_000_000)), "from how many labs"),
            optional("plans", .list(.object(Plan.shape)), "what can be bought"),
            optional("regions", .fact(.text), "where it runs"),
            optional("data_retention", .fact(.text), "how long it keeps what is sent"),
            optional("links", .list(.object(Link.shape)), "where to read on"),
            ClaimTable.field,
            optional("notes", .list(.object(RecordNote.providerShape)), "what else a reader should know"),
        ])
}

package struct Endpoint: Sendable {
    /// What is called OpenAI-compatible there, in the source's words.
    package var surface: [Fact<String>]
    package var baseURL: [Fact<String>]
    /// Hosts that may receive the key, beside those of the base URLs.
    package var hosts: [String]

    init(_ node: Node?) {
        surface = node?.facts("surface") { $0.string } ?? []
        baseURL = node?.facts("base_url") { $0.string } ?? []
        hosts = node?.list("hosts").compactMap(\.value.string) ?? []
    }

    static let shape = ObjectShape(
        "an endpoint",
        [
            optional("surface", .fact(.text), "what is called OpenAI-compatible there, in the source's words"),
            optional("base_url", .fact(.text(.baseURL)), "the address that an SDK takes, without a slash at its end"),
            optional("hosts", .list(.text(.host)), "hosts that may receive the key, beside those of base_url"),
        ])
}

package struct Authentication: Sendable {
    package enum Scheme: String, Sendable, CaseIterable {
        case bearer, none
    }

    package var scheme: [Fact<Scheme>]
    package var isRequired: [Fact<Bool>]
    package var keyVariable: [Fact<String>]
    package var keyPrefix: [Fact<String>]

    init(_ node: Node?) {
        scheme = node?.facts("scheme") { $0.string.flatMap(Scheme.init) } ?? []
        isRequired = node?.facts("required") { $0.bool } ?? []
        keyVariable = node?.facts("key_env") { $0.string } ?? []
        keyPrefix = node?.facts("key_prefix") { $0.string } ?? []
    }

    static let shape = ObjectShape(
        "an auth",
        [
            optional("scheme", .fact(.text(.oneOf(Scheme.allCases.map(\.rawValue)))), "bearer or none"),
            optional("required", .fact(.flag), "whether it asks for a key"),
            optional("key_env", .fact(.text(.environmentVariable)), "the environment variable that holds the key"),
            optional("key_prefix", .fact(.text), "how its keys begin"),
        ])
}
