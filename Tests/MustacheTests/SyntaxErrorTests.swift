import Diagnostics
import Mustache
import Testing

struct SyntaxErrorTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let template: String
        let problems: [String]
        let fixes: [String?]

        init(_ template: String, _ problems: String..., fixes: [String?]) {
            self.template = template
            self.problems = problems
            self.fixes = fixes
        }

        var testDescription: String { template.debugDescription }
    }

    @Test(arguments: [
        Row("1\n {{#a}}\n", "2:2-2:8 unclosed-section", fixes: ["add {{/a}}"]),
        Row("{{#a}}{{^b}}{{/a}}", "1:7-1:13 unclosed-section", fixes: ["add {{/b}}"]),
        Row("{{=<% %>=}}<%^ a %>", "1:12-1:20 unclosed-section", fixes: ["add <%/a%>"]),
        Row("{{<*a}}", "1:1-1:8 unclosed-section", fixes: ["add {{/*a}}"]),
        Row("{{$a}}", "1:1-1:7 unclosed-section", fixes: ["add {{/a}}"]),
        Row("{{#items}}\n{{/item}}", "2:1-2:10 mismatched-close", fixes: ["write {{/items}}"]),
        Row("{{#a}}{{/b}}{{/a}}", "1:7-1:13 mismatched-close", fixes: ["remove the tag"]),
        Row("{{/a}}", "1:1-1:7 stray-close", fixes: ["remove the tag"]),
        Row("1 {{a\n2 {{b}}", "1:3-1:6 unclosed-tag", fixes: ["end it with }}"]),
        Row("1 {{a 2 {{b}}", "1:3-1:9 unclosed-tag", fixes: ["end it with }}"]),
        Row("{{{a}}\n", "1:1-1:7 unclosed-tag", fixes: ["end it with }}}"]),
        Row("{{! 1\n", "1:1-1:6 unclosed-tag", fixes: ["end it with }}"]),
        Row("{{=<% %>\n", "1:1-1:9 unclosed-tag", fixes: ["end it with =}}"]),
        Row("{{=<%%>=}}{{a}}", "1:1-1:11 bad-delimiters", fixes: ["write it like {{=<% %>=}}"]),
        Row("{{=a b c=}}", "1:1-1:12 bad-delimiters", fixes: ["write it like {{=<% %>=}}"]),
        Row("{{=<% %>}}{{a}}", "1:1-1:11 bad-delimiters", fixes: ["write it like {{=<% %>=}}"]),
        Row(
            "{{}}{{ # }}{{{ }}}{{&}}", "1:1-1:5 empty-name", "1:5-1:12 empty-name", "1:12-1:19 empty-name", "1:19-1:24 empty-name",
            "1:5-1:12 unclosed-section", fixes: [nil, nil, nil, nil, "add {{/}}"]),
        Row("{{>*}}", "1:1-1:7 empty-name", fixes: [nil]),
        Row(
            "{{a..b}}{{.a}}", "1:1-1:9 empty-name", "1:9-1:15 empty-name",
            fixes: Array(repeating: "write a name on both sides of each period", count: 2)),
        Row("{{a b}}", "1:1-1:8 bad-name", fixes: [nil]),
        Row(
            "{{/x}}\n{{#a}}\n{{y z}}\n{{b", "3:1-3:8 bad-name", "4:1-4:4 unclosed-tag", "1:1-1:7 stray-close", "2:1-2:7 unclosed-section",
            fixes: [nil, "end it with }}", "remove the tag", "add {{/a}}"]),
    ])
    func findsAllErrors(_ row: Row) throws {
        let errors = try #require(throws: SyntaxErrors.self) {
            try Template.parse(Array(row.template.utf8), path: "page")
        }
        let found = try errors.diagnostics.map { try summary($0, in: row.template) }
        #expect(found == row.problems)
        #expect(errors.diagnostics.map(\.fix) == row.fixes)
        #expect(errors.diagnostics.allSatisfy { $0.severity == .error && $0.span?.path == "page" })
    }

    @Test func pointsAtTheOpeningOfAMismatchedSection() throws {
        let template = "{{#items}}{{/item}}"
        let errors = try #require(throws: SyntaxErrors.self) {
            try Template.parse(Array(template.utf8), path: "page")
        }
        let note = try #require(errors.diagnostics.first?.notes.first)
        #expect(errors.diagnostics.first?.message == "\"item\" is closed, but \"items\" is open")
        #expect(note.message == "\"items\" is opened here")
        #expect(note.span == SourceSpan(path: "page", range: 0..<10))
    }
}
