import Records
import Testing

struct StandingTests {
    private static let tree = SampleTree.minimal.adding(
        """
        -- data/providers/rival/provider.json --
        { "name": "Rival", "operator": "Rival GmbH", "kind": { "value": "gateway", "source": "docs" }, "summary": "S.", "endpoint": {}, "auth": {},
          "capabilities": {}, "sources": { "docs": { "title": "T", "publisher": "Rival", "checked": "2026" } } }
        """)

    @Test(
        arguments: [
            ("Acme", .itself), ("Acme Corp", .itself), ("Rival", .competitor), ("Rival GmbH", .competitor), ("Lab", .thirdParty),
            ("acme", .thirdParty),
            ("Acme Corporation", .thirdParty), ("Rival, Inc.", .thirdParty),
        ] as [(String, Catalog.Standing)])
    func tellsWhoSpeaks(_ publisher: String, standing: Catalog.Standing) throws {
        let catalog = try Self.tree.replacing("\"publisher\": \"Acme\"", with: "\"publisher\": \"\(publisher)\"", in: SampleTree.provider)
            .catalog()
        let provider = try #require(catalog.provider("acme"))
        #expect(catalog.standing(of: try #require(provider.sources["docs"]), about: provider) == standing)
    }

    @Test func takesAProviderWithoutOperatorByItsName() throws {
        let catalog = try Self.tree.replacing("\"operator\": \"Acme Corp\",", with: "", in: SampleTree.provider).catalog()
        let (acme, rival) = (try #require(catalog.provider("acme")), try #require(catalog.provider("rival")))
        let source = try #require(acme.sources["docs"])
        #expect(catalog.standing(of: source, about: acme) == .itself)
        #expect(catalog.standing(of: source, about: rival) == .competitor)
    }
}
