import Records
import StrictJSON

/// Which entries of a provider's sources are one list.
struct ListSource {
    let provider: Provider
    let url: String

    /// In the order of the record.
    var sources: [Source] {
        let wanted = Self.comparable(url)
        return provider.sources.all.filter { $0.url.flatMap(Self.comparable) == wanted && wanted != nil }
    }

    /// An entry that would make facts of the record follow the list; `nil` for a list on this machine, which says nothing of others.
    func entry(checked day: PartialDate) -> (id: String, value: JSONValue)? {
        guard let address = WebAddress(url), !address.isLoopback else { return nil }
        let ids = [provider.id + "-models", provider.id + "-model-list"] + (2...99).map { provider.id + "-model-list-\($0)" }
        guard let id = ids.first(where: { provider.sources[$0] == nil && $0.isIdentifier }) else { return nil }
        return (
            id,
            .object([
                ("title", .string("Model list of the API")), ("publisher", .string(provider.name)), ("checked", .string(day.text)),
                ("url", .string(url)),
            ])
        )
    }

    /// Scheme and authority in lower case, without the port that goes without saying, and without a slash at the end.
    private static func comparable(_ text: String) -> String? {
        guard let address = WebAddress(text) else { return nil }
        let rest = text.dropFirst(address.scheme.utf8.count + 3)
        let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        var host = authority.lowercased()
        let port = address.scheme == "https" ? ":443" : ":80"
        if host.hasSuffix(port) { host = String(host.dropLast(port.utf8.count)) }
        var path = rest.dropFirst(authority.count)
        while address.isPlain, path.last == "/" { path.removeLast() }
        return address.scheme + "://" + host + path
    }
}
