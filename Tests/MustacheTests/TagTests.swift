import Mustache
import Testing

struct TagTests {
    @Test(arguments: [
        Example("comments show nothing", "1{{! two }}3", shows: "13"),
        Example("comments may have lines", "1{{! two\n  three\n}}4\n", shows: "14\n"),
        Example("comments may hold opening delimiters", "1{{! {{two }}3", shows: "13"),
        Example("comments may be empty", "1{{!}}2", shows: "12"),
        Example("a lone comment leaves no line", "1\n{{! x }}\n2\n", shows: "1\n2\n"),
        Example("even when indented", "1\n \t{{! x }} \n2\n", shows: "1\n2\n"),
        Example("even with lines of its own", "1\n  {{!\n x\n  }}\n2\n", shows: "1\n2\n"),
        Example("even where lines end as on Windows", "1\r\n{{! x }}\r\n2", shows: "1\r\n2"),
        Example("even on the first line", "  {{! x }}\n2", shows: "2"),
        Example("even on the last line", "1\n  {{! x }}", shows: "1\n"),
        Example("a comment that shares its line keeps it", "  1 {{! x }}\n", shows: "  1 \n"),
        Example("a carriage return alone ends no line", "1\n{{! x }}\r2", shows: "1\n\r2"),
        Example("blanks around a comment stay", "1 {{! x }} 2", shows: "1  2"),
        Example("a name like a comment is never shown", "[{{! x }}]", ["! x": 1, "!x": 2, "x": 3], shows: "[]"),
    ])
    func dropsComments(_ example: Example) throws { try example.check() }

    @Test(arguments: [
        Example("new delimiters hold for what follows", "{{a}}{{=<% %>=}}<%a%>{{a}}", ["a": "x"], shows: "xx{{a}}"),
        Example("they may be single characters", "{{=[ ]=}}[a][#a]{{[/a]", ["a": "x"], shows: "x{{"),
        Example("both may be the same", "{{=| |=}}|a|a|a|", ["a": "x"], shows: "xax"),
        Example("they can be changed back", "{{=@ @=}}@a@@={{ }}=@{{a}}@a@", ["a": "x"], shows: "xx@a@"),
        Example("they hold in sections", "{{=| |=}}|#a|{{a}}|a||/a||^a|no|/a|", ["a": "x"], shows: "{{a}}x"),
        Example("braces inside them do not escape", "{{=<% %>=}}<%{a}%><%&a%>", ["a": "<"], shows: "<<"),
        Example("comments use them", "{{=<% %>=}}1<%! }} %>2", shows: "12"),
        Example("partials do not see them", "{{=| |=}}|>p||a|", ["a": "x"], partials: ["p": "{{a}}|a|"], shows: "x|a|x"),
        Example("those of a partial end with it", "{{>p}}{{a}}|a|", ["a": "x"], partials: ["p": "{{=| |=}}|a|"], shows: "xx|a|"),
        Example("blanks inside the tag do not count", "{{=  |\t |  =}}|a|", ["a": "x"], shows: "x"),
        Example("blanks around the tag stay", " 1 {{=| |=}} 2\n", shows: " 1  2\n"),
        Example("a lone tag leaves no line", "1\n  {{=| |=}} \n2\n", shows: "1\n2\n"),
        Example("even where lines end as on Windows", "1\r\n{{=| |=}}\r\n2", shows: "1\r\n2"),
        Example("even on the first line", " {{=| |=}}\n2", shows: "2"),
        Example("even on the last line", "1\n {{=| |=}}", shows: "1\n"),
    ])
    func setsDelimiters(_ example: Example) throws { try example.check() }
}
