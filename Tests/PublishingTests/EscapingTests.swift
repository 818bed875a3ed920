import Foundation
import Testing

@testable import Publishing

/// Data is text from strangers: it shows as what it is and does nothing.
struct EscapingTests {
    private static let hostile = #"<script>alert("x")</script>"# + " & 'q' {{name}} {{{note}}} &lt; --> ]]>"

    /// A way into the pages: a file of the example, a text in it, and where the new text shows.
    struct Entry: Sendable, CustomTestStringConvertible {
        let file: String
        let old: String
        let page: String
        let isProse: Bool

        init(_ file: String, _ old: String, on page: String, isProse: Bool = false) {
            (self.file, self.old, self.page, self.isProse) = (file, old, page, isProse)
        }

        var testDescription: String { "\(old) of \(file) on /\(page)" }
    }

    private static let entries = [
        Entry("site.json", "Example Matrix", on: "status/"),
        Entry("site.json", "What example APIs do.", on: ""),
        Entry("capabilities.json", "Beyond chat", on: "capabilities/"),
        Entry("capabilities.json", "Asks for functions.", on: "capabilities/tools/"),
        Entry("capabilities.json", "Asks for functions.", on: ""),
        Entry("capabilities.json", "Tool calling", on: "models/example-lab/swift-1/"),
        Entry("capabilities.json", "response_format", on: "capabilities/json/"),
        Entry("labs/example-lab.json", "Example Lab", on: "models/example-lab/"),
        Entry("models/example-lab/swift-1.json", "Swift 1", on: "models/"),
        Entry("models/example-lab/swift-1.json", "\"Swift\"", on: "models/example-lab/swift-1/"),
        Entry("models/example-lab/swift-1.json", "Apache-2.0", on: "models/example-lab/swift-1/"),
        Entry("providers/gate/provider.json", "One key for several labs.", on: "providers/gate/"),
        Entry("providers/gate/provider.json", "Gate Company", on: "providers/gate/"),
        Entry("providers/gate/provider.json", "Old review", on: "providers/gate/"),
        Entry("providers/gate/provider.json", "Example Press", on: ""),
        Entry("providers/gate/provider.json", "a dozen or so", on: ""),
        Entry("providers/gate/provider.json", "Yes (most)", on: ""),
        Entry("providers/gate/provider.json", "free tier", on: "providers/gate/"),
        Entry("providers/gate/provider.json", "Team", on: "providers/gate/"),
        Entry("providers/gate/provider.json", "/signup", on: "providers/gate/"),
        Entry("providers/gate/provider.json", "sk-gate-", on: "providers/gate/"),
        Entry("providers/gate/models/swift-1-free.json", "Swift 1 (free)", on: "providers/gate/"),
        Entry("providers/gate/models/painter.json", "\"other-lab/painter\", \"source\"", on: "pricing/"),
        Entry("probes/gate/endpoint.json", "It answered.", on: ""),
        Entry("providers/gate/provider.json", "It *failed* for us.", on: "", isProse: true),
        Entry("providers/gate/provider.json", "It moved in 2025.", on: "", isProse: true),
        Entry("providers/gate/provider.json", "One key a person.", on: "providers/gate/", isProse: true),
        Entry("providers/gate/models/swift-1.json", "Half at *night*.", on: "pricing/", isProse: true),
    ]

    @Test(arguments: entries) func showsRecordTextAsText(_ entry: Entry) throws {
        let source = try #require(exampleFiles[entry.file])
        try #require(source.contains(entry.old), "\(entry.file) has no \(entry.old)")
        // In Markdown a tag is dropped or shown; everything else must be the text itself.
        let text = entry.isProse ? "a < b & \"c\" 'd' {{name}} {{{note}}}" : Self.hostile
        let quoted = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        let old = entry.old.hasPrefix("\"") ? String(entry.old.dropFirst().prefix { $0 != "\"" }) : entry.old
        let new = entry.old.replacing(old, with: quoted)
        let site = try BuiltSite(changing: [entry.file: source.replacing(entry.old, with: new)])
        for (path, root) in try site.pages() {
            #expect(root.all("script").allSatisfy { $0["src"]?.hasSuffix("/assets/site.js") == true }, "\(path) has a script")
        }
        let page = try site.page(entry.page)
        let isShown = page.all.contains { element in
            element.text.contains(collapsed(text)) || element.attributes.contains { $0.value.contains(text) }
        }
        #expect(isShown, "the text is not on /\(entry.page)")
    }

    @Test(arguments: [
        "[x](javascript:alert(1))", "[x](JaVaScRiPt:alert(1))", "[x](//evil.example.org/)", "[x](\\\\\\\\evil.example.org)",
        "[x](data:text/html,hi)",
        "[x](vbscript:x)", "<javascript:alert(1)>", "[x](/\\\\evil.example.org/)", "![x](https://evil.example.org/i.png)",
        "![x](//evil.example.org/i.png)",
        "[x]( javascript:alert(1))", "[x](&#106;avascript:alert(1))", "[x](file:///etc/passwd)",
    ])
    func dropsDangerousAddressesInNotes(_ markdown: String) throws {
        let source = try #require(exampleFiles["providers/gate/provider.json"])
        let site = try BuiltSite(changing: ["providers/gate/provider.json": source.replacing("One key a person.", with: markdown)])
        for (path, root) in try site.pages() {
            for element in root.all {
                for address in [element["href"], element["src"]].compactMap({ $0 }) {
                    #expect(!address.contains("evil") && !address.lowercased().contains("script:"), "\(path): <\(element.name)> \(address)")
                    #expect(
                        !address.hasPrefix("//") && !address.contains("\\") && !address.hasPrefix("data:") && !address.hasPrefix("file:"),
                        "\(path): \(address)")
                }
            }
        }
        // The note is there all the same.
        #expect(try site.page("providers/gate/").element(id: "notes")?.all("li").count == 3)
    }

    @Test(arguments: ["<b>bold</b>", "<img src=x onerror=alert(1)>", "<!-- hidden -->", "a <script>alert(1)</script> b"])
    func refusesOrDropsHTMLInNotes(_ markdown: String) throws {
        let source = try #require(exampleFiles["providers/gate/provider.json"])
        let changed = ["providers/gate/provider.json": source.replacing("One key a person.", with: markdown)]
        do {
            let site = try BuiltSite(changing: changed)
            let note = try #require(try site.page("providers/gate/").element(id: "notes"))
            #expect(note.all.allSatisfy { !["script", "img"].contains($0.name) && $0["onerror"] == nil })
        } catch let error as BuiltSite.Unbuildable {
            #expect(error.description.contains("providers/gate/provider.json"), "\(error)")
        }
    }

    /// Text that runs backwards or cannot be seen never reaches a page.
    @Test(
        arguments: ["\u{202E}", "\u{2066}", "\u{200F}", "\u{200B}", "\u{FEFF}", "\u{2028}", "\\u202E", "\\u0007", "\\n", "\\t"],
        [
            "One key for several labs.", "Old review", "Team",
        ])
    func refusesInvisibleCharacters(_ character: String, _ place: String) throws {
        let source = try #require(exampleFiles["providers/gate/provider.json"])
        let changed = source.replacing(place, with: "a" + character + "b")
        #expect(throws: BuiltSite.Unbuildable.self) { try BuiltSite(changing: ["providers/gate/provider.json": changed]) }
    }

    /// The same in Markdown, where a character reference is a character too.
    @Test(
        arguments: ["\u{202E}", "\u{2066}", "\u{200B}", "\\u202E", "&#x202E;", "&#8294;", "&lrm;"],
        [
            ("providers/gate/provider.json", "One key a person."), ("providers/gate/provider.json", "It moved in 2025."),
            ("providers/gate/models/swift-1.json", "Half at"), ("models/example-lab/swift-1.json", "With `rope`."),
            ("guides/first-steps.md", "How to begin"), ("guides/first-steps.md", "First *steps*"),
        ])
    func refusesInvisibleCharactersInMarkdown(_ character: String, _ place: (file: String, text: String)) throws {
        if place.file.hasSuffix(".md"), character.hasPrefix("\\") { return }
        let source = try #require(exampleFiles[place.file])
        try #require(source.contains(place.text))
        let changed = source.replacing(place.text, with: "a" + character + place.text)
        let error = #expect(throws: BuiltSite.Unbuildable.self) { try BuiltSite(changing: [place.file: changed]) }
        #expect(error?.description.contains("invisible-character") == true, "\(error?.description ?? "")")
    }
}
