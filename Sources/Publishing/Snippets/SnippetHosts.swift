import Mustache
import Records

/// What changes in a model's snippets at its other hosts.
struct SnippetHosts {
    let hosted: [Host]
    let catalog: Catalog

    func value(_ links: Links) -> Value {
        .list(
            hosted.compactMap { host in
                let provider = host.provider
                guard let snippet = Snippets(host.offering, at: provider, catalog)?.first else { return nil }
                return [
                    "provider": .string(provider.name), "provider_href": links.provider(provider.id),
                    "base_url": .string(snippet.baseURL), "key_variable": .string(snippet.variable),
                    "is_keyless": .bool(snippet.isKeyless), "model": .string(snippet.model),
                ]
            })
    }
}
