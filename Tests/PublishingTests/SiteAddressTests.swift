import Testing

@testable import Publishing

/// The site works under any address, and names its own where it must.
struct SiteAddressTests {
    private static let base = "https://pages.example.org/some/matrix/"

    private func site() throws -> BuiltSite { try BuiltSite(baseURL: Self.base) }

    @Test func namesTheWholeAddressOfEachPageButTheOneForMissingPages() throws {
        for (path, root) in try site().pages() {
            let canonical = root.all("link").filter { $0["rel"] == "canonical" }.map { $0["href"] ?? "" }
            let address = path.hasSuffix("index.html") ? String(path.dropLast("index.html".count)) : path
            #expect(canonical == (path == "404.html" ? [] : [Self.base + address]), "\(path)")
        }
    }

    @Test func startsFromTheBasePathOnThePageForMissingPages() throws {
        let root = try site().page("404.html")
        var seen = 0
        for element in root.all {
            for address in [element["href"], element["src"]].compactMap({ $0 }) where !address.hasPrefix("#") {
                seen += 1
                #expect(address.hasPrefix("/some/matrix/"), "<\(element.name)> \(address)")
            }
        }
        #expect(seen > 10)
    }

    /// So nothing but canonical addresses changes with the place.
    @Test func writesTheSamePagesForEveryPlace() throws {
        let (here, there) = (try BuiltSite.example(), try site())
        for path in here.order where path.hasSuffix(".html") && path != "404.html" {
            let moved = try there.text(path).replacing(Self.base, with: "https://matrix.example.org/")
            #expect(moved == (try here.text(path)), "\(path)")
        }
    }

    @Test(arguments: Subject.allCases) func listsEveryPageInTheSitemapOnce(_ subject: Subject) throws {
        let site = try subject.site()
        let base = site.edition.baseURL
        let sitemap = try HTML.parse(try site.text("sitemap.xml").replacing(#"<?xml version="1.0" encoding="UTF-8"?>"# + "\n", with: ""))
        #expect(sitemap.elements.map(\.name) == ["urlset"])
        #expect(sitemap.first("urlset")?["xmlns"] == "http://www.sitemaps.org/schemas/sitemap/0.9")
        let listed = sitemap.all("loc").map(\.text)
        let pages = site.order.filter { $0.hasSuffix(".html") && $0 != "404.html" }.map {
            base + ($0.hasSuffix("index.html") ? $0.dropLast(10) : Substring($0))
        }
        #expect(listed.sorted() == pages.sorted())
        #expect(Set(listed).count == listed.count)
    }

    @Test func followsTheBaseURLInEveryMachinesFile() throws {
        let site = try site()
        for path in [
            "sitemap.xml", "robots.txt", "llms.txt", "api/v1/providers.json", "api/v1/models.json", "api/v1/capabilities.json",
            "api/v1/disputes.json", "api/v1/reasons.json", "api/v1/openapi.json", "api/v1/providers/gate.json",
            "api/v1/models/example-lab/swift-1.json", "api/v1/offerings.csv", "api/v1/providers.csv", "providers/gate/index.md",
            "models/example-lab/swift-1/index.md",
        ] {
            let text = try site.text(path)
            #expect(text.contains(Self.base) && !text.contains("https://matrix.example.org/"), "\(path)")
        }
    }

    @Test func tellsCrawlersWhereTheSitemapIs() throws {
        #expect(try site().text("robots.txt") == "User-agent: *\nAllow: /\nSitemap: \(Self.base)sitemap.xml\n")
    }

    @Test func offersTheRecordForCorrection() throws {
        func link(_ path: String) throws -> String? {
            try BuiltSite.example().page(path).all("a").first { $0.text == "Correct this page" }?["href"]
        }
        #expect(try link("providers/gate/") == "https://git.example.org/matrix/edit/main/data/providers/gate/provider.json")
        #expect(try link("models/example-lab/swift-1/") == "https://git.example.org/matrix/edit/main/data/models/example-lab/swift-1.json")
        #expect(try link("guides/first-steps/") == "https://git.example.org/matrix/edit/main/data/guides/first-steps.md")
        #expect(try link("pricing/") == nil)
    }
}
