import Mustache
import Records

extension Snippets {
    /// Snippets for an offering; `nil` while its id or the provider's base URL is unknown or in doubt.
    init?(_ offering: Offering, at provider: Provider) {
        guard let baseURL = provider.baseURL, let id = offering.id.first, id.disputed == nil else { return nil }
        let types = Set(offering.type.first?.value ?? [])
        let route: Route = types == ["embeddings"] ? .embeddings : types == ["image"] ? .images : .chat
        self.init(provider, baseURL, id.value, route)
    }

    /// Snippets for a provider: for its first offering that chats, else with the example of its documentation.
    init?(_ provider: Provider, _ catalog: Catalog) {
        let chats = catalog.offerings(at: provider.id).lazy.compactMap { Snippets($0, at: provider) }.first { $0.route == .chat }
        if let chats {
            self = chats
        } else if let baseURL = provider.baseURL, let example = provider.exampleModel.first {
            self.init(provider, baseURL, example.value, .chat)
        } else {
            return nil
        }
    }

    private init(_ provider: Provider, _ baseURL: String, _ model: String, _ route: Route) {
        self.init(
            baseURL: baseURL, keyVariable: provider.auth.keyVariable.first?.value,
            isKeyless: provider.auth.isRequired.first?.value == false, model: model, route: route)
    }
}
