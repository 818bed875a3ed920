import Diagnostics
import Mustache
import Testing

struct HostileInputTests {
    private func errors(_ template: String) -> [String] {
        do {
            _ = try Template.parse(Array(template.utf8), path: "page")
            return []
        } catch {
            return error.diagnostics.map(\.id)
        }
    }

    @Test func boundsNesting() throws {
        let open = String(repeating: "{{#a}}", count: 500)
        let close = String(repeating: "{{/a}}", count: 500)
        #expect(try render(open + "x" + close, ["a": true], mode: .strict).text == "x")
        #expect(errors("{{#a}}" + open + close + "{{/a}}") == ["nesting-too-deep"])
        let deep = String(repeating: "{{#a}}", count: 10_000) + String(repeating: "{{/a}}", count: 10_000)
        #expect(errors(deep) == ["nesting-too-deep"])
    }

    @Test(arguments: [
        ["p": "{{>p}}"],
        ["p": "{{>p}}{{>p}}"],
        ["p": "{{>q}}", "q": "  {{>p}}\n"],
        ["p": "{{#a}}{{#a}}{{#a}}{{>p}}{{/a}}{{/a}}{{/a}}"],
        ["p": "{{>*self}}"],
        ["p": "{{<p}}{{/p}}"],
        ["p": "{{<p}}{{$b}}{{>p}}{{/b}}{{/p}}"],
        ["p": "{{$b}}{{<p}}{{$c}}{{$b}}{{/b}}{{/c}}{{/p}}{{/b}}"],
        ["p": String(repeating: "{{#a}}", count: 499) + "{{>p}}" + String(repeating: "{{/a}}", count: 499)],
    ])
    func boundsRecursion(partials: [String: String]) throws {
        for mode in [Mode.strict, .specification] {
            let (_, problems) = try render("{{>p}}", ["a": [true, true], "self": "p"], partials: partials, mode: mode)
            #expect(problems.map(\.id) == ["partial-recursion"])
            #expect(problems.first?.span?.path != nil)
        }
    }

    @Test func rendersDeepTrees() throws {
        var tree: Value = ["n": 0, "sub": []]
        for n in 1...150 { tree = ["n": .number(String(n)), "sub": [tree]] }
        let (text, problems) = try render("{{>node}}", tree, partials: ["node": "{{n}} {{#sub}}{{>node}}{{/sub}}"], mode: .strict)
        #expect(text.hasPrefix("150 149 ") && text.hasSuffix(" 1 0 "))
        #expect(problems == [])
    }

    @Test(
        .timeLimit(.minutes(1)),
        arguments: [
            ("{{", ""), ("{{a ", "}}"), ("{{{a}} ", "}}}"), ("{{=a=}} ", ""), ("{{=", ""), ("{{/a}}", ""),
            ("{{$a}}", ""), ("{{#a}}{{/b}}", ""),
        ])
    func givesUpOnHopelessTemplatesSoon(repeated: String, end: String) {
        let count = errors(String(repeating: repeated, count: 50_000) + end).count
        #expect((1...100).contains(count))
    }

    @Test func passesInvalidUTF8Through() throws {
        let bytes: [UInt8] = [0xFF, 0xC3, 0x0A, 0x80] + Array("{{a}}".utf8) + [0xED, 0xA0, 0x80, 0x00]
        let set = TemplateSet(["page": try Template.parse(bytes, path: "page")])
        var output: [UInt8] = []
        let problems = set.render("page", ["a": "x"], mode: .strict, into: &output)
        #expect(output == [0xFF, 0xC3, 0x0A, 0x80, UInt8(ascii: "x"), 0xED, 0xA0, 0x80, 0x00])
        #expect(problems == [])
    }

    @Test func survivesInvalidUTF8InNames() throws {
        let bytes: [UInt8] = Array("{{".utf8) + [0xFF] + Array("}}{{#".utf8) + [0xC3] + Array("}}".utf8)
        let errors = try #require(throws: SyntaxErrors.self) { try Template.parse(bytes, path: "page") }
        #expect(errors.diagnostics.map(\.id) == ["unclosed-section"])
    }

    @Test func copiesHugeLiterals() throws {
        let lines = String(repeating: "All of this is text.\n", count: 50_000)
        let (text, _) = try render("  {{>p}}\n", partials: ["p": lines], mode: .strict)
        #expect(text.utf8.count == lines.utf8.count + 2 * 50_000)
        #expect(try render(lines, mode: .strict).text == lines)
    }

    @Test func dropsNothingOfEmptyInput() throws {
        #expect(try render("", mode: .strict).text == "")
        #expect(try render("\n", mode: .strict).text == "\n")
        #expect(errors("{") == [])
        #expect(errors("}} }") == [])
    }
}
