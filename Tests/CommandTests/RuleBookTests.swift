import Foundation
import StrictJSON
import Testing

/// Every kind of problem has an id, an explanation, and something that shows it.
@Suite struct RuleBookTests {
    private struct Entry {
        let id: String
        let words: Substring
    }

    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../..")
        .standardizedFileURL

    private static func book(_ project: Project) throws -> (page: String, entries: [Entry]) {
        let page = try project.tool.run("check", "--explain", "all").output
        let sections = page.split(separator: "\n## ").dropFirst()
        return (
            page,
            sections.map { section in
                let (id, words) = (section.prefix { $0 != "\n" }, section.drop { $0 != "\n" })
                return Entry(id: String(id), words: words.drop { $0 == "\n" })
            }
        )
    }

    @Test func namesAndExplainsEveryRuleOnce() throws {
        try Project.with { project in
            let entries = try Self.book(project).entries
            #expect(entries.count > 70)
            #expect(Set(entries.map(\.id)).count == entries.count)
            #expect(entries.map(\.id) == entries.map(\.id).sorted())
            for entry in entries {
                #expect(entry.id.allSatisfy { $0.isLowercase || $0 == "-" || $0 == "8" }, "\(entry.id)")
                let sentences = entry.words.drop { $0 != " " }.trimmingCharacters(in: .whitespacesAndNewlines)
                #expect(entry.words.hasPrefix("Error. ") || entry.words.hasPrefix("Warning. "), "\(entry.id)")
                #expect(sentences.count > 30 && sentences.hasSuffix("."), "\(entry.id)")
                #expect(sentences.first?.isUppercase == true, "\(entry.id)")
            }
        }
    }

    @Test func isThePageInTheDocumentation() throws {
        try Project.with { project in
            let outcome = try project.tool.run("check", "--explain", "all")
            #expect(outcome.status == 0)
            let page = try String(contentsOf: Self.root.appendingPathComponent("docs/diagnostics.md"), encoding: .utf8)
            #expect(outcome.output == page, "run make docs")
        }
    }

    @Test func explainsOneRule() throws {
        try Project.with { project in
            let outcome = try project.tool.run("check", "--explain", "unlisted-guide")
            #expect(outcome.status == 0)
            #expect(
                outcome.output == """
                    unlisted-guide (error)

                    A guide is missing from the order of guides.

                    Add it to "guides" in data/site.json.

                    """)
            #expect(try project.tool.run("check", "--explain", "unused-lab").output.hasPrefix("unused-lab (warning)\n"))
        }
    }

    @Test func explainsEachRuleThatThePageHas() throws {
        try Project.with { project in
            for entry in try Self.book(project).entries {
                let outcome = try project.tool.run("check", "--explain", entry.id)
                #expect(outcome.status == 0)
                let severity = entry.words.hasPrefix("Error") ? "error" : "warning"
                let parts = outcome.output.components(separatedBy: "\n\n")
                #expect(parts.first == "\(entry.id) (\(severity))")
                #expect(
                    entry.words.trimmingCharacters(in: .newlines)
                        == "\(severity.capitalized). " + parts.dropFirst().joined(separator: " ").trimmingCharacters(in: .newlines))
            }
        }
    }

    @Test(arguments: [
        ("unknwon-key", "no problem is called \"unknwon-key\"\n  fix: did you mean \"unknown-key\"?\n"),
        ("Unknown-Key", "no problem is called \"Unknown-Key\"\n  fix: did you mean \"unknown-key\"?\n"),
        ("xyzzy", "no problem is called \"xyzzy\"\n  fix: --explain all lists them\n"),
        ("\u{1B}[31m", "no problem is called \"\\u{1b}[31m\"\n  fix: --explain all lists them\n"),
    ])
    func suggestsTheRuleThatWasMeant(_ id: String, _ message: String) throws {
        try Project.with { project in
            let outcome = try project.tool.run("check", "--explain", id)
            #expect(outcome.status == 1)
            #expect(outcome.output.isEmpty)
            #expect(outcome.errors == "error: " + message)
        }
    }

    // MARK: Templates and prose

    /// A template that is wrong, and one nearby that is fine.
    private static let templates: [(rule: String, bad: String, nearMiss: String)] = [
        ("unclosed-tag", "{{a", "{a"),
        ("unclosed-section", "{{#list}}", "{{#list}}{{/list}}"),
        ("mismatched-close", "{{#list}}{{/lits}}", "{{#list}}{{/list}}"),
        ("stray-close", "{{/list}}", "{{! /list }}"),
        ("bad-delimiters", "{{=<%=}}", "{{=<% %>=}}"),
        ("empty-name", "{{ }}", "{ }"),
        ("bad-name", "{{a b}}", "{{text}}"),
        ("nesting-too-deep", nested(501), nested(500)),
        ("unknown-name", "{{txet}}", "{{text}}"),
        ("unknown-partial", "{{> prat}}", "{{> part}}"),
        ("unprintable-value", "{{list}}", "{{#list}}{{.}}{{/list}}"),
        ("partial-recursion", "{{> endless}}", "{{> part}}"),
    ]

    private static func nested(_ depth: Int) -> String {
        String(repeating: "{{#list}}", count: depth) + String(repeating: "{{/list}}", count: depth)
    }

    private static let folder = [
        "c.json": #"{ "list": [], "text": "T" }"#, "parts/part.mustache": "p", "parts/endless.mustache": "{{> endless}}",
    ]

    private static func ids(_ text: String) -> [String] {
        text.split(separator: "\n").compactMap { line in
            line.contains(": error: ") || line.hasPrefix("error: ")
                ? line.split(separator: "[").last.map { String($0.prefix { $0 != "]" }) } : nil
        }
    }

    @Test(arguments: templates.map(\.rule))
    func findsWhatIsWrongWithATemplate(_ rule: String) throws {
        let row = try #require(Self.templates.first { $0.rule == rule })
        try Project.with(Self.folder.merging(["bad.mustache": row.bad, "near.mustache": row.nearMiss]) { $1 }) { project in
            let options = ["--context", "c.json", "--partials", "parts", "--strict"]
            let bad = try project.tool.run(all: ["render", "bad.mustache"] + options)
            #expect(bad.status == 1)
            #expect(Set(Self.ids(bad.errors)) == [rule], "\(bad.errors)")
            let near = try project.tool.run(all: ["render", "near.mustache"] + options)
            #expect(near.status == 0, "\(near.errors)")
        }
    }

    private static let noted = Project.provider.replacingOccurrences(of: "\"yes\",", with: "\"yes\", \"note\": \"NOTE\",")
    private static let listed =
        Project.files["data/site.json"]?.replacingOccurrences(of: "\"guides\": []", with: "\"guides\": [\"g\"]") ?? ""
    private static let guide = "# G\n\nA summary.\n"

    /// A file of the project that a build cannot use, and one nearby that it can.
    private static let files: [(rule: String, path: String, bad: String?, nearMiss: String)] = [
        (
            "not-a-paragraph", "data/providers/example/provider.json", noted.replacingOccurrences(of: "NOTE", with: "# A"),
            noted.replacingOccurrences(of: "NOTE", with: "#A")
        ),
        (
            "invisible-character", "data/providers/example/provider.json", noted.replacingOccurrences(of: "NOTE", with: "A&#x202E;B"),
            noted.replacingOccurrences(of: "NOTE", with: "A&#xE9;B")
        ),
        ("invalid-guide", "data/guides/g.md", "No title.\n", guide),
        ("duplicate-template", "templates/partials/matrix.mustache", "x", ""),
        ("duplicate-template", "templates/assets/site.css", "x", ""),
        ("misplaced-template", "templates/pages/x.mustache", "x", ""),
        ("unknown-template", "templates/matrix.mustache", nil, ""),
    ]

    @Test(arguments: files.indices)
    func findsWhatABuildCannotUse(_ place: Int) throws {
        let row = Self.files[place]
        let base = ["data/guides/g.md": Self.guide, "data/site.json": Self.listed]
        func problems(_ change: String?) throws -> [String] {
            let project = try Project(base.merging(change.map { [row.path: $0] } ?? [:]) { $1 })
            defer { project.root.remove() }
            if change == nil { try FileManager.default.removeItem(at: project.root.url.appendingPathComponent(row.path)) }
            return Self.ids(try project.tool.run("build", "--out", "site").errors)
        }
        #expect(try Set(problems(row.bad)) == [row.rule])
        #expect(try problems(row.nearMiss) == [])
    }

    /// The records' own rules are held to their table in RecordsTests/BadInputTests.
    @Test func hasARowForEveryRuleOfTemplatesAndProse() throws {
        let source = try ["Mustache/MustacheRule.swift", "Publishing/SiteRule.swift"].map { file in
            try String(contentsOf: Self.root.appendingPathComponent("Sources/" + file), encoding: .utf8)
        }
        let ids = source.joined().split(separator: "\n").filter { $0.hasPrefix("    case ") && $0.contains(" = \"") }
            .compactMap { $0.split(separator: "\"").dropFirst().first.map(String.init) }
        #expect(ids.count > 15)
        #expect(Set(Self.templates.map(\.rule) + Self.files.map(\.rule)) == Set(ids))
    }
}
