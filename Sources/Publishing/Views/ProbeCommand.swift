import Records

/// The command that observes one thing again.
struct ProbeCommand {
    let provider: String
    /// The model's id there; `nil` for the endpoint itself.
    var model: String?
    let capability: String
    /// Where software is looked for that has no endpoint of its own.
    private let endpoint: String?

    init(_ provider: Provider, _ capability: Capability) {
        self.provider = provider.id
        self.capability = capability.id.id
        endpoint = provider.isSoftware ? Self.place(of: provider) : nil
    }

    /// The address at which software usually answers, for a shell.
    static func place(of software: Provider) -> String { software.baseURL.map(Snippets.shellQuoted) ?? "URL" }

    /// An observation counts for the newest id of an offering, so that is the one to ask for.
    init(_ offering: Offering, at provider: Provider, _ capability: Capability) {
        self.init(provider, capability)
        model = offering.id.first?.value
    }

    /// Ready for a POSIX shell. Ids of our own need no quotes; a provider's id of a model can hold anything.
    var text: String {
        let flag = model.map { " --model\($0.hasPrefix("-") ? "=" : " ")\(Snippets.shellQuoted($0))" }
        return
            "compat-matrix probe --provider \(provider)\(endpoint.map { " --endpoint \($0)" } ?? "")\(flag ?? "") --capability \(capability)"
    }
}
