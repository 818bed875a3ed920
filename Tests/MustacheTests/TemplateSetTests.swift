import Diagnostics
import Mustache
import Testing

struct TemplateSetTests {
    private func set(_ texts: [String: String]) throws -> TemplateSet {
        TemplateSet(Dictionary(uniqueKeysWithValues: try texts.map { ($0, try Template.parse(Array($1.utf8), path: $0)) }))
    }

    @Test func namesThePartialsOfATemplate() throws {
        let text = "{{>b}}{{#s}}{{<a}}{{$x}}{{>c}}{{/x}}{{>ignored}}{{/a}}{{/s}}{{>b}}"
        let template = try Template.parse(Array(text.utf8), path: "page")
        #expect(template.partialNames == ["b", "a", "c"])
        #expect(!template.hasDynamicNames)
        #expect(try Template.parse(Array("{{>*a}}".utf8), path: "page").hasDynamicNames)
    }

    @Test func findsReachableTemplates() throws {
        let set = try set(["index": "{{>a}}{{>missing}}", "a": "{{<b}}{{/b}}", "b": "{{>a}}", "unused": "{{>index}}"])
        #expect(set.reachable(from: ["index"]) == ["index", "a", "b"])
        #expect(set.reachable(from: ["missing"]) == [])
    }

    @Test func appendsToTheOutput() throws {
        var output = Array("1".utf8)
        _ = try set(["a": "2"]).render("a", [:], mode: .strict, into: &output)
        _ = try set(["a": "3"]).render("a", [:], mode: .strict, into: &output)
        #expect(output == Array("123".utf8))
    }

    @Test(arguments: [Mode.strict, .specification])
    func reportsAnUnknownTemplate(mode: Mode) throws {
        var output: [UInt8] = []
        let problems = try set(["index": ""]).render("idnex", [:], mode: mode, into: &output)
        #expect(problems == [Diagnostic(MustacheRule.unknownTemplate, "there is no template \"idnex\"", fix: "did you mean \"index\"?")])
    }
}
