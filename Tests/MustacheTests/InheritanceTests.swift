import Mustache
import Testing

struct InheritanceTests {
    @Test(arguments: [
        Example(
            "a block shows its content", "{{$b}}<{{a}}{{{a}}}{{#s}}{{n}}{{/s}}{{^z}}-{{/z}}>{{/b}}", ["a": "&", "s": ["n": 1]],
            shows: "<&amp;&1->"),
        Example("text shown in it is not read as a template", "{{$b}}{{a}}{{/b}}", ["a": "{{c}}", "c": "no"], shows: "{{c}}"),
        Example("a parent without arguments is a partial", "{{>p}}={{<p}}{{/p}}", partials: ["p": "[{{$b}}b{{/b}}]"], shows: "[b]=[b]"),
        Example("an argument replaces a block", "{{<p}}{{$b}}mine{{/b}}{{/p}}", partials: ["p": "[{{$b}}its{{/b}}]"], shows: "[mine]"),
        Example("other blocks stay", "{{<p}}{{$b}}x{{/b}}{{/p}}", partials: ["p": "{{$a}}1{{/a}}{{$b}}2{{/b}}{{$a}}3{{/a}}"], shows: "1x3"),
        Example("arguments may be empty", "{{<p}}{{$b}}{{/b}}{{/p}}", partials: ["p": "[{{$b}}its{{/b}}]"], shows: "[]"),
        Example(
            "each parent tag has its own", "{{<p}}{{$b}}1{{/b}}{{/p}}{{<p}}{{/p}}{{<p}}{{$b}}2{{/b}}{{/p}}",
            partials: ["p": "({{$b}}0{{/b}})"], shows: "(1)(0)(2)"),
        Example(
            "names of blocks are no names of data", "{{<p}}{{$b}}x{{/b}}{{/p}}{{<p}}{{/p}}", ["b": "no"], partials: ["p": "{{$b}}0{{/b}}"],
            shows: "x0"),
        Example("nor names of partials", "{{$p}}0{{/p}}{{<p}}{{$p}}1{{/p}}{{/p}}", partials: ["p": "({{$p}}{{/p}})"], shows: "0(1)"),
        Example(
            "of a parent's content only blocks count", "{{<p}} text {{a}} {{$b}}x{{/b}} {{#s}}{{$b}}no{{/b}}{{/s}} {{/p}}",
            ["a": "no", "s": true], partials: ["p": "[{{$b}}{{/b}}]"], shows: "[x]"),
        Example(
            "arguments are read in the scopes of the block", "{{<p}}{{$b}}{{n}}{{/b}}{{/p}}", ["n": 1, "s": ["n": 2]],
            partials: ["p": "{{#s}}{{$b}}{{/b}}{{/s}}{{$b}}{{/b}}"], shows: "21"),
        Example("an unknown parent shows nothing", "[{{<p}}{{$b}}x{{/b}}{{/p}}]", shows: "[]"),
        Example(
            "its delimiters are its own", "{{=| |=}}|<p||$b||a||/b||/p|", ["a": "x"], partials: ["p": "{{$b}}{{/b}}|a|"], shows: "x|a|"),
        Example(
            "arguments reach partials inside", "{{<p}}{{$b}}x{{/b}}{{/p}}", partials: ["p": "{{>q}}", "q": "[{{$b}}{{/b}}]"], shows: "[x]"),
    ])
    func replacesBlocks(_ example: Example) throws { try example.check() }

    private static let generations = [
        "child": "{{<page}}{{$t}}child{{/t}}{{/page}}",
        "page": "{{<site}}{{$t}}page{{/t}}{{$u}}page{{/u}}{{/site}}",
        "site": "{{$t}}site{{/t}} {{$u}}site{{/u}} {{$v}}site{{/v}}",
    ]

    @Test(arguments: [
        Example("the last in line decides", "{{<child}}{{$t}}me{{/t}}{{/child}}", partials: generations, shows: "me page site"),
        Example("else the one before", "{{<child}}{{/child}}", partials: generations, shows: "child page site"),
        Example(
            "blocks of arguments can be replaced", "{{<p}}{{$in}}x{{/in}}{{/p}}",
            partials: ["p": "{{<q}}{{$out}}({{$in}}0{{/in}}){{/out}}{{/q}}", "q": "[{{$out}}{{/out}}]"], shows: "[(x)]"),
        Example(
            "an argument does not replace its own block", "{{<p}}{{$b}}<{{$b}}mine{{/b}}>{{/b}}{{/p}}",
            partials: ["p": "[{{$b}}its{{/b}}]"], shows: "[<mine>]"),
        Example(
            "parents may include each other", "{{<p}}{{$a}}A{{/a}}{{/p}}",
            partials: ["p": "{{$a}}0{{/a}}{{$b}}{{<q}}{{/q}}{{/b}}", "q": "{{$a}}1{{/a}}{{<p}}{{$b}}end{{/b}}{{/p}}"], shows: "AAAend"
        ),
    ])
    func letsOuterArgumentsWin(_ example: Example) throws { try example.check() }

    @Test(arguments: [
        Example(
            "a lone parent indents what it shows", "1\n  {{<p}}{{$b}}x{{/b}}{{/p}}\n4\n", partials: ["p": "2\n{{$b}}{{/b}}\n"],
            shows: "1\n  2\n  x\n4\n"),
        Example(
            "it may have lines of its own", "1\n {{<p}}\n  {{$b}}x{{/b}}\n {{/p}} \n4\n", partials: ["p": "2\n{{$b}}{{/b}}\n"],
            shows: "1\n 2\n x\n4\n"),
        Example("one that shares its line does not", " 1 {{<p}}{{/p}}\n", partials: ["p": "2\n3"], shows: " 1 2\n3\n"),
        Example("lone tags of blocks leave no line", "1\n{{$b}}\n2\n{{/b}}\n3\n", shows: "1\n2\n3\n"),
        Example("a lone empty block leaves no line", "1\n  {{$b}}{{/b}}\n2\n", shows: "1\n2\n"),
        Example(
            "a lone empty block takes whole lines", "{{<p}}{{$b}}\n2\n{{/b}}{{/p}}", partials: ["p": "1\n  {{$b}}{{/b}}\n3\n"],
            shows: "1\n  2\n3\n"),
        Example(
            "and ends the last of them", "{{<p}}{{$b}}2{{/b}}{{/p}}", partials: ["p": "1\r\n  {{$b}}{{/b}}\r\n3\r\n"],
            shows: "1\r\n  2\r\n3\r\n"),
        Example(
            "a block that starts a line indents the others", "{{<p}}{{$b}}1\n2{{/b}}{{/p}}", partials: ["p": "  {{$b}}0{{/b}};\n"],
            shows: "  1\n  2;\n"),
        Example("one that does not leaves them", "{{<p}}{{$b}}1\n2{{/b}}{{/p}}", partials: ["p": "a {{$b}}0{{/b}};\n"], shows: "a 1\n2;\n"),
        Example(
            "lines of arguments lose their indentation", "{{<p}}\n  {{$b}}\n    1\n      2\n\n    3\n  {{/b}}\n{{/p}}",
            partials: ["p": "{{$b}}{{/b}}"], shows: "1\n  2\n\n3\n"),
        Example(
            "partials in them lose it too", "{{<p}}{{$b}}\n  1\n    {{>q}}\n{{/b}}{{/p}}", partials: ["p": "{{$b}}{{/b}}", "q": "a\nb\n"],
            shows: "1\n  a\n  b\n"),
        Example(
            "tags and tabs count as well", "{{<p}}{{$b}}\n\t{{a}}\n\t\t{{#a}}\n\t2\n\t\t{{/a}}\n{{/b}}{{/p}}", ["a": 1],
            partials: ["p": "{{$b}}{{/b}}"], shows: "1\n2\n"),
        Example(
            "and get that of the block's own content", "{{<p}}{{$b}}\n1\n2\n{{/b}}{{/p}}", partials: ["p": "{{$b}}\n    0\n{{/b}}\n"],
            shows: "    1\n    2\n"),
        Example("or else of its tag", "{{<p}}{{$b}}\n1\n2\n{{/b}}{{/p}}", partials: ["p": "   {{$b}}\n   {{/b}}\n"], shows: "   1\n   2\n"),
        Example(
            "blocks in arguments move along", "{{<p}}{{$in}}\n2\n{{/in}}{{/p}}",
            partials: ["p": "{{<q}}{{$out}}\n    1\n    {{$in}}\n      0\n    {{/in}}\n{{/out}}{{/q}}", "q": " {{$out}}{{/out}}\n"],
            shows: " 1\n   2\n"
        ),
        Example(
            "arguments in arguments keep their own",
            "{{<p}}{{$b}}\n  {{<q}}\n    {{$c}}\n      1\n        2\n    {{/c}}\n  {{/q}}\n{{/b}}{{/p}}",
            partials: ["p": "{{$b}}{{/b}}", "q": "{{$c}}{{/c}}"], shows: "1\n  2\n"
        ),
        Example(
            "values are not indented", "{{<p}}{{$b}}\n{{{v}}}\n{{/b}}{{/p}}", ["v": "1\n2"], partials: ["p": " {{$b}}{{/b}}\n"],
            shows: " 1\n2\n"),
    ])
    func indentsBlocksAnew(_ example: Example) throws { try example.check() }
}
