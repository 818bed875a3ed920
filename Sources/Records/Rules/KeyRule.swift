import Diagnostics

/// A key goes only to the hosts of its own provider.
enum KeyRule {
    static func check(_ catalog: Catalog) -> [Diagnostic] {
        var problems: [Diagnostic] = []
        var owners: [String: (provider: Provider, span: SourceSpan)] = [:]
        for provider in catalog.providers.sorted(by: { $0.id.precedes($1.id) }) {
            for fact in provider.auth.keyVariable {
                guard let owner = owners[fact.value] else {
                    owners[fact.value] = (provider, fact.span)
                    continue
                }
                if owner.provider.id != provider.id, owner.provider.hosts.isDisjoint(with: provider.hosts) {
                    problems.append(
                        Diagnostic(
                            RecordRule.sharedKeyVariable,
                            "\(visible(owner.provider.name)) names the variable \(fact.value) too, and has other hosts",
                            at: fact.span, fix: "give each provider a variable of its own",
                            notes: [.init("named here as well", at: owner.span)]))
                }
            }
        }
        return problems
    }
}

extension Provider {
    /// Every host that may receive the key.
    var hosts: Set<String> {
        Set(endpoint.baseURL.compactMap { WebAddress($0.value)?.host } + endpoint.hosts)
    }
}
