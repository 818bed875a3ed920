import Mustache
import Testing

struct InterpolationTests {
    @Test(arguments: [
        Example("text without tags stays", "price {in} { { $ } }\n", shows: "price {in} { { $ } }\n"),
        Example("a name shows its value", "<b>{{model}}</b>", ["model": "Sonnet"], shows: "<b>Sonnet</b>"),
        Example("shown text is not read as a template", "{{a}}", ["a": "{{b}}", "b": "no"], shows: "{{b}}"),
        Example("five characters are escaped", "{{a}}", ["a": "<a href=\"x\">R&D's"], shows: "&lt;a href=&quot;x&quot;&gt;R&amp;D&#39;s"),
        Example("only those are escaped", "{{a}}", ["a": "é/`=\u{1F980}"], shows: "é/`=\u{1F980}"),
        Example("triple braces do not escape", "{{{a}}}", ["a": "<i>\"&'</i>"], shows: "<i>\"&'</i>"),
        Example("an ampersand does not escape", "{{&a}}", ["a": "<i>\"&'</i>"], shows: "<i>\"&'</i>"),
        Example("integers show", "{{a}}/{{{a}}}/{{&a}}", ["a": 128000], shows: "128000/128000/128000"),
        Example("null shows nothing", "[{{a}}{{{a}}}{{&a}}]", ["a": nil], shows: "[]"),
        Example("unknown names show nothing", "[{{a}}{{{b}}}{{&c}}]", shows: "[]"),
        Example("booleans show", "{{a}} {{b}}", ["a": true, "b": false], shows: "true false"),
        Example("lists and objects show nothing", "[{{a}}{{b}}]", ["a": [1], "b": ["c": 1]], shows: "[]"),
        Example("blanks around a tag stay", " {{a}}\t{{{a}}} {{&a}} \n", ["a": "x"], shows: " x\tx x \n"),
        Example("a lone tag keeps its line", "  {{a}}\n  {{{a}}}\n  {{&a}}\n", ["a": ""], shows: "  \n  \n  \n"),
        Example("blanks inside a tag do not count", "{{ a }}{{{ a }}}{{& a }}{{\n\ta\r\n}}", ["a": "x"], shows: "xxxx"),
    ])
    func showsValues(_ example: Example) throws { try example.check() }

    @Test(arguments: [
        Example("a period goes into an object", "{{a.b}} {{{a.b}}} {{&a.b}}", ["a": ["b": "&"]], shows: "&amp; & &"),
        Example("any number of periods may follow", "{{a.b.c.d.e}}", ["a": ["b": ["c": ["d": ["e": "deep"]]]]], shows: "deep"),
        Example("a part that is missing ends the search", "[{{a.b.c}}]", ["a": [:]], shows: "[]"),
        Example("later parts are sought in their parent only", "[{{a.b.c}}]", ["a": ["b": [:]], "c": "no", "b": ["c": "no"]], shows: "[]"),
        Example("the first part is sought in all scopes", "{{#a}}{{b.c}}{{/a}}", ["a": ["x": 1], "b": ["c": "found"]], shows: "found"),
        Example("the innermost first part is the one", "{{#a}}[{{b.c}}]{{/a}}", ["a": ["b": [:]], "b": ["c": "no"]], shows: "[]"),
        Example("text has no parts", "[{{a.length}}]", ["a": "abc"], shows: "[]"),
        Example("a key with a period cannot be named", "[{{a.b}}]", ["a.b": "no"], shows: "[]"),
        Example("nor does it hide anything", "{{a.b}}", ["a.b": "no", "a": ["b": "yes"]], shows: "yes"),
    ])
    func followsDottedNames(_ example: Example) throws { try example.check() }

    @Test(arguments: [
        Example("the period is the whole context", "{{.}}", "R&D", shows: "R&amp;D"),
        Example("it can be unescaped", "{{{.}}}{{&.}}", "<>", shows: "<><>"),
        Example("it can be a number", "{{ . }}", 7, shows: "7"),
    ])
    func showsTheImplicitIterator(_ example: Example) throws { try example.check() }

    @Test(arguments: [
        ("1.210", "1.21"), ("1.0", "1.0"), ("1.000", "1.0"), ("10.50", "10.5"), ("0.05", "0.05"), ("100", "100"), ("-2.50", "-2.5"),
        ("0.0", "0.0"), ("1.50e10", "1.50e10"), ("1e100", "1e100"), ("3.", "3."),
    ])
    func dropsNeedlessZerosOfFractions(number: String, expected: String) throws {
        let (text, problems) = try render("{{n}} {{{n}}}", ["n": .number(number)], mode: .strict)
        #expect(text == "\(expected) \(expected)")
        #expect(problems == [])
    }

    @Test func comparesNamesByBytes() throws {
        let composed = "\u{E9}"
        let decomposed = "e\u{301}"
        let (text, _) = try render("[{{\(composed)}}]", .object(Object([(decomposed, .string("no"))])), mode: .specification)
        #expect(text == "[]")
    }
}
