import Diagnostics
import Mustache

/// The bytes are one template; it can show a few others, and itself where that cannot take forever.
func fuzzMustache(_ bytes: [UInt8]) throws(Violation) {
    let page: Template
    do throws(SyntaxErrors) {
        page = try Template.parse(bytes, path: "page")
    } catch {
        try expect((1...100).contains(error.diagnostics.count), "\(error.diagnostics.count) errors")
        return try expectReadable(error.diagnostics, of: ["page": bytes])
    }
    try expect(Set(page.partialNames.map { Array($0.utf8) }).count == page.partialNames.count, "a partial is named twice")

    let name = mayShowItself(bytes) ? "page" : "no tag names this"
    let set = TemplateSet(companions.merging([name: page]) { $1 })
    try expect(set.reachable(from: [name]).isSubset(of: companions.keys + [name]), "a template that is not there is reachable")
    var outputs: [[UInt8]] = []
    for mode in [Mode.specification, .strict] {
        var output = Array("before".utf8)
        let problems = set.render(name, context, mode: mode, into: &output)
        var files = companionSources
        files["page"] = bytes
        try expectReadable(problems, of: files)
        let isEndless = problems.contains { $0.id == "partial-recursion" }
        try expect(mode == .strict || problems.allSatisfy { $0.id == "partial-recursion" }, "specification mode: \(problems)")
        try expect(isEndless || output.count < 4 << 20, "\(bytes.count) bytes became \(output.count)")
        try expect(output.starts(with: "before".utf8), "what was there is gone")
        outputs.append(Array(output.dropFirst("before".utf8.count)))
    }
    try expect(outputs[0] == outputs[1], "the modes show different texts")
    if !bytes.contains(UInt8(ascii: "{")) { try expect(outputs[0] == bytes, "text does not show as itself") }
    // No unescaped variable, no other delimiters, no parent: a '<' can only come from the data, and must not come through.
    if !bytes.contains(where: { "&=<".utf8.contains($0) }), bytes.indices.allSatisfy({ !bytes[$0...].starts(with: "{{{".utf8) }) {
        try expect(!outputs[0].contains(UInt8(ascii: "<")), "a value was not escaped")
    }
}

/// Blocks double what nests in them, and indentation adds up over 200 levels of a template inside itself.
private func mayShowItself(_ bytes: [UInt8]) -> Bool {
    !bytes.contains(UInt8(ascii: "$")) && bytes.count { $0 == 0x20 || $0 == 0x09 } <= 16
}

private let companionSources = [
    "part": "[{{text}}{{.}}]\n  {{#list}}{{name}},{{/list}}\n", "layout": "A{{$a}}\n  default {{text}}\n{{/a}}\n  {{$b}}{{/b}}\nZ",
    "middle": "{{<layout}}{{$b}}\n    middle{{$a}}inner{{/a}}\n  {{/b}}{{/layout}}", "again": " {{>again}}", "empty": "",
].mapValues { Array($0.utf8) }

private let companions = companionSources.reduce(into: [String: Template]()) { result, source in
    result[source.key] = try? Template.parse(source.value, path: source.key)
}

/// Whatever has items or members takes away all lists and objects inside itself, so that sections in sections end.
private let context: Value = [
    "text": "a<b>&\"'\n  é", "raw": "<em>", "null": nil, "yes": true, "no": false, "empty": "", "none": [], "number": .number("1.210"),
    "zero": 0, "partial": "part", "parent": "layout", "missing": "nowhere", "words": ["x"], "list": [inner("one"), inner("two")],
    "object": inner("three"),
]

private func inner(_ name: String) -> Value {
    ["name": .string(name), "list": [], "object": nil, "words": [], "deep": ["deeper": "deepest"]]
}
