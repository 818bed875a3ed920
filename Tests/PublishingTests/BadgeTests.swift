import Foundation
import Testing

@testable import Publishing

/// One cell as a picture for other people's pages.
struct BadgeTests {
    private func badge(_ path: String, in site: BuiltSite? = nil) throws -> Element {
        try #require(try HTML.parse(try (site ?? BuiltSite.example()).text("badge/\(path).svg")).first("svg"))
    }

    @Test(arguments: Subject.allCases) func existsForEachCellThatTheMatrixShowsAtFirst(_ subject: Subject) throws {
        let site = try subject.site()
        let catalog = site.edition.catalog
        let wanted = catalog.providers.flatMap { provider in
            catalog.settings.matrixColumns.map { "badge/\(provider.id)/\($0.id).svg" }
        }
        #expect(site.order.filter { $0.hasPrefix("badge/") }.sorted() == wanted.sorted())
    }

    @Test(arguments: [
        ("gate/chat", "Example Gateway, Chat: yes, verified"), ("gate/tools", "Example Gateway, Tool calling: depends on the model"),
        ("gate/json", "Example Gateway, JSON mode: sources differ"),
        ("gate/streaming", "Example Gateway, Streaming: disputed, works in part"),
        ("gate/vision", "Example Gateway, Vision: in part, claimed"), ("gate/files", "Example Gateway, Files: no, claimed"),
        ("near/chat", "Example Local, Chat: unknown"), ("server/streaming", "Example Server, Streaming: yes, observed"),
        ("server/embeddings", "Example Server, Embeddings: no, verified"),
    ])
    func saysTheStateAndHowItIsKnown(_ path: String, _ text: String) throws {
        let badge = try badge(path)
        #expect(badge["aria-label"] == text + " (Example Matrix)" && badge.first("title")?.text == text + " (Example Matrix)")
        #expect(badge["role"] == "img")
        let parts = badge.all("text").map(\.text)
        #expect(parts.joined(separator: ": ") == text, "\(parts)")
    }

    /// Pale is claimed, solid is seen: the two never look alike, in words nor in tint.
    @Test func looksMoreSolidWhenVerified() throws {
        func ground(_ path: String) throws -> String? { try badge(path).first("path")?["fill"] }
        #expect(try ground("gate/chat") == ground("server/streaming"))
        #expect(try ground("server/chat") != ground("gate/chat"))
    }

    @Test(arguments: Subject.allCases) func canBeRead(_ subject: Subject) throws {
        let site = try subject.site()
        for path in site.order where path.hasPrefix("badge/") {
            let badge = try badge(String(path.dropFirst(6).dropLast(4)), in: site)
            let grounds = try [#require(badge.first("rect")?["fill"]), #require(badge.first("path")?["fill"])]
            for (text, ground) in zip(badge.all("text"), grounds) {
                let ink = try #require(text["fill"])
                #expect(contrast(ink, ground) >= 4.5, "\(path): \(ink) on \(ground)")
            }
        }
    }

    /// WCAG 2.2.
    private func contrast(_ a: String, _ b: String) -> Double {
        func luminance(_ colour: String) -> Double {
            let value = Int(colour.dropFirst(), radix: 16) ?? 0
            let parts = [value >> 16, value >> 8 & 255, value & 255].map { Double($0) / 255 }
            let linear = parts.map { $0 <= 0.04045 ? $0 / 12.92 : pow(($0 + 0.055) / 1.055, 2.4) }
            return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
        }
        let (dark, light) = (min(luminance(a), luminance(b)), max(luminance(a), luminance(b)))
        return (light + 0.05) / (dark + 0.05)
    }

    @Test(arguments: Subject.allCases) func fitsItsText(_ subject: Subject) throws {
        let site = try subject.site()
        for path in site.order where path.hasPrefix("badge/") {
            let badge = try badge(String(path.dropFirst(6).dropLast(4)), in: site)
            let width = try #require(badge["width"].flatMap { Int($0) })
            var end = 0
            for text in badge.all("text") {
                let start = try #require(text["x"].flatMap { Int($0) })
                let length = try #require(text["textlength"].flatMap { Int($0) } ?? text["textLength"].flatMap { Int($0) })
                #expect(start > end && length >= 4 * text.text.count && length <= 11 * text.text.count, "\(path): \(text.text)")
                end = start + length
            }
            #expect(end < width, "\(path)")
        }
    }

    @Test func escapesNames() throws {
        let source = try #require(exampleFiles["providers/gate/provider.json"])
        let hostile = #"\"<script>alert(1)</script>&'"#
        let site = try BuiltSite(changing: [
            "providers/gate/provider.json": source.replacing("\"name\": \"Example Gateway\"", with: "\"name\": \"\(hostile)\"")
        ])
        let badge = try badge("gate/chat", in: site)
        #expect(badge.all("script").isEmpty && badge["aria-label"]?.hasPrefix(#""<script>alert(1)</script>&', Chat: yes"#) == true)
    }

    @Test(arguments: Subject.allCases) func asksNobodyForAnything(_ subject: Subject) throws {
        let site = try subject.site()
        for path in site.order where path.hasPrefix("badge/") {
            let text = try site.text(path).replacing("http://www.w3.org/2000/svg", with: "")
            for bad in ["http", "url(", "href", "<style", "<script", "<image", "<foreignObject", "@import"] {
                #expect(!text.contains(bad), "\(path) holds \(bad)")
            }
        }
    }

    @Test func tellsHowToEmbedIt() throws {
        let page = try BuiltSite.example().page("api/")
        let image = try #require(page.first("img"))
        let text = try #require(image["alt"])
        #expect(try BuiltSite.example().order.contains { image["src"] == "../" + $0 })
        let embedded = page.all("pre").map(\.text)
        #expect(embedded.count == 2 && embedded.allSatisfy { $0.contains("https://matrix.example.org/badge/") && $0.contains(text) })
        #expect(try BuiltSite.bare().page("api/").first("img") == nil)
    }
}
