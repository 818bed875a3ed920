import StrictJSON
import Testing

@testable import Publishing

/// Lists of more than 100 rows go on over several pages, with one file of all rows for the script.
struct PagingTests {
    /// `early` has 120 models, `late` 330 and `none` none; `late` goes on over two ends of pages. Nobody serves them.
    private static let site = Result {
        var files = [
            "labs/early.json": #"{ "name": "Early" }"#, "labs/late.json": #"{ "name": "Late" }"#, "labs/none.json": #"{ "name": "None" }"#,
        ]
        for (lab, count) in [("early", 120), ("late", 330)] {
            for number in 1...count {
                files["models/\(lab)/m\(number).json"] = #"{ "name": "M \#(number)", "sources": {} }"#
            }
        }
        return try BuiltSite(changing: files)
    }

    private func site() throws -> BuiltSite { try Self.site.get() }

    private func groups(_ path: String) throws -> [(lab: String, rows: [String])] {
        try #require(try site().page(path).all("table").first { $0["id"] == "catalog" }).all("tbody").map { body in
            (body["id"] ?? "", body.all("tr").filter { $0["class"] != "group" }.map { $0["id"] ?? "" })
        }
    }

    @Test func goesOnOverPages() throws {
        let pages = try (1...5).map { try groups($0 == 1 ? "models/" : "models/page_\($0)/") }
        #expect(
            pages.map { $0.map(\.lab) } == [
                ["early"], ["early", "example-lab", "late"], ["late"], ["late"], ["late", "none", "other-lab"],
            ])
        #expect(pages.map { $0.flatMap(\.rows).count } == [100, 100, 100, 100, 54])
        let all = pages.flatMap { $0.flatMap(\.rows) }
        #expect(all == (try site().edition.catalog.models.map { "\($0.lab).\($0.slug)" }))
        #expect(try site().files["models/page_6/index.html"] == nil)
        #expect(try groups("models/late/page_4/").flatMap(\.rows).count == 30)
        #expect(try site().files["models/early/page_3/index.html"] == nil)
    }

    @Test func namesEachPage() throws {
        let page = try site().page("models/page_2/")
        #expect(page.first("h1")?.text == "Models, page 2")
        let pager = try #require(page.all("nav").first { $0["class"] == "pager" })
        #expect(pager.all("a").map { $0["href"] ?? "" } == ["../../models/"] + (2...5).map { "../../models/page_\($0)/" })
        #expect(pager.all("a").map { $0["aria-current"] } == [nil, "page", nil, nil, nil])
        #expect(try site().text("sitemap.xml").contains("/models/page_2/</loc>"))
    }

    @Test func keepsAllRowsInOneFile() throws {
        for (path, count) in [("models/", 454), ("models/late/", 330)] {
            let (value, problems) = JSONReader.read(try #require(try site().files[path + "rows.json"]), path: path)
            #expect(problems.isEmpty)
            let rows = try #require(value?["models"]?.array)
            #expect(rows.count == count)
            let columns = try #require(try site().page(path).first("thead")?.all("th").count)
            #expect(rows.allSatisfy { $0.array?.count == 5 + columns })
            let table = try #require(try site().page(path).all("table").first { $0["id"] == "catalog" })
            #expect(table["data-rows"].map { Links(from: path).root + path + "rows.json" == $0 } == true)
            let address = try #require(rows.first?.array?[5].array?[1].string)
            #expect(address == Links(from: path).root + "models/\(path == "models/" ? "early" : "late")/m1/")
        }
    }

    @Test(arguments: Subject.allCases) func keepsShortListsOnOnePage(_ subject: Subject) throws {
        let site = try subject.site()
        #expect(!site.order.contains { $0.hasSuffix("rows.json") || $0.contains("page_2") || $0.hasPrefix("pricing/2") })
        #expect(try site.page("models/").all("table").allSatisfy { $0["data-rows"] == nil })
        #expect(try site.page("models/").all("nav").allSatisfy { $0["class"] != "pager" })
    }

    /// Neither described nor listed: they are parts of the pages.
    @Test func isNoFileForPrograms() throws {
        for path in ["api/v1/openapi.json", "api/index.html", "llms.txt", "sitemap.xml"] {
            #expect(try !site().text(path).contains("rows.json"), "\(path)")
        }
    }
}
