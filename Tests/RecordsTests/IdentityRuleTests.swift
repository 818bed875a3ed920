import Diagnostics
import Records
import Testing

struct IdentityRuleTests {
    private static func offering(_ slug: String, id: String) -> String {
        """
        -- data/providers/acme/models/\(slug).json --
        { "model": "lab/one",
          "id": \(id),
          "capabilities": {} }

        """
    }

    private static func problems(_ text: String) throws -> [String] { try SampleTree.minimal.adding(text).lines() }

    @Test func findsOneIdAtTwoOfferings() throws {
        let tree = SampleTree.minimal.adding(Self.offering("two", id: #"{ "value": "lab/one", "source": "docs" }"#))
        let problems = try tree.problems()
        #expect(tree.lines(problems) == ["data/providers/acme/models/two.json:2:20 duplicate-id the id \"lab/one\" stands here again"])
        #expect(problems.map(\.fix) == ["remove one, or say in \"disputed\" why both have it"])
        let note = try #require(problems.first?.notes.first)
        #expect(
            tree.lines([Diagnostic(RecordRule.duplicateID, note.message, at: note.span)]) == [
                "data/providers/acme/models/one.json:2:20 duplicate-id first defined here"
            ])
    }

    @Test func namesTheFirstOfThree() throws {
        let fact = #"{ "value": "lab/one", "source": "docs" }"#
        let tree = SampleTree.minimal.adding(Self.offering("two", id: fact) + Self.offering("zero", id: fact))
        let problems = try tree.problems()
        #expect(problems.map { $0.span?.path } == ["data/providers/acme/models/two.json", "data/providers/acme/models/zero.json"])
        #expect(
            problems.map { $0.notes.map { $0.span?.path } } == [
                ["data/providers/acme/models/one.json"], ["data/providers/acme/models/one.json"],
            ])
    }

    @Test(arguments: [
        #"{ "value": "lab/one", "source": "docs", "disputed": "The page names it twice." }"#, #"{ "value": "lab/One", "source": "docs" }"#,
        #"[{ "value": "lab/two", "source": "docs" }, { "value": "lab/two", "source": "docs" }]"#,
    ])
    func acceptsIdsThatDifferOrAreDisputed(_ id: String) throws {
        #expect(try Self.problems(Self.offering("two", id: id)) == [])
    }

    @Test func comparesIdsAsBytes() throws {
        let two = Self.offering("two", id: "{ \"value\": \"caf\u{E9}\", \"source\": \"docs\" }")
        #expect(try Self.problems(two + Self.offering("three", id: "{ \"value\": \"cafe\u{301}\", \"source\": \"docs\" }")) == [])
        #expect(
            try Self.problems(two + Self.offering("three", id: "{ \"value\": \"caf\u{E9}\", \"source\": \"docs\" }"))
                == ["data/providers/acme/models/two.json:2:20 duplicate-id the id \"caf\u{E9}\" stands here again"])
    }

    @Test func acceptsOneIdAtTwoProviders() throws {
        #expect(
            try Self.problems(
                """
                -- data/providers/other/provider.json --
                { "name": "Other", "kind": { "value": "host", "source": "docs" }, "summary": "S.", "endpoint": {}, "auth": {}, "capabilities": {},
                  "sources": { "docs": { "title": "T", "publisher": "P", "checked": "2026" } } }
                -- data/providers/other/models/one.json --
                { "model": "lab/one", "id": { "value": "lab/one", "source": "docs" }, "capabilities": {} }
                """) == [])
    }

    @Test func findsACapabilityTwice() throws {
        try RuleRow(
            "", in: SampleTree.vocabulary, #""id": "vision""#, #""id": "streaming""#,
            ["15:17 duplicate-id the capability \"streaming\" stands here again"], fix: "give it an id of its own"
        ).check(in: SampleTree.minimal.replacing(", \"vision\"]", with: "]", in: SampleTree.site))
    }
}
