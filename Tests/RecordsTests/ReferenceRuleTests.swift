import Testing

struct ReferenceRuleTests {
    private static let claim = #""capabilities": {}"#

    @Test(arguments: [
        RuleRow(
            "source of a fact of a model", in: SampleTree.model, #""source": "card""#, #""source": "cart""#,
            ["6:43 unknown-source there is no source \"cart\""],
            fix: "did you mean \"card\"?"),
        RuleRow(
            "source of a fact of a provider", in: SampleTree.provider, #"host", "source": "docs""#, #"host", "source": "blog-2026""#,
            ["4:40 unknown-source there is no source \"blog-2026\""], fix: "add it to the sources table of the record"),
        RuleRow(
            "source of a claim", in: SampleTree.offering, claim, #""capabilities": { "vision": { "claim": "yes", "source": "card" } }"#,
            ["9:59 unknown-source there is no source \"card\""],
            nearMiss: #""capabilities": { "vision": { "claim": "yes", "source": "docs" } }"#),
        RuleRow(
            "source of a price", in: SampleTree.offering, #"1.10, "source": "docs""#, #"1.10, "source": "doc""#,
            ["7:106 unknown-source there is no source \"doc\""], fix: "did you mean \"docs\"?"),
        RuleRow(
            "source of a plan", in: SampleTree.provider, #""auth": {},"#, #""auth": {}, "plans": [{ "name": "Free", "source": "plans" }],"#,
            ["12:53 unknown-source there is no source \"plans\""],
            nearMiss: #""auth": {}, "plans": [{ "name": "Free", "source": "docs" }],"#),
        RuleRow(
            "source of a note", in: SampleTree.offering, claim, claim + #", "notes": [{ "text": "T", "source": "notes" }]"#,
            ["9:58 unknown-source there is no source \"notes\""], nearMiss: claim + #", "notes": [{ "text": "T", "source": "docs" }]"#),
        RuleRow(
            "source of a link", in: SampleTree.provider, #""auth": {},"#,
            #""auth": {}, "links": [{ "kind": "docs", "title": "T", "source": "web" }],"#,
            ["12:67 unknown-source there is no source \"web\""]),
        RuleRow(
            "model", in: SampleTree.offering, #""model": "lab/one""#, #""model": "lab/ones""#,
            ["3:12 unknown-model there is no model \"lab/ones\""],
            fix: "did you mean \"lab/one\"?"),
        RuleRow(
            "model near nothing", in: SampleTree.offering, #""model": "lab/one""#, #""model": "other/thing""#,
            ["3:12 unknown-model there is no model \"other/thing\""],
            fix: "write data/models/other/thing.json"),
        RuleRow(
            "capability of a claim", in: SampleTree.offering, claim,
            #""capabilities": { "visions": { "claim": "yes", "source": "docs" } }"#,
            ["9:21 unknown-capability there is no capability \"visions\""], fix: "did you mean \"vision\"?"),
        RuleRow(
            "capability of a provider", in: SampleTree.provider, #""models-list":"#,
            #""telepathy": { "claim": "yes", "source": "docs" }, "models-list":"#,
            ["14:5 unknown-capability there is no capability \"telepathy\""],
            fix: "add it to data/capabilities.json", nearMiss: #""vision": { "claim": "yes", "source": "docs" }, "models-list":"#),
        RuleRow(
            "capability of a column", in: SampleTree.site, #""vision"]"#, #""vision", "streamin"]"#,
            ["6:45 unknown-capability there is no capability \"streamin\""],
            fix: "did you mean \"streaming\"?", nearMiss: #""vision", "models-list"]"#),
    ])
    func findsWhatPointsNowhere(_ row: RuleRow) throws { try row.check() }

    @Test func findsACapabilityThatAProbeNames() throws {
        let capability = #""streaming": {"#
        try RuleRow(
            "", in: SampleTree.probe, capability, #""streamin": {"#, ["7:9 unknown-capability there is no capability \"streamin\""],
            nearMiss: #""vision": {"#
        ).check(in: .probed)
    }

    @Test func findsGuidesThatAreListedButNotThereAndTheReverse() throws {
        let tree = try SampleTree.minimal.replacing("[\"start\"]", with: "[\"stars\"]", in: SampleTree.site)
        let problems = try tree.problems()
        #expect(
            tree.lines(problems) == [
                "data/guides/start.md:1:1 unlisted-guide the guide \"start\" is not in the order of guides",
                "data/site.json:7:14 unknown-guide there is no guide \"stars\"",
            ])
        #expect(Set(problems.map(\.fix)) == ["did you mean \"start\"?", "add it to \"guides\" in data/site.json"])
        let none = try SampleTree.minimal.removing("data/guides/start.md")
        #expect(try none.problems().map(\.fix) == ["write data/guides/start.md"])
        #expect(try none.replacing("[\"start\"]", with: "[]", in: SampleTree.site).lines() == [])
    }

    @Test func findsAModelWithoutItsLab() throws {
        let tree = try SampleTree.minimal.removing("data/labs/lab.json")
        let problems = try tree.problems()
        #expect(tree.lines(problems) == ["data/models/lab/one.json:1:1 unknown-lab there is no lab \"lab\""])
        #expect(problems.map(\.fix) == ["write data/labs/lab.json, or move the model"])
    }

    @Test func findsOfferingsAndObservationsWithoutTheirProvider() throws {
        let problems = try SampleTree.probed.removing(SampleTree.provider)
            .replacing("\"vision\"]", with: "\"vision\", \"models-list\"]", in: SampleTree.site).problems()
        #expect(
            SampleTree.probed.lines(problems) == [
                "data/probes/acme/one.json:1:1 unknown-provider there is no provider \"acme\"",
                "data/providers/acme/models/one.json:1:1 unknown-provider there is no provider \"acme\"",
            ])
        #expect(Set(problems.map(\.fix)) == ["remove the observations, or add the provider", "write data/providers/acme/provider.json"])
    }

    /// Records with every key that cites a source, all of them wrong.
    private static let complete = SampleTree.minimal.adding(
        """
        -- data/models/lab/one.json --
        { "name": "One", "sources": {},
          "context": { "value": 1, "source": "none" },
          "max_output": { "value": 1, "source": "none" },
          "input": { "value": ["text"], "source": "none" },
          "output": { "value": ["text"], "source": "none" },
          "open_weights": { "value": true, "source": "none" },
          "licence": { "value": "MIT", "source": "none" },
          "released": { "value": "2026", "source": "none" },
          "knowledge_cutoff": { "value": "2025", "source": "none" },
          "notes": [{ "text": "N.", "source": "none" }] }
        -- data/providers/acme/provider.json --
        { "name": "Acme", "summary": "S.", "sources": {},
          "kind": { "value": "host", "source": "none" },
          "endpoint": {
            "surface": { "value": "S", "source": "none" },
            "base_url": { "value": "https://a.example", "source": "none" } },
          "auth": {
            "scheme": { "value": "bearer", "source": "none" },
            "required": { "value": true, "source": "none" },
            "key_env": { "value": "K", "source": "none" },
            "key_prefix": { "value": "sk-", "source": "none" } },
          "example_model": { "value": "m", "source": "none" },
          "models_served": { "value": 1, "source": "none" },
          "labs_served": { "value": 1, "source": "none" },
          "plans": [{ "name": "P", "source": "none" }],
          "regions": { "value": "EU", "source": "none" },
          "data_retention": { "value": "30 days", "source": "none" },
          "links": [{ "kind": "docs", "title": "T", "source": "none" }],
          "capabilities": { "vision": [
            { "claim": "yes", "source": "none" },
            { "claim": "no", "source": "none" }] },
          "notes": [{ "topic": "keys", "text": "N.", "source": "none" }] }
        -- data/providers/acme/models/one.json --
        { "model": "lab/one",
          "id": { "value": "one", "source": "none" },
          "type": { "value": ["chat"], "source": "none" },
          "context": { "value": 1, "source": "none" },
          "max_output": { "value": 1, "source": "none" },
          "prices": [{ "from": "2026", "currency": "USD", "per": "image", "amount": 1, "source": "none" }],
          "capabilities": { "vision": { "claim": "yes", "source": "none" } },
          "notes": [{ "text": "N.", "source": "none" }] }
        """)

    @Test(arguments: [(SampleTree.model, 9), (SampleTree.provider, 17), (SampleTree.offering, 7)])
    func checksTheSourceOfEveryKey(_ path: String, count: Int) throws {
        let found = try Self.complete.lines().filter { $0.hasPrefix(path + ":") }
        let text = try #require(Self.complete.files[path])
        let cited = text.split(separator: "\n").enumerated().compactMap { place, line in
            line.firstRange(of: "\"none\"").map { range in
                let column = line.utf8.distance(from: line.startIndex, to: range.lowerBound) + 1
                return "\(path):\(place + 1):\(column) unknown-source there is no source \"none\""
            }
        }
        #expect(cited.count == count)
        #expect(found == cited)
    }
}
