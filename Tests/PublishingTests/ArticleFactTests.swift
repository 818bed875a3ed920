import Foundation
import Testing

/// One statement of the article from which the first records came, and where a visitor finds it.
struct ArticleFact: Sendable, CustomTestStringConvertible {
    let line: Int
    let page: String
    /// The id of the element that holds the text; empty: anywhere in the content.
    let place: String
    let text: String

    var testDescription: String { "line \(line): /\(page)#\(place) says \(text)" }

    static let all: [ArticleFact] = {
        let path = BuiltSite.repository + "/Tests/article-facts.tsv"
        let table = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
        return table.split(separator: "\n", omittingEmptySubsequences: false).enumerated().dropFirst().compactMap { place, row in
            let cells = row.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            return cells.count == 3
                ? ArticleFact(line: place + 1, page: String(cells[0].dropFirst()), place: cells[1], text: cells[2]) : nil
        }
    }()
}

struct ArticleFactTests {
    @Test(arguments: ArticleFact.all) func showsWhatTheArticleSaid(_ fact: ArticleFact) throws {
        let page = try #require(try Subject.shipped.pages().first { $0.path == fact.page + "index.html" }, "no page /\(fact.page)")
        let main = try #require(page.root.first("main"))
        let element = try #require(fact.place.isEmpty ? main : main.element(id: fact.place), "no element \(fact.place) on /\(fact.page)")
        let text = element.text
        let isThere = text.contains(fact.text)
        #expect(isThere, "the text is: \(text.prefix(600))")
    }

    /// A row that is not read proves nothing.
    @Test func readsEveryRow() throws {
        let table = try String(contentsOfFile: BuiltSite.repository + "/Tests/article-facts.tsv", encoding: .utf8)
        #expect(table.hasPrefix("page\twhere\ttext\n"))
        #expect(ArticleFact.all.count == table.split(separator: "\n").count - 1)
        #expect(ArticleFact.all.allSatisfy { !$0.text.isEmpty })
    }
}
