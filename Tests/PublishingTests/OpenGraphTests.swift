import Testing

@testable import Publishing

/// What a chat shows of a link to a page.
struct OpenGraphTests {
    private func tags(_ root: Element) -> [String: [String]] {
        Dictionary(grouping: root.all("meta").filter { $0["property"] != nil }) { $0["property"] ?? "" }
            .mapValues { $0.map { $0["content"] ?? "" } }
    }

    @Test(arguments: Subject.allCases) func namesEachPage(_ subject: Subject) throws {
        for (path, root) in try subject.pages() {
            let tags = tags(root)
            #expect(tags["og:type"] == ["website"], "\(path)")
            #expect(tags["og:title"]?.count == 1 && root.first("title")?.text.contains(tags["og:title"]?.first ?? "?") == true, "\(path)")
            let description = root.all("meta").first { $0["name"] == "description" }?["content"]
            #expect(tags["og:description"] == [description ?? ""], "\(path)")
            let canonical = root.all("link").first { $0["rel"] == "canonical" }?["href"]
            #expect(tags["og:url"] == canonical.map { [$0] }, "\(path)")
            #expect(tags["og:image"] == nil, "\(path) asks for a picture")
        }
    }
}
