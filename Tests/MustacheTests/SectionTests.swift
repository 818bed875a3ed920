import Mustache
import Testing

struct SectionTests {
    @Test(arguments: [
        Example("true shows the section", "[{{#a}}x{{/a}}]", ["a": true], shows: "[x]"),
        Example("false hides it", "[{{#a}}x{{/a}}]", ["a": false], shows: "[]"),
        Example("null hides it", "[{{#a}}x{{/a}}]", ["a": nil], shows: "[]"),
        Example("an unknown name hides it", "[{{#a}}x{{/a}}]", shows: "[]"),
        Example("the empty list hides it", "[{{#a}}x{{/a}}]", ["a": []], shows: "[]"),
        Example("the empty text hides it", "[{{#a}}x{{/a}}]", ["a": ""], shows: "[]"),
        Example("zero shows it", "[{{#a}}{{a}}{{/a}}]", ["a": 0], shows: "[0]"),
        Example("the empty object shows it", "[{{#a}}x{{/a}}]", ["a": [:]], shows: "[x]"),
        Example("an object becomes the innermost scope", "{{#a}}{{n}}{{/a}}{{n}}", ["a": ["n": "in"], "n": "out"], shows: "inout"),
        Example(
            "outer scopes stay in reach", "{{#a}}{{#b}}{{x}}{{y}}{{z}}{{/b}}{{/a}}", ["a": ["y": 2], "b": ["z": 3], "x": 1], shows: "123"),
        Example("text becomes the period", "{{#a}}{{.}}={{a}}{{/a}}", ["a": "x"], shows: "x=x"),
        Example("a list repeats the section", "{{#a}}{{n}};{{/a}}", ["a": [["n": 1], ["n": 2]]], shows: "1;2;"),
        Example("falsey items repeat it too", "{{#a}}({{.}}){{/a}}", ["a": [nil, false, "", 0]], shows: "()(false)()(0)"),
        Example("lists nest", "{{#a}}{{n}}{{#b}}{{n}}{{m}} {{/b}}{{/a}}", ["a": [["n": 1, "b": [["m": 2], ["m": 3]]]]], shows: "112 13 "),
        Example("sections of one name nest", "{{#a}}1{{#a}}2{{/a}}3{{/a}}", ["a": true], shows: "123"),
        Example("a false one hides those inside", "{{#a}}1{{#a}}2{{/a}}3{{/a}}", ["a": false], shows: ""),
        Example("a name may be used twice", "{{#a}}1{{/a}}{{b}}{{#a}}2{{/a}}", ["a": true, "b": "-"], shows: "1-2"),
        Example("names may be dotted", "{{#a.b}}{{c}}{{/a.b}}", ["a": ["b": ["c": "x"]]], shows: "x"),
        Example("dotted names may be falsey", "[{{#a.b}}x{{/a.b}}]", ["a": ["b": false]], shows: "[]"),
        Example("dotted names may lead nowhere", "[{{#a.b.c}}x{{/a.b.c}}]", ["a": [:]], shows: "[]"),
        Example("blanks inside the tags do not count", "{{# a }}x{{/\ta }}", ["a": true], shows: "x"),
    ])
    func showsTruthyContent(_ example: Example) throws { try example.check() }

    @Test(arguments: [
        Example("items show by the period", "{{#a}}{{.}},{{/a}}", ["a": ["x", 2, .number("3.50"), true]], shows: "x,2,3.5,true,"),
        Example("lists of lists by nested periods", "{{#a}}[{{#.}}{{.}}{{/.}}]{{/a}}", ["a": [[1, 2], [3]]], shows: "[12][3]"),
        Example("items are escaped", "{{#a}}{{.}}{{{.}}}{{&.}}{{/a}}", ["a": ["<", "'"]], shows: "&lt;<<&#39;''"),
        Example("the context itself may be a list", "{{#.}}{{n}}{{/.}}", [["n": 1], ["n": 2]], shows: "12"),
    ])
    func iteratesImplicitly(_ example: Example) throws { try example.check() }

    @Test(arguments: [
        Example("false shows the section", "[{{^a}}x{{/a}}]", ["a": false], shows: "[x]"),
        Example("true hides it", "[{{^a}}x{{/a}}]", ["a": true], shows: "[]"),
        Example("null shows it", "[{{^a}}x{{/a}}]", ["a": nil], shows: "[x]"),
        Example("an unknown name shows it", "[{{^a}}x{{/a}}]", shows: "[x]"),
        Example("the empty list shows it", "[{{^a}}x{{/a}}]", ["a": []], shows: "[x]"),
        Example("the empty text shows it", "[{{^a}}x{{/a}}]", ["a": ""], shows: "[x]"),
        Example("zero hides it", "[{{^a}}x{{/a}}]", ["a": 0], shows: "[]"),
        Example("an object hides it", "[{{^a}}x{{/a}}]", ["a": ["b": 1]], shows: "[]"),
        Example("a list hides it", "[{{^a}}x{{/a}}]", ["a": [false]], shows: "[]"),
        Example("it has no scope of its own", "{{#o}}{{^a}}{{.}}{{/a}}{{/o}}", ["o": "outer"], shows: "outer"),
        Example("it nests", "{{^a}}1{{^b}}2{{/b}}3{{/a}}", ["a": false, "b": true], shows: "13"),
        Example("a name may be used twice", "{{^a}}1{{/a}}{{b}}{{^a}}2{{/a}}", ["b": "-"], shows: "1-2"),
        Example("dotted names may be truthy", "[{{^a.b}}x{{/a.b}}]", ["a": ["b": true]], shows: "[]"),
        Example("dotted names may be falsey", "[{{^a.b}}x{{/a.b}}]", ["a": ["b": false]], shows: "[x]"),
        Example("dotted names may lead nowhere", "[{{^a.b.c}}x{{/a.b.c}}]", ["a": [:]], shows: "[x]"),
        Example("blanks inside the tags do not count", "{{^ a }}x{{/ a }}", shows: "x"),
    ])
    func showsInvertedContentForFalsey(_ example: Example) throws { try example.check() }

    @Test(arguments: ["#", "^"])
    func leavesNoLineOfStandaloneTags(sigil: String) throws {
        let context: Value = ["yes": .bool(sigil == "#")]
        let rows = [
            ("1\n{{#yes}}\n2\n{{/yes}}\n3\n", "1\n2\n3\n"),
            ("1\n  {{#yes}}  \n2\n\t{{/yes}}\t\n3\n", "1\n2\n3\n"),
            ("1\r\n{{#yes}}\r\n2\r\n{{/yes}}\r\n3", "1\r\n2\r\n3"),
            ("  {{#yes}}\n2{{/yes}}\n3", "2\n3"),
            ("1{{#yes}}\n2\n  {{/yes}}", "1\n2\n"),
            (" {{#yes}}2{{/yes}}\n {{#yes}}3{{/yes}}\n", " 2\n 3\n"),
            (" | {{#yes}}\t2\t{{/yes}} | \n", " | \t2\t | \n"),
            ("{{#yes}} {{! not alone }}\n {{/yes}}|", " \n |"),
            ("{{#yes}}{{#yes}}\n2{{/yes}}{{/yes}}\n", "\n2\n"),
        ]
        for (template, expected) in rows {
            let (text, _) = try render(template.replacing("#", with: sigil), context, mode: .strict)
            #expect(text == expected, "\(template.debugDescription)")
        }
    }
}
