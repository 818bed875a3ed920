import Probing
import Records
import Testing

/// Who is probed, and why not.
struct ProbeSelectionTests {
    private static func provider(
        _ url: String?, kind: String? = nil, auth: String = "{}", hosts: String = ""
    ) -> String {
        let kind = kind.map { #""kind": { "value": "\#($0)", "source": "d" }, "# } ?? ""
        let base = url.map { #""base_url": { "value": "\#($0)", "source": "d" }"# } ?? ""
        return """
            { "name": "Acme", \(kind)"summary": "S.", "sources": { "d": { "title": "T", "publisher": "Acme", "checked": "2026" } },
              "endpoint": { \(hosts)\(base) }, "auth": \(auth), "capabilities": {} }
            """
    }

    private static let key = #"{ "key_env": { "value": "ACME_KEY", "source": "d" } }"#
    private static let none = #"{ "required": { "value": false, "source": "d" } }"#

    private static func select(
        _ files: [String: String], _ filter: ProbeSelection.Filter = .init(), set: ProbeSelection.Variable = .key
    ) throws -> ProbeSelection {
        let catalog = try #require(CatalogLoader.load(Probed(files).tree, today: nil).catalog)
        return ProbeSelection(catalog, filter, today: try #require(PartialDate("2026-06-10"))) { _ in set }
    }

    @Test(
        arguments: [
            (provider("https://a.example/v1", auth: key), .key, nil),
            (provider("https://a.example/v1", auth: key), .unset, "ACME_KEY is not set"),
            (
                provider("https://a.example/v1", auth: key), .noKey,
                "ACME_KEY holds something that no header can carry, such as a space or a line end"
            ),
            (provider("https://a.example/v1"), .key, "the record names no environment variable for its key (auth.key_env)"),
            (provider("https://a.example/v1", auth: none), .unset, nil),
            (provider(nil, kind: "gateway", auth: none), .unset, "no base URL is on record"),
            (provider("http://127.0.0.1:1/v1", kind: "gateway", auth: none), .unset, nil),
            (provider("http://[::1]:1/v1", kind: "host", auth: none), .unset, nil),
            (provider("http://127.0.0.1:1/v1", auth: none), .unset, software), (provider(nil, auth: none), .unset, software),
            (provider("https://a.example/v1", kind: "self-hosted", auth: none), .unset, software),
            (provider("http://127.0.0.1:1/v1", kind: "local", auth: none), .unset, software),
        ] as [(String, ProbeSelection.Variable, String?)])
    func saysWhyItLeavesAProviderOut(_ provider: String, _ variable: ProbeSelection.Variable, _ why: String?) throws {
        let selection = try Self.select(["providers/acme/provider.json": provider], set: variable)
        #expect(selection.leftOut.first?.why == why)
        #expect(selection.chosen.count == (why == nil ? 1 : 0))
        #expect(selection.problems == [])
    }

    private static let software = "it runs wherever somebody starts it: probe it with --provider acme --endpoint URL"

    @Test func sendsAKeyToTheHostsOfTheRecord() throws {
        let hosts = #""hosts": ["b.example"], "#
        let selection = try Self.select([
            "providers/acme/provider.json": Self.provider("https://A.example:8443/v1", auth: Self.key, hosts: hosts)
        ])
        #expect(selection.chosen.first?.hosts == ["a.example", "b.example"])
        #expect(selection.chosen.first?.keyVariable == "ACME_KEY")
    }

    @Test func refusesOneKeyForTwoHostsEvenWhenOnlyOneIsProbed() throws {
        let files = [
            "providers/acme/provider.json": Self.provider("https://a.example/v1", auth: Self.key),
            "providers/other/provider.json": Self.provider("https://b.example/v1", auth: Self.key, hosts: #""hosts": ["a.example"], "#),
        ]
        for providers in [[], ["acme"], ["other"]] {
            var filter = ProbeSelection.Filter()
            filter.providers = providers
            #expect(try Self.select(files, filter).problems.first?.contains("ACME_KEY is the key of") == true)
        }
        #expect(try Self.select(files, set: .unset).problems.isEmpty)
    }

    @Test func asksForModelsByTheirPatterns() throws {
        var filter = ProbeSelection.Filter()
        filter.models = ["lab/*"]
        let files = ["providers/acme/provider.json": Self.provider("https://a.example/v1", auth: Self.none)]
        let selection = try Self.select(files, filter)
        #expect(selection.chosen.first?.offerings.count == 1 && selection.chosen.first?.probesEndpoint == false)
        filter.models = ["other"]
        #expect(try Self.select(files, filter).chosen.isEmpty)
        filter = .init()
        filter.capabilities = [.modelList]
        let endpoint = try #require(try Self.select(files, filter).chosen.first)
        #expect(endpoint.offerings.isEmpty && endpoint.probesEndpoint && endpoint.witness != nil)
    }
}
