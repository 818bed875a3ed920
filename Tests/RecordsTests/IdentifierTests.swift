import Records
import Testing

struct IdentifierTests {
    @Test(arguments: ["a", "0", "llama-3.3-70b", "a.b", "a--b", "a-", "a.", String(repeating: "a", count: 80)])
    func acceptsIds(_ text: String) {
        #expect(text.isIdentifier)
    }

    @Test(arguments: [
        "", "-a", ".a", "..", "A", "a_b", "a b", "a/b", "é", "a\u{301}", "a\0", "a\n", "ａ", String(repeating: "a", count: 81),
    ])
    func refusesWhatCouldLeaveItsFolderOrMixItsCase(_ text: String) {
        #expect(!text.isIdentifier)
    }

    @Test func ordersByBytes() {
        let sorted = ["", "A", "Z", "a", "a-b", "a.b", "a0", "b", "e\u{301}", "\u{E9}", "\u{FF5E}", "\u{1F389}"]
        #expect(Array(sorted.reversed()).sorted { $0.precedes($1) }.map { Array($0.utf8) } == sorted.map { Array($0.utf8) })
    }

    @Test(
        arguments: [
            ("site.json", .site), ("capabilities.json", .vocabulary), ("labs/meta.json", .lab("meta")),
            ("models/meta/a.b.json", .model(lab: "meta", slug: "a.b")),
            ("providers/acme/provider.json", .provider("acme")), ("providers/acme/models/x.json", .offering(provider: "acme", slug: "x")),
            ("providers/acme/models/provider.json", .offering(provider: "acme", slug: "provider")),
            ("probes/acme/endpoint.json", .probe(provider: "acme", slug: "endpoint")),
            ("probes/acme/0.19.1/m.json", .selfHostedProbe(server: "acme", version: "0.19.1", slug: "m")), ("guides/faq.md", .guide("faq")),
        ] as [(String, RecordKind)])
    func tellsWhatAFileIs(_ path: String, kind: RecordKind) {
        #expect(RecordKind(path: path) == kind)
    }

    @Test(arguments: [
        "", "Site.json", "site.JSON", "site.json.bak", "labs.json", "labs/meta", "labs/meta/x.json", "models/x.json", "models/a/b/c.json",
        "providers/acme.json",
        "providers/acme/other.json", "providers/acme/offers/x.json", "providers/acme/models/x/y.json", "probes/x.json",
        "probes/a/b/c/d.json",
        "guides/faq.json",
        "guides/a/b.md", "README.md",
        "data/site.json",
    ])
    func knowsNoOtherPlaces(_ path: String) {
        #expect(RecordKind(path: path) == nil)
    }
}
