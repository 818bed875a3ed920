import Markdown
import Testing

@testable import Publishing

/// Providers and models as Markdown, beside their pages.
struct MarkdownTwinTests {
    @Test(arguments: Subject.allCases) func standsBesideEachProviderAndModel(_ subject: Subject) throws {
        let site = try subject.site()
        let catalog = site.edition.catalog
        let wanted = catalog.providers.map { "providers/\($0.id)/" } + catalog.models.map { "models/\($0.id)/" }
        for (path, root) in try subject.pages() {
            let folder = String(path.dropLast("index.html".count))
            let twins = root.all("link").filter { $0["rel"] == "alternate" && $0["type"] == "text/markdown" }
            #expect(twins.count == (wanted.contains(folder) ? 1 : 0), "\(path)")
            if let twin = twins.first {
                #expect(twin["href"] == Links(from: folder).root + folder + "index.md" && site.files[folder + "index.md"] != nil)
            }
        }
    }

    @Test func saysWhatThePageSays() throws {
        let text = try BuiltSite.example().text("providers/gate/index.md")
        #expect(text.hasPrefix("# Example Gateway\n\n> One key for several labs. Run by Gate Company.\n\n"))
        for line in [
            "- Type: Gateway (Gateway docs, 17 June 2026)",
            "- Base URL: `https://api.gate.example.org/v1` (Gateway docs, 17 June 2026); `https://gate.example.org/api`. "
                + "In doubt: It moved in 2025. (Old review, March 2025)",
            "| Chat | yes, verified | Yes (Gateway docs, 17 June 2026) | supported, 3 of 3, 2026-06-17: It answered. |",
            "| Vision | in part, claimed | Partial. Only URLs, no data. (Gateway docs, 17 June 2026) |  |",
            "- [Gateway docs](<https://gate.example.org/docs>), Example Gateway, the provider itself, read 17 June 2026. "
                + "Behind a login.",
            "- Sign-up: Get a key, named as `/signup` (Gateway docs, 17 June 2026)",
        ] { #expect(text.contains(line + "\n"), "\(line)") }
        #expect(text.contains("USD per 1M tokens: in 0.27, out 1.10, cached in 0.025, cache write 0.30, since 17 June 2026"))
        #expect(text.contains("since 17 June 2026. Half at night. (Gateway docs, 17 June 2026); USD per request: 0.001"))
        #expect(text.contains("in free, out free") && text.contains("EUR per 1M tokens: in 0.01, out not sold"))
        #expect(text.contains("no longer in the provider's list (Gateway docs, 10 June 2026)"))
        let bare = try BuiltSite.example().text("providers/near/index.md")
        #expect(bare.contains("- Base URL: unknown\n") && bare.contains("| Chat | unknown |  |  |\n"))
    }

    @Test func hasEveryHostOfAModel() throws {
        let text = try BuiltSite.example().text("models/example-lab/swift-1/index.md")
        #expect(text.contains("`example-lab/swift-1:free`. In doubt: Two pages name two ids."))
        #expect(text.contains("### Example Gateway, `example-lab/swift-1`\n"))
        #expect(text.contains("- Licence: Apache-2.0 (Swift 1 card, 2 May 2026)\n"))
        let near = "| [Example Local](<https://matrix.example.org/providers/near/index.md>) | unknown | unknown | 4,000 (Readme,"
        #expect(text.contains(near))
        let unserved = try BuiltSite.example().text("models/other-lab/unserved/index.md")
        #expect(unserved.contains("No provider of this model is recorded yet."))
    }

    @Test(arguments: [
        "<script>alert(1)</script>", "[x](javascript:alert(1))", "![x](https://evil.example.org/i.png)", "<https://evil.example.org/>",
        "`x` **y** _z_", "a | b", "# a", "1. a", "- a", "+ a", "> a", "&lt;b&gt;", "--- a", "\\\\[x](y)", "$$x$$", "~~~",
    ])
    func showsTextAsText(_ text: String) throws {
        let source = try #require(exampleFiles["providers/gate/provider.json"])
        let changed = source.replacing("One key for several labs.", with: text).replacing("Old review", with: text)
            .replacing("Team", with: text).replacing("Gate Company", with: text)
        let site = try BuiltSite(changing: ["providers/gate/provider.json": changed])
        let before = try MarkdownRenderer().page(try BuiltSite.example().text("providers/gate/index.md"))
        let after = try MarkdownRenderer().page(try site.text("providers/gate/index.md"))
        func shape(_ html: String) throws -> [String] { try HTML.parse(html).all.map(\.name) }
        #expect(try shape(after.html) == shape(before.html))
        let shown = text.replacing("\\\\", with: "\\")
        let lead = try HTML.parse(after.html).first("blockquote")?.text
        #expect(lead?.hasPrefix(shown + " Run by " + shown) == true, "\(lead ?? "")")
        let cells = try site.text("providers/gate/index.md").split(separator: "\n").filter { $0.hasPrefix("| ") }.map { line in
            line.replacing("\\|", with: "").split(separator: "|", omittingEmptySubsequences: false).count
        }
        #expect(Set(cells) == [6, 9], "a pipe ends a cell")
    }

    @Test func linksToNothingButPages() throws {
        let source = try #require(exampleFiles["providers/gate/provider.json"])
        for note in ["[x](javascript:alert(1))", "![x](//evil.example.org/i.png)", "[x](data:text/html,hi)"] {
            let site = try BuiltSite(changing: ["providers/gate/provider.json": source.replacing("One key a person.", with: note)])
            let text = try site.text("providers/gate/index.md")
            #expect(!text.contains("javascript:") && !text.contains("evil") && !text.contains("data:text"), "\(note)")
        }
    }
}
