import Foundation
import Testing

@Suite struct FormatCommandTests {
    private static let untidy = "{\"url\":\"https://example.org\",\n\"name\": \"Example Lab\"}"
    private static let tidy = "{ \"name\": \"Example Lab\", \"url\": \"https://example.org\" }\n"

    @Test func ordersKeysAndSetsLines() throws {
        try Project.with(["data/labs/example.json": Self.untidy]) { project in
            let first = try project.tool.run("fmt")
            #expect(first.status == 0, "\(first)")
            #expect(first.output == "formatted data/labs/example.json\n")
            #expect(try project.root.text("data/labs/example.json") == Self.tidy)
            #expect(try project.tool.run("fmt").output == "all records are in canonical form\n")
        }
    }

    @Test func onlyNamesFilesWhenItChecks() throws {
        try Project.with(["data/labs/example.json": Self.untidy]) { project in
            let outcome = try project.tool.run("fmt", "--check")
            #expect(outcome.status == 1)
            #expect(outcome.output == "would format data/labs/example.json\n")
            #expect(try project.root.text("data/labs/example.json") == Self.untidy)
        }
    }

    @Test func leavesAloneWhatItCannotRead() throws {
        try Project.with(["data/labs/broken.json": "{ \"name\": \"A\" ", "data/labs/example.json": Self.untidy]) { project in
            let outcome = try project.tool.run("fmt")
            #expect(outcome.status == 1)
            #expect(outcome.errors.contains("data/labs/broken.json:1:1: error: this '{' is never closed"), "\(outcome)")
            #expect(try project.root.text("data/labs/broken.json") == "{ \"name\": \"A\" ")
            #expect(try project.root.text("data/labs/example.json") == Self.tidy)
        }
    }

    @Test func keepsDigitsAndCharactersAsWritten() throws {
        let offering = """
            { "capabilities": {}, "model": "lab/m", "prices": [
              { "per": "1M tokens", "from": "2026-06", "currency": "USD", "output": 1.10, "input": 0.270, "source": "page" } ],
              "name": "Größe \\"A\\" 模型" }
            """
        try Project.with(["data/providers/example/models/m.json": offering]) { project in
            #expect(try project.tool.run("fmt", "data/providers/example/models/m.json").status == 0)
            let price = "{ \"from\": \"2026-06\", \"currency\": \"USD\", \"per\": \"1M tokens\", \"input\": 0.270, \"output\": 1.10,"
            let text = try project.root.text("data/providers/example/models/m.json")
            #expect(text.contains("\"input\": 0.270"), "\(text)")
            #expect(text.contains("\"output\": 1.10"), "\(text)")
            #expect(text.contains("\"name\": \"Größe \\\"A\\\" 模型\""), "\(text)")
            #expect(text.contains(price) || text.contains("\"from\": \"2026-06\",\n"), "\(text)")
        }
    }

    @Test func suggestsTheFileThatWasMeant() throws {
        try Project.with { project in
            let outcome = try project.tool.run("fmt", "data/providers/exmaple/provider.json")
            #expect(outcome.status == 1)
            #expect(outcome.errors.contains("fix: did you mean data/providers/example/provider.json?"), "\(outcome)")
        }
    }
}
