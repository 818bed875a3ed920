import Testing

@testable import Publishing

/// The same data for spreadsheets: exact, and harmless in them.
struct CSVTests {
    private func table(_ name: String, in site: BuiltSite) throws -> CSV { try CSV(try site.text("api/v1/\(name).csv")) }

    private func offering(_ slug: String, in site: BuiltSite? = nil) throws -> [String: String] {
        let rows = try table("offerings", in: site ?? BuiltSite.example()).rows
        return try #require(rows.first { $0["provider"] == "gate" && $0["offering"] == slug })
    }

    @Test(arguments: Subject.allCases) func hasARowForEveryRecord(_ subject: Subject) throws {
        let site = try subject.site()
        let catalog = site.edition.catalog
        #expect(try table("providers", in: site).rows.map { $0["provider"] } == catalog.providers.map(\.id))
        let offerings = try table("offerings", in: site).rows.map { "\($0["provider"] ?? "")/\($0["offering"] ?? "")" }
        #expect(offerings.sorted() == catalog.offerings.map { "\($0.provider)/\($0.slug)" }.sorted())
        #expect(try table("prices", in: site).rows.count == catalog.offerings.reduce(0) { $0 + $1.prices.count })
        for name in ["providers", "offerings", "prices"] {
            let head = try table(name, in: site).head
            #expect(Set(head).count == head.count, "\(name).csv")
        }
    }

    @Test func writesAmountsAsTheyAreRecorded() throws {
        let row = try offering("swift-1")
        let amounts = ["input", "output", "cached_input", "cache_write", "request"].map { row[$0] }
        #expect(amounts == ["0.27", "1.10", "0.025", "0.30", "0.001"])
        #expect(row["tokens_currency"] == "USD" && row["tokens_from"] == "2026-06-17" && row["image"] == "")
        #expect(try offering("painter")["image"] == "0.04")
    }

    @Test func tellsUnknownFreeAndNotSoldApart() throws {
        let free = try offering("swift-1-free")
        #expect(free["input"] == "0" && free["cache_write"] == "")
        let vectors = try offering("vectors")
        #expect(vectors["output"] == "not-sold" && vectors["cached_input"] == "" && vectors["tokens_currency"] == "EUR")
    }

    @Test func keepsTheHistoryOfPrices() throws {
        let rows = try table("prices", in: BuiltSite.example()).rows.filter { $0["offering"] == "swift-1" }
        #expect(rows.map { $0["from"] } == ["2026-06-17", "2025", "2026-06"])
        #expect(rows.map { $0["current"] } == ["true", "false", "true"])
        #expect(rows.map { $0["output"] } == ["1.10", "2.20", ""] && rows[2]["amount"] == "0.001")
        #expect(rows[1]["source_title"] == "Old review" && rows[1]["source_checked"] == "2025-03" && rows[1]["source_url"] == "")
    }

    @Test func saysTheStateOfEveryCell() throws {
        let rows = try table("providers", in: BuiltSite.example()).rows
        let gate = try #require(rows.first { $0["provider"] == "gate" })
        #expect(["chat", "json", "tools"].map { gate["capability." + $0] } == ["verified-yes", "contested", "depends"])
        let near = try #require(rows.first { $0["provider"] == "near" })
        #expect(near["capability.chat"] == "unknown" && near["base_url"] == "" && near["kind"] == "")
        #expect(try offering("swift-1")["capability.tools"] == "verified-yes")
        #expect(try offering("swift-1")["capability.chat"] == nil, "a capability of the endpoint stands beside those of models")
    }

    /// The newest value that nobody doubts.
    @Test func takesOneValueWhereSourcesDiffer() throws {
        #expect(try offering("swift-1")["context"] == "128000")
        let gate = try #require(try table("providers", in: BuiltSite.example()).rows.first { $0["provider"] == "gate" })
        #expect(gate["base_url"] == "https://api.gate.example.org/v1")
        #expect(gate["models_at_least"] == "16" && gate["models_at_most"] == "16")
    }

    /// Titles of sources and what stands for them in a cell.
    private static let titles = [
        ("=1+1", "'=1+1"), ("+1", "'+1"), ("-2+3", "'-2+3"), ("@SUM(A1)", "'@SUM(A1)"), ("'=1", "''=1"), ("\u{FF1D}1", "'\u{FF1D}1"),
        ("=HYPERLINK(\"x\",\"y\")", "'=HYPERLINK(\"x\",\"y\")"), ("-5", "-5"), ("3.50", "3.50"), ("a=1", "a=1"), ("a,b", "a,b"),
        (#"a "b""#, #"a "b""#),
    ]

    @Test func runsNothingInASpreadsheet() throws {
        let sources = Self.titles.enumerated().map { place, title in
            let text = title.0.replacing("\"", with: "\\\"")
            return #""s\#(place)": { "title": "\#(text)", "publisher": "Example Press", "checked": "2025-03" },"#
        }
        let prices = Self.titles.indices.map { place in
            #"{ "from": "\#(2025 - place)", "currency": "USD", "per": "request", "amount": \#(place), "source": "s\#(place)" }"#
        }
        let (provider, offering) = ("providers/gate/provider.json", "providers/gate/models/vectors.json")
        let site = try BuiltSite(changing: [
            provider: try #require(exampleFiles[provider])
                .replacing("\"sources\": {", with: "\"sources\": {" + sources.joined()),
            offering: try #require(exampleFiles[offering])
                .replacing("\"prices\": [", with: "\"prices\": [" + prices.joined(separator: ",") + ","),
        ])
        let rows = try table("prices", in: site).rows.filter { $0["offering"] == "vectors" && $0["per"] == "request" }
        #expect(rows.map { $0["source_title"] } == Self.titles.map(\.1))
    }

    /// What could not stand in a record today must not matter tomorrow.
    @Test func quotesWhatWouldEndACell() {
        #expect(CSVCell.text("a\r\nb").field == "\"a\r\nb\"")
        #expect(CSVCell.text("\tx").field == "\"'\tx\"" && CSVCell.text("\r=x").field == "\"'\r=x\"")
        #expect(CSVCell.text(" a").field == "\" a\"" && CSVCell.text("a;=b").field == "\"a;=b\"" && CSVCell.text(" =1").field == "' =1")
        #expect(CSVCell.empty.field == "" && CSVCell.text("").field == "" && CSVCell.number("-0.10").field == "-0.10")
    }

    @Test func writesAHeadEvenOfNothing() throws {
        let bare = try BuiltSite.bare()
        for name in ["providers", "offerings", "prices"] {
            let table = try table(name, in: bare)
            #expect(table.rows.isEmpty && table.head.first == "provider")
        }
    }
}
