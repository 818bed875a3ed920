import Foundation
import Testing

@Suite struct AddCommandTests {
    private static let model = """
        {
          "name": "Example 8B",
          "sources": {}
        }

        """
    private static let models = [
        "data/labs/example.json": "{ \"name\": \"Example Lab\" }\n",
        "data/models/example/example-8b.json": model,
        "data/models/example/example-70b-instruct.json": model,
    ]
    private static let sourced = ["--source-title", "API docs", "--source-publisher", "Acme"]

    private static func expectFine(_ project: Project, _ comment: String = "") throws {
        let check = try project.tool.run("check")
        #expect(check.status == 0, "\(comment)\n\(check)")
        #expect(try project.tool.run("fmt", "--check").status == 0, "\(comment)")
        #expect(try project.tool.run("build").status == 0, "\(comment)")
    }

    @Test func writesAProviderOfWhichNothingIsKnown() throws {
        try Project.with { project in
            let outcome = try project.tool.run("add", "provider", "acme")
            #expect(outcome.status == 0, "\(outcome)")
            #expect(
                try project.root.text("data/providers/acme/provider.json") == """
                    {
                      "name": "acme",
                      "summary": "No summary yet.",
                      "sources": {},
                      "endpoint": {},
                      "auth": {},
                      "capabilities": {}
                    }

                    """)
            #expect(outcome.output.hasPrefix("wrote data/providers/acme/provider.json\n"))
            #expect(outcome.output.contains("  kind               gateway, host, self-hosted or local\n"), "\(outcome)")
            #expect(outcome.output.contains("  endpoint.base_url  the address that an SDK takes"), "\(outcome)")
            #expect(outcome.output.hasSuffix("\nthen: compat-matrix check\n"), "\(outcome)")
            try Self.expectFine(project)
        }
    }

    @Test func writesWhatIsKnownOfAProviderWithItsSource() throws {
        try Project.with { project in
            let facts = ["--name", "Acme \"AI\" \\ é", "--kind", "host", "--base-url", "https://api.acme.example/v1"]
            let outcome = try project.tool.run(
                all: ["add", "provider", "acme"] + facts + Self.sourced + ["--source-url", "https://acme.example/docs"])
            #expect(outcome.status == 0, "\(outcome)")
            let text = try project.root.text("data/providers/acme/provider.json")
            for part in [
                #""name": "Acme \"AI\" \\ é""#,
                #""kind": { "value": "host", "source": "api-docs" }"#,
                #""url": "https://acme.example/docs""#,
                #""base_url": { "value": "https://api.acme.example/v1", "source": "api-docs" }"#, #""publisher": "Acme""#,
            ] { #expect(text.contains(part), "\(text)") }
            #expect(!outcome.output.contains("  kind "), "\(outcome)")
            try Self.expectFine(project)
        }
    }

    @Test(arguments: [
        (["Together AI"], 1, "fix: write together-ai;"), (["../x"], 1, "fix: write x;"), (["a/b"], 1, "fix: write a-b;"),
        (["模型"], 1, "fix: use lower-case"), ([String(repeating: "a", count: 81)], 1, "is no id of a provider"),
        (["example"], 1, "there is a provider \"example\" already"),
        (["acme", "--kind", "host"], 1, "--kind needs a source"),
        (["acme", "--base-url", "https://a.example"], 1, "--base-url needs a source"),
        (["acme", "--source-title", "T"], 1, "--source-publisher"),
        (["acme", "--kind", "hots"], 64, "gateway, host, self-hosted or local"),
        (["acme", "--base-url", "http://a.example"] + sourced, 1, "must be https"),
        (["acme", "--source-url", "docs"] + sourced, 1, "is no http(s) URL"), (["acme", "--name", " a"], 1, "begins or ends with a space"),
        (["acme", "--data", "templates"], 1, "holds no catalog"), (["acme", "--data", "nowhere"], 2, "cannot list nowhere"),
        (["acme", "--model", "a/b"], 64, "--model belongs to 'add offering'"), (["acme", "extra"], 64, "unexpected argument 'extra'"),
        ([], 64, "PROVIDER is missing"),
    ])
    func refusesAProvider(_ arguments: [String], _ status: Int32, _ part: String) throws {
        try Project.with { project in
            let outcome = try project.tool.run(all: ["add", "provider"] + arguments)
            #expect(outcome.status == status, "\(outcome)")
            #expect(outcome.errors.contains(part), "\(outcome)")
            #expect(outcome.output.isEmpty)
            let providers = project.root.url.appendingPathComponent("data/providers").path
            #expect(try FileManager.default.contentsOfDirectory(atPath: providers) == ["example"])
        }
    }

    @Test(arguments: [
        ("example/Example-8B", nil, "example-example-8b", "example-8b"), ("Example_70B:instruct", nil, "example-70b-instruct", nil),
        ("a/b:free", "example/example-8b", "a-b-free", "example-8b"), ("../x", "example/example-8b", "x", nil),
        ("\"q\" \\", "example/example-8b", "q", nil), ("模型 é", "example/example-8b", "model", nil),
        ("endpoint", "example/example-8b", "endpoint-2", nil),
        (String(repeating: "a", count: 500), "example/example-8b", String(repeating: "a", count: 76), nil),
    ])
    func writesAnOffering(_ id: String, _ model: String?, _ slug: String, _ match: String?) throws {
        try Project.with(Self.models) { project in
            let outcome = try project.tool.run(
                all: ["add", "offering", "example", id] + (model.map { ["--model", $0] } ?? []))
            #expect(outcome.status == 0, "\(outcome)")
            #expect(outcome.output.hasPrefix("wrote data/providers/example/models/\(slug).json\n"), "\(outcome)")
            #expect(outcome.output.contains("  prices        dated prices, newest first\n"), "\(outcome)")
            let data = try Data(contentsOf: project.root.url.appendingPathComponent("data/providers/example/models/\(slug).json"))
            let record = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
            #expect(record["id"] as? [String: String] == ["value": id, "source": "page"])
            #expect((record["model"] as? String)?.hasSuffix(match ?? "") ?? false)
            try Self.expectFine(project, id)
        }
    }

    @Test func givesEachOfferingItsOwnFile() throws {
        try Project.with(Self.models) { project in
            for (id, slug) in [("x/example-8b", "x-example-8b"), ("X:example-8b", "x-example-8b-2"), ("x.-example-8b", "x.-example-8b")] {
                let outcome = try project.tool.run("add", "offering", "example", id, "--model", "example/example-8b", "--source", "page")
                #expect(outcome.status == 0, "\(outcome)")
                #expect(outcome.output.hasPrefix("wrote data/providers/example/models/\(slug).json\n"), "\(outcome)")
            }
            let again = try project.tool.run("add", "offering", "example", "x/example-8b")
            #expect(again.status == 1)
            #expect(again.errors.contains("already\n  fix: edit data/providers/example/models/x-example-8b.json"), "\(again)")
            try Self.expectFine(project)
        }
    }

    @Test(arguments: [
        (["exmaple", "x"], 1, "did you mean \"example\"?"), (["nobody-here", "x"], 1, "compat-matrix add provider ID"),
        (["example", "Example-8B:free"], 1, "example/example-8b; or write data/models/<lab>/<model>.json first"),
        (["example", "quite-different"], 1, "name one with --model LAB/MODEL"),
        (["example", "x", "--model", "example/example-8c"], 1, "did you mean \"example/example-8b\"?"),
        (["example", "x", "--model", "acme/other"], 1, "write data/models/acme/other.json first"),
        (["example", "x", "--model", "acme"], 1, "write <lab>/<model>"),
        (["example", "example-8b", "--source", "pgae"], 1, "did you mean \"page\"?"),
        (["example", " x"], 1, "begins or ends with a space"), (["example", "a\nb"], 1, "invisible character U+A"),
        (["example"], 64, "MODEL-ID is missing"), (["example", "x", "--name", "X"], 64, "--name belongs to 'add provider'"),
    ])
    func refusesAnOffering(_ arguments: [String], _ status: Int32, _ part: String) throws {
        try Project.with(Self.models) { project in
            let outcome = try project.tool.run(all: ["add", "offering"] + arguments)
            #expect(outcome.status == status, "\(outcome)")
            #expect(outcome.errors.contains(part), "\(outcome)")
            #expect(outcome.output.isEmpty)
            #expect(!project.root.exists("data/providers/example/models"))
        }
    }

    @Test(arguments: [(0, "the provider has no source"), (2, "the provider has 2 sources: page, terms")])
    func asksWhichSourceGivesTheID(_ count: Int, _ part: String) throws {
        let source = "{ \"title\": \"Page\", \"publisher\": \"Acme\", \"checked\": \"2026-06\" }"
        let table = ["\"page\": \(source)", "\"terms\": \(source)"].prefix(count).joined(separator: ", ")
        let provider = """
            { "name": "A", "summary": "A.", "sources": {\(table)}, "endpoint": {}, "auth": {}, "capabilities": {} }
            """
        try Project.with(Self.models.merging(["data/providers/acme/provider.json": provider]) { $1 }) { project in
            let outcome = try project.tool.run("add", "offering", "acme", "example-8b")
            #expect(outcome.status == 1 && outcome.errors.contains(part), "\(outcome)")
        }
    }

    @Test func showsWhatKeepsARecordFromBeingRead() throws {
        try Project.with(Self.models.merging(["data/providers/example/provider.json": "{ \"name\": "]) { $1 }) { project in
            let outcome = try project.tool.run("add", "offering", "example", "example-8b")
            #expect(outcome.status == 1 && outcome.errors.contains("data/providers/example/provider.json:1:"), "\(outcome)")
        }
    }

    @Test func suggestsTheRecordThatWasMeant() throws {
        try Project.with { project in
            let outcome = try project.tool.run("add", "provdier", "acme")
            #expect(outcome.status == 64, "\(outcome)")
            #expect(outcome.errors.contains("did you mean 'provider'?"), "\(outcome)")
            #expect(outcome.errors.contains("see 'compat-matrix add --help'"))
        }
    }
}
