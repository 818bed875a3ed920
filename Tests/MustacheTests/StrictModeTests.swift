import Diagnostics
import Mustache
import Testing

struct StrictModeTests {
    private static let context: Value = [
        "title": "Models", "models": [["name": "a", "price": ["input": 1]], ["name": "b", "price": nil]], "empty": nil, "count": 2,
    ]

    struct Row: Sendable, CustomTestStringConvertible {
        let template: String
        let shown: String
        let problem: String
        let message: String
        let fix: String?

        init(_ template: String, shows shown: String, _ problem: String, _ message: String, fix: String? = nil) {
            self.template = template
            self.shown = shown
            self.problem = problem
            self.message = message
            self.fix = fix
        }

        var testDescription: String { template.debugDescription }
    }

    @Test(arguments: [
        Row("1\n[{{tilte}}]", shows: "1\n[]", "2:2-2:11 unknown-name", "no value here is named \"tilte\"", fix: "did you mean \"title\"?"),
        Row("{{{zzzzzz}}}", shows: "", "1:1-1:13 unknown-name", "no value here is named \"zzzzzz\""),
        Row(
            "{{#model}}x{{/model}}", shows: "", "1:1-1:11 unknown-name", "no value here is named \"model\"", fix: "did you mean \"models\"?"
        ),
        Row(
            "{{^emtpy}}x{{/emtpy}}", shows: "x", "1:1-1:11 unknown-name", "no value here is named \"emtpy\"", fix: "did you mean \"empty\"?"
        ),
        Row(
            "{{#models}}{{nam}}{{/models}}", shows: "", "1:12-1:19 unknown-name", "no value here is named \"nam\"",
            fix: "did you mean \"name\"?"),
        Row(
            "{{#models}}{{price.inptu}}{{/models}}", shows: "", "1:12-1:27 unknown-name", "\"price\" has no value named \"inptu\"",
            fix: "did you mean \"input\"?"),
        Row("{{title.length}}", shows: "", "1:1-1:17 unknown-name", "\"title\" has no value named \"length\""),
        Row("{{>headr}}", shows: "", "1:1-1:11 unknown-partial", "there is no template \"headr\"", fix: "did you mean \"header\"?"),
        Row(
            "{{<layuot}}{{/layuot}}", shows: "", "1:1-1:12 unknown-partial", "there is no template \"layuot\"",
            fix: "did you mean \"layout\"?"),
        Row("{{>*title}}", shows: "", "1:1-1:12 unknown-partial", "there is no template \"Models\""),
        Row("{{>*titel}}", shows: "", "1:1-1:12 unknown-name", "no value here is named \"titel\"", fix: "did you mean \"title\"?"),
        Row("{{>*count}}", shows: "", "1:1-1:12 unprintable-value", "\"count\" is a number, not text"),
        Row("{{models}}", shows: "", "1:1-1:11 unprintable-value", "\"models\" is a list, not text"),
        Row("{{.}}", shows: "", "1:1-1:6 unprintable-value", "\".\" is an object, not text"),
    ])
    func reportsWhatIsMissing(_ row: Row) throws {
        let partials = ["header": "h", "layout": "l"]
        let (text, problems) = try render(row.template, Self.context, partials: partials, mode: .strict)
        #expect(text == row.shown)
        let problem = try #require(problems.first)
        #expect(problems.count == 1)
        #expect(try summary(problem, in: row.template) == row.problem)
        #expect(problem.message == row.message)
        #expect(problem.fix == row.fix)
        #expect(try render(row.template, Self.context, partials: partials, mode: .specification).problems == [])
    }

    @Test(arguments: [
        ("[{{empty}}{{empty.b.c}}{{#empty}}x{{/empty}}{{>*empty}}]", "[]"),
        ("{{#models}}{{name}}{{price.input}}{{/models}}", "a1b"),
        ("{{#models}}{{title}} {{/models}}", "Models Models "),
        ("{{#empty}}{{nowhere}}{{>nothing}}{{/empty}}", ""),
    ])
    func acceptsNullAndWhatIsNotReached(template: String, expected: String) throws {
        let (text, problems) = try render(template, Self.context, mode: .strict)
        #expect(text == expected)
        #expect(problems == [])
    }

    @Test func reportsEveryProblemWithThePathOfItsTemplate() throws {
        let (_, problems) = try render(
            "{{x}}{{<p}}{{$b}}{{y}}{{/b}}{{/p}}", partials: ["p": "{{z}}{{$b}}{{/b}}"], mode: .strict
        )
        #expect(problems.map(\.span?.path) == ["page", "p", "page"])
        #expect(problems.map(\.span?.range) == [0..<5, 0..<5, 17..<22])
    }
}
