import Foundation
import Testing

@Suite struct SchemaCommandTests {
    @Test func writesWhatChanged() throws {
        try Project.with(["data/schema/lab.schema.json": "{}\n"]) { project in
            let first = try project.tool.run("schema")
            #expect(first.status == 0, "\(first)")
            #expect(first.output.contains("wrote data/schema/lab.schema.json\n"))
            #expect(try project.root.text("data/schema/lab.schema.json").contains("\"additionalProperties\": false"))
            #expect(try project.tool.run("schema").output == "all schemas are current\n")
            #expect(try project.tool.run("schema", "--check").status == 0)
            #expect(try project.tool.run("check").status == 0)
        }
    }

    @Test func onlyNamesFilesWhenItChecks() throws {
        try Project.with(["data/schema/lab.schema.json": "{}\n"]) { project in
            let outcome = try project.tool.run("schema", "--check")
            #expect(outcome.status == 1)
            #expect(outcome.output.contains("would write data/schema/lab.schema.json\n"), "\(outcome)")
            #expect(outcome.output.contains("would write data/schema/site.schema.json\n"), "\(outcome)")
            #expect(try project.root.text("data/schema/lab.schema.json") == "{}\n")
        }
    }

    @Test func asksForTheFolder() throws {
        try Project.with { project in
            let outcome = try project.tool.run("schema")
            #expect(outcome.status == 1)
            #expect(outcome.errors == "error: there is no folder data/schema\n  fix: make it\n")
        }
    }
}
