import Records
import Testing

@testable import Publishing

/// The pages' own costs; what the script makes of other traffic is held to exact fractions in the browser.
@Suite struct MonthlyCostTests {
    @Test(arguments: [
        ("0.27", 20, "5", "40"), ("0.001", 5, "0", "01"), ("0.0009", 5, "<0", "01"), ("0.00000000000000001", 1, "<0", "01"),
        ("0", 20, "0", "00"), ("999999999999999999", 20, "19,999,999,999,999,999,980", "00"), ("0.004", 1, "<0", "01"),
        ("0.005", 1, "0", "01"), ("0.015", 1, "0", "02"), ("1.0049999999999999", 1, "1", "00"),
    ])
    func roundsOnceHalfUp(_ price: String, _ times: Int, _ whole: String, _ fraction: String) throws {
        let cents = ExactSum().adding(try #require(ExactDecimal(price)), times: times).cents
        #expect(cents == (whole, fraction))
    }

    /// Whole costs in US dollars ascend; then comes what is not known whole.
    @Test func ranksHostsByTheMonth() throws {
        var ranked = 0
        for (path, root) in try Subject.shipped.pages() {
            guard let table = root.all("table").first(where: { $0["id"] == "hosts-table" }) else { continue }
            let costs = table.all("tr").dropFirst().map { row in
                let text = row.all("td").first?.text.filter { $0 != "," && $0 != " " && $0 != "\n" } ?? ""
                return text == "free" ? 0 : Double(text)
            }
            let whole = costs.prefix { $0 != nil }.compactMap { $0 }
            #expect(whole == whole.sorted(), "\(path)")
            #expect(costs.dropFirst(whole.count).allSatisfy { $0 == nil }, "\(path): \(costs)")
            if whole.count > 1 { ranked += 1 }
        }
        #expect(ranked > 3)
    }

    /// One host takes schemas, another does not; of the other capabilities nothing contradictory is known.
    @Test func marksWhatDiffersAndPutsItFirst() throws {
        let root = try #require(try Subject.shipped.pages().first { $0.path == "models/meta/llama-3.3-70b-instruct/index.html" }).root
        let section = try #require(root.all("section").first { $0["id"] == "capabilities" })
        let rows = section.all("tr").dropFirst().map { $0.all("th").first?.text ?? "" }
        #expect(rows.filter { $0.contains("differs") } == rows.prefix(1).map { $0 })
        #expect(rows.first?.contains("Structured outputs") == true)
    }
}
