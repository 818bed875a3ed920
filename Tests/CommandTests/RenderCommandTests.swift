import Foundation
import Testing

@Suite struct RenderCommandTests {
    @Test func writesTheResultAndNothingElse() throws {
        try Project.with([
            "t.mustache": "{{#people}}{{> person}}{{/people}}", "c.json": #"{"people": [{"name": "A&B"}]}"#,
            "parts/person.mustache": "<{{name}}>\n",
        ]) { project in
            let outcome = try project.tool.run("render", "t.mustache", "--context", "c.json", "--partials", "parts")
            #expect(outcome.status == 0, "\(outcome)")
            #expect(outcome.output == "<A&amp;B>\n")
            #expect(outcome.errors.isEmpty)
        }
    }

    @Test func readsTheTemplateFromStandardInput() throws {
        try Project.with(["c.json": #"{"n": 1.210}"#]) { project in
            let outcome = try project.tool.run("render", "-", "--context", "c.json", input: "[{{n}}{{missing}}{{> missing}}]")
            #expect(outcome.status == 0)
            #expect(outcome.output == "[1.21]")
        }
    }

    @Test func isStrictOnRequest() throws {
        try Project.with(["t.mustache": "a\n{{naem}}", "c.json": #"{"name": 1}"#]) { project in
            let outcome = try project.tool.run("render", "t.mustache", "--context", "c.json", "--strict")
            #expect(outcome.status == 1)
            #expect(outcome.output.isEmpty)
            #expect(outcome.errors.hasPrefix("t.mustache:2:1: error: "), "\(outcome)")
            #expect(outcome.errors.contains("did you mean \"name\"?"), "\(outcome)")
        }
    }

    @Test(arguments: [
        ("{{#a}}", "t.mustache:1:1: error: "), ("x\n  {{/a}}", "t.mustache:2:3: error: "), ("{{#a}}{{/b}}", "t.mustache:1:7: error: "),
        ("{{a", "t.mustache:1:1: error: "),
    ])
    func pointsAtErrorsOfSyntax(_ template: String, _ start: String) throws {
        try Project.with(["t.mustache": template]) { project in
            let outcome = try project.tool.run("render", "t.mustache")
            #expect(outcome.status == 1)
            #expect(outcome.errors.hasPrefix(start), "\(outcome)")
        }
    }

    @Test func saysWhatIsWrongWithTheContext() throws {
        try Project.with(["t.mustache": "x", "c.json": "{\n  \"a\": 01\n}"]) { project in
            let outcome = try project.tool.run("render", "t.mustache", "--context", "c.json")
            #expect(outcome.status == 1)
            #expect(outcome.errors.hasPrefix("c.json:2:8: error: a number must not start with 0"), "\(outcome)")
            #expect(try project.tool.run("render", "none.mustache").status == 2)
        }
    }

    /// Each level shows the one within it twice: 2^40 steps without ever being deep.
    @Test func endsATemplateThatDoublesAtEachLevel() throws {
        let template = (0..<40).reduce("x") { inner, _ in "{{<twice}}{{$b}}\(inner){{/b}}{{/twice}}" }
        try Project.with(["t.mustache": template, "parts/twice.mustache": "{{$b}}{{/b}}{{$b}}{{/b}}"]) { project in
            let outcome = try project.tool.run("render", "t.mustache", "--partials", "parts")
            #expect(outcome.status == 1)
            #expect(outcome.output.isEmpty)
            #expect(outcome.errors.contains("[partial-recursion]"), "\(outcome)")
        }
    }
}
