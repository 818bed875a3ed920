import Diagnostics
import Mustache
import Testing

/// A rule of the specification, shown by what a template makes of a context.
struct Example: Sendable, CustomTestStringConvertible {
    let rule: String
    let template: String
    let context: Value
    let partials: [String: String]
    let expected: String

    init(_ rule: String, _ template: String, _ context: Value = [:], partials: [String: String] = [:], shows expected: String) {
        self.rule = rule
        self.template = template
        self.context = context
        self.partials = partials
        self.expected = expected
    }

    var testDescription: String { rule }

    func check(sourceLocation: SourceLocation = #_sourceLocation) throws {
        let (text, problems) = try render(template, context, partials: partials, mode: .specification)
        #expect(text == expected, "\(template.debugDescription)", sourceLocation: sourceLocation)
        #expect(problems == [], sourceLocation: sourceLocation)
    }
}

/// Renders `template`, a file `page` with the name `main` among `partials`.
func render(
    _ template: String, _ context: Value = [:], partials: [String: String] = [:], mode: Mode
) throws -> (text: String, problems: [Diagnostic]) {
    var templates = try partials.map { ($0, try Template.parse(Array($1.utf8), path: $0)) }
    templates.append(("main", try Template.parse(Array(template.utf8), path: "page")))
    var output: [UInt8] = []
    let set = TemplateSet(Dictionary(uniqueKeysWithValues: templates))
    let problems = set.render("main", context, mode: mode, into: &output)
    return (String(decoding: output, as: UTF8.self), problems)
}

/// A diagnostic as `line:column-line:column id`, by the text that it is about.
func summary(_ diagnostic: Diagnostic, in text: String) throws -> String {
    let range = try #require(diagnostic.span).range
    let table = LineTable(Array(text.utf8))
    let start = table.position(of: range.lowerBound)
    let end = table.position(of: range.upperBound)
    return "\(start.line):\(start.column)-\(end.line):\(end.column) \(diagnostic.id)"
}
