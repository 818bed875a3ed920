import Foundation
import StrictJSON
import Testing

@Suite struct CheckCommandTests {
    @Test func isQuietAboutGoodRecords() throws {
        try Project.with { project in
            let outcome = try project.tool.run("check")
            #expect(outcome.status == 0, "\(outcome)")
            #expect(outcome.output == "no problems\n")
        }
    }

    @Test func showsEveryProblemOfEveryFileAtOnce() throws {
        let broken = Project.provider.replacingOccurrences(of: "\"claim\": \"yes\"", with: "\"claim\": \"yess\"")
        let changes = [
            "data/providers/example/provider.json": broken,
            "data/labs/example.json": "{ \"name\": \"Example Lab\", }",
            "data/models/example/m.json": "{ \"name\": \"M\" }",
        ]
        try Project.with(changes) { project in
            let outcome = try project.tool.run("check")
            #expect(outcome.status == 1)
            #expect(outcome.output.contains("data/labs/example.json:1:24: error: a comma stands before the closing bracket"), "\(outcome)")
            #expect(outcome.output.contains("data/models/example/m.json:1:1: error: a model needs the key \"sources\""), "\(outcome)")
            #expect(outcome.output.contains("data/providers/example/provider.json:13:29: error: \"yess\" is none of"), "\(outcome)")
            #expect(outcome.output.hasSuffix("3 errors\n"), "\(outcome)")
        }
    }

    @Test func writesOneObjectAProblemForPrograms() throws {
        try Project.with(["data/labs/example.json": "{}"]) { project in
            let outcome = try project.tool.run("check", "--format", "json")
            #expect(outcome.status == 1)
            let (value, problems) = JSONReader.read(Array(outcome.output.utf8), path: "output")
            #expect(problems.isEmpty, "\(outcome)")
            #expect(value?["id"]?.string == "missing-key")
            #expect(value?["severity"]?.string == "error")
            #expect(value?["file"]?.string == "data/labs/example.json")
            #expect(value?["line"]?.numberText == "1")
            #expect(value?["endColumn"]?.numberText == "2")
        }
    }

    @Test func writesWorkflowAnnotations() throws {
        try Project.with(["data/labs/example.json": "{}"]) { project in
            let outcome = try project.tool.run("check", "--format", "github")
            let start =
                "::error file=data/labs/example.json,line=1,endLine=1,col=1,endColumn=2,title=missing-key::a lab needs the key \"name\"%0Afix: "
            #expect(outcome.output.hasPrefix(start), "\(outcome)")
        }
    }

    @Test(arguments: [("2026-05-31", 1), ("2026-06-01", 0)])
    func judgesDatesByTheDayThatItIsTold(_ day: String, _ status: Int32) throws {
        try Project.with { project in
            let outcome = try project.tool.run("check", "--as-of", day)
            #expect(outcome.status == status, "\(outcome)")
        }
    }

    @Test func pointsAtANoteThatIsNoParagraph() throws {
        let listed = Project.provider.replacingOccurrences(
            of: "\"yes\", \"source\": \"page\"", with: "\"yes\", \"source\": \"page\", \"note\": \"- a\\n- b\"")
        try Project.with(["data/providers/example/provider.json": listed]) { project in
            let outcome = try project.tool.run("check")
            #expect(outcome.status == 1, "\(outcome)")
            #expect(outcome.output.contains("data/providers/example/provider.json:13:62: error:"), "\(outcome)")
            #expect(outcome.output.contains("[not-a-paragraph]"), "\(outcome)")
        }
    }
}
