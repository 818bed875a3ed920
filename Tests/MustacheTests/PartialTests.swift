import Mustache
import Testing

struct PartialTests {
    @Test(arguments: [
        Example("a partial is shown at its tag", "[{{>p}}]", partials: ["p": "text"], shows: "[text]"),
        Example("its name may hold periods and slashes", "{{>a/b.c}}", partials: ["a/b.c": "text"], shows: "text"),
        Example("an unknown one shows nothing", "[{{>p}}]", shows: "[]"),
        Example(
            "it sees the scopes at its tag", "{{#a}}{{>p}}{{/a}}", ["a": ["x": 1], "y": 2], partials: ["p": "{{x}}{{y}}"], shows: "12"),
        Example("it may include others", "{{>p}}", ["a": "x"], partials: ["p": "({{>q}})", "q": "{{a}}"], shows: "(x)"),
        Example(
            "it may include itself while there is data", "{{>node}}", ["n": 1, "sub": [["n": 2, "sub": [["n": 3, "sub": []]]]]],
            partials: ["node": "{{n}}{{#sub}}({{>node}}){{/sub}}"], shows: "1(2(3))"
        ),
        Example("blanks around an inline one stay", "| {{>p}}\t|", partials: ["p": " x "], shows: "|  x \t|"),
        Example("blanks inside the tag do not count", "[{{>  p\t}}]", partials: ["p": "x"], shows: "[x]"),
    ])
    func includesPartials(_ example: Example) throws { try example.check() }

    @Test(arguments: [
        Example(
            "a lone tag indents every line", "<ul>\n  {{>p}}\n</ul>\n", partials: ["p": "<li>\n</li>\n"],
            shows: "<ul>\n  <li>\n  </li>\n</ul>\n"),
        Example("tabs indent as well", "\t{{>p}}\n", partials: ["p": "1\n2\n"], shows: "\t1\n\t2\n"),
        Example(
            "lines of values are not indented", " {{>p}}\n", ["a": "1\n2"], partials: ["p": "{{{a}}}\n{{a}}\n"], shows: " 1\n2\n 1\n2\n"),
        Example("empty values leave the indentation", " {{>p}}\n", ["a": ""], partials: ["p": "{{a}}\n2\n"], shows: " \n 2\n"),
        Example("indentations add up", " {{>p}}\n", partials: ["p": "1\n {{>q}}\n2\n", "q": "a\nb\n"], shows: " 1\n  a\n  b\n 2\n"),
        Example(
            "repeated lines are indented", " {{>p}}\n", ["a": [1, 2]], partials: ["p": "{{#a}}\n- {{.}}\n{{/a}}\n"], shows: " - 1\n - 2\n"),
        Example("inline sections go on in the line", " {{>p}}\n", ["a": [1, 2]], partials: ["p": "{{#a}}{{.}}{{/a}}.\n"], shows: " 12.\n"),
        Example("an inline one is not indented further", " {{>p}}\n", partials: ["p": "{{>q}};\n", "q": "1\n2"], shows: " 1\n2;\n"),
        Example("the line of the tag is replaced", "  {{>p}}\n3", partials: ["p": "1\n2"], shows: "  1\n  23"),
        Example("so is the last line", "1\n  {{>p}}", partials: ["p": "2\n3"], shows: "1\n  2\n  3"),
        Example("so are lines that end as on Windows", "1\r\n{{>p}}\r\n2", partials: ["p": "p"], shows: "1\r\np2"),
        Example("a tag after text indents nothing", "  {{a}}  {{>p}}\n", ["a": 0], partials: ["p": "1\n2"], shows: "  0  1\n2\n"),
        Example("an unknown one leaves no line", "1\n  {{>p}}\n2\n", shows: "1\n2\n"),
    ])
    func indentsStandalonePartials(_ example: Example) throws { try example.check() }

    @Test(arguments: [
        Example("an asterisk takes the name from the data", "{{>*kind}}", ["kind": "p"], partials: ["p": "x", "kind": "no"], shows: "x"),
        Example("it is no part of the name", "{{>*kind}}", ["*kind": "q", "kind": "p"], partials: ["p": "x", "q": "no"], shows: "x"),
        Example("the name may be dotted", "{{>*a.b}}", ["a": ["b": "p"]], partials: ["p": "x"], shows: "x"),
        Example(
            "text in the middle of it ends the search", "[{{>*a.b}}]", ["a": "c", "c": ["b": "p"]], partials: ["p": "no"], shows: "[]"),
        Example("an unknown name shows nothing", "[{{>*kind}}]", partials: ["kind": "no"], shows: "[]"),
        Example("an unknown partial shows nothing", "[{{>*kind}}]", ["kind": "p"], shows: "[]"),
        Example("null shows nothing", "[{{>*kind}}]", ["kind": nil], partials: ["null": "no"], shows: "[]"),
        Example(
            "it sees the scopes at its tag", "{{#a}}{{>*b.kind}}{{/a}}", ["a": ["v": 1], "b": ["v": 2, "kind": "p"]],
            partials: ["p": "{{v}}"], shows: "1"),
        Example(
            "each item may have its own", "{{#a}}{{>*kind}}{{/a}}", ["a": [["kind": "p"], ["kind": "q"]]], partials: ["p": "1", "q": "2"],
            shows: "12"),
        Example(
            "it may include itself", "{{>*k}}", ["k": "p", "n": 1, "a": [["n": 2, "a": []]]], partials: ["p": "{{n}}{{#a}}{{>*k}}{{/a}}"],
            shows: "12"),
        Example("names are taken once only", "[{{>**kind}}]", ["kind": "p", "p": "q"], partials: ["q": "no"], shows: "[]"),
        Example("nor inside a dotted name", "[{{>*a.*b}}]", ["a": "x", "b": "y", "x": ["y": "p"]], partials: ["p": "no"], shows: "[]"),
        Example("blanks inside the tag do not count", "[{{> * kind }}]", ["kind": "p"], partials: ["p": "x"], shows: "[x]"),
        Example("new delimiters do not matter", "{{=| |=}}|>*kind|", ["kind": "p"], partials: ["p": "{{kind}}"], shows: "p"),
        Example("blanks around an inline one stay", "| {{>*kind}} |", ["kind": "p"], partials: ["p": "\t"], shows: "| \t |"),
        Example("a lone tag indents every line", "1\n  {{>*kind}}\n4", ["kind": "p"], partials: ["p": "2\n3\n"], shows: "1\n  2\n  3\n4"),
        Example("even on the last line", "1\n  {{>*kind}}", ["kind": "p"], partials: ["p": "2\n3"], shows: "1\n  2\n  3"),
        Example("even where lines end as on Windows", "1\r\n{{>*kind}}\r\n2", ["kind": "p"], partials: ["p": "p"], shows: "1\r\np2"),
        Example(
            "a tag after text indents nothing", " {{a}} {{>*kind}}\n", ["a": 0, "kind": "p"], partials: ["p": "1\n2"], shows: " 0 1\n2\n"),
        Example(
            "a parent's name may be dynamic", "{{<*kind}}{{$b}}x{{/b}}{{/*kind}}", ["kind": "p"], partials: ["p": "[{{$b}}{{/b}}]"],
            shows: "[x]"),
    ])
    func followsDynamicNames(_ example: Example) throws { try example.check() }
}
