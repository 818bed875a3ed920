import Foundation
import Records
import Testing

@testable import Publishing

/// Pictures say what the numbers say, in the same bytes everywhere.
struct PictureTests {
    private func decimal(_ text: String) throws -> ExactDecimal { try #require(ExactDecimal(text)) }

    @Test func takesExactLogarithmsOfPowersOfTen() throws {
        for (text, power) in [("1", 0), ("10", 1), ("1000000", 6), ("0.1", -1), ("0.0001", -4), ("1.00", 0), ("100000000000000000", 17)] {
            #expect(Logarithm.ten(try decimal(text)) == power * Logarithm.unit, "\(text)")
        }
        #expect(Logarithm.ten(0) == nil)
    }

    @Test(arguments: ["2", "0.27", "3", "128000", "999999", "0.000123", "7.77", "999999999999999999"])
    func takesLogarithmsCloseEnough(_ text: String) throws {
        let exact = log10(try #require(Double(text))) * Double(Logarithm.unit)
        #expect(abs(Double(try #require(Logarithm.ten(try decimal(text)))) - exact) <= 2)
    }

    @Test(arguments: [["0.02", "1.2"], ["5", "5"], ["1", "1"], ["0.000001", "100000"], ["0.27", "0.28"]])
    func scalesFromMarkToMark(_ texts: [String]) throws {
        let logarithms = try texts.map { try #require(Logarithm.ten(try decimal($0))) }
        let scale = try #require(LogScale(logarithms) { $0.text })
        #expect((2...20).contains(scale.marks.count), "\(scale.marks)")
        #expect(zip(scale.marks, scale.marks.dropFirst()).allSatisfy { $0.logarithm < $1.logarithm })
        for logarithm in logarithms { #expect((0...1_000).contains(scale.place(logarithm, from: 0, to: 1_000))) }
    }

    @Test(arguments: [(0, "0"), (5, "0.5"), (1_230, "123"), (-12, "-1.2")]) func writesTenths(_ tenths: Int, _ text: String) {
        #expect(Tenths.text(tenths) == text)
    }

    @Test func drawsStepsWithGapsWhereNothingIsKnown() throws {
        let dates = try ["2026-01-01", "2026-01-11", "2026-01-21"].map { try #require(PartialDate($0)) }
        let rows: [[Amount]] = [
            [.known(try decimal("2")), .known(try decimal("1.0")), .known(try decimal("0.5"))],
            [.known(try decimal("2.00")), .unknown, .known(try decimal("0"))],
        ]
        let lines = PriceLines(rows, dates: dates)
        #expect(lines.lines[0].path == "M56 16H203V88H350V124H400")
        #expect(lines.lines[1].path == "M56 16H203M350 160H400")
        #expect(lines.yMarks.map(\.text) == ["2", "0"])
        #expect(lines.xMarks.map(\.text) == ["1 January 2026", "21 January 2026"])
    }

    @Test func keepsHugeAmountsInThePicture() throws {
        let dates = try ["2025", "2026"].map { try #require(PartialDate($0)) }
        let amounts: [Amount] = [.known(try decimal("999999999999999999")), .known(try decimal("0.00000000000000001"))]
        #expect(PriceLines([amounts], dates: dates).lines[0].path == "M56 16H350V160H400")
    }

    @Test(arguments: [
        Coverage(cells: 1_000, known: 3, sourced: 2, verified: 1, disputed: 0),
        Coverage(cells: 7, known: 7, sourced: 7, verified: 7, disputed: 0), Coverage(cells: 3, known: 2, sourced: 2, disputed: 2),
        Coverage(),
    ])
    func fillsTheBarWithWhatThereIs(_ coverage: Coverage) {
        let bar = CoverageBar(coverage)
        #expect(bar.counts.reduce(0) { $0 + $1.count } == coverage.cells)
        #expect(bar.segments.reduce(0) { $0 + $1.width } == (coverage.cells == 0 ? 0 : 1_000))
        #expect(bar.segments.allSatisfy { $0.width >= 10 })
        #expect(bar.segments.map(\.kind) == bar.counts.filter { $0.count > 0 }.map(\.kind))
    }

    @Test(arguments: Subject.allCases) func plotsEveryOfferingWithPriceAndContextOnce(_ subject: Subject) throws {
        let site = try subject.site()
        let plot = PricePlot(site.edition.catalog)
        #expect(plot.points.reduce(0) { $0 + $1.entries.count } == plot.entries.count && !plot.entries.isEmpty)
        #expect(plot.entries.count + plot.missing == site.edition.catalog.offerings.count)
        let svg = try #require(try site.page("pricing/plot/").all("svg").first { $0["class"] == "plot" })
        #expect(svg.all("circle").count == plot.points.count && svg["width"] == "800" && svg["height"] == "440")
        for link in svg.all("a") { #expect(link["aria-label"]?.isEmpty == false && link["href"]?.isEmpty == false) }
        for circle in svg.all("circle") {
            let (x, y) = (Double(circle["cx"] ?? "") ?? -1, Double(circle["cy"] ?? "") ?? -1)
            #expect((64...784).contains(x) && (32...396).contains(y), "\(x) \(y)")
        }
    }

    /// The example's gateway once asked more.
    @Test func drawsPricesThatChanged() throws {
        let page = try BuiltSite.example().page("models/example-lab/swift-1/")
        let history = try #require(page.element(id: "price-history"))
        #expect(history.all("svg").count == 1 && history.all("tr").count == 3)
        let words = "Input: 0.50 since 2025, 0.27 since 17 June 2026. Output: 2.20 since 2025, 1.10 since 17 June 2026."
        #expect(history.first("desc")?.text == words)
        let changed = try #require(try BuiltSite.example().page("providers/gate/").element(id: "prices"))
        #expect(changed.text.contains("input 0.50 to 0.27, output 2.20 to 1.10, USD per 1M tokens, since 2025"))
    }

    /// Colour is never all that tells: pictures have a name, links are links, and size is set before anything loads.
    @Test(arguments: Subject.allCases) func namesAndSizesEveryPicture(_ subject: Subject) throws {
        for (path, root) in try subject.pages() {
            for svg in root.first("main")?.all("svg") ?? [] where svg["aria-hidden"] != "true" {
                #expect(svg["role"] == "img" || svg["role"] == "document", "\(path)")
                #expect(svg["aria-label"]?.isEmpty == false || svg["aria-labelledby"] != nil, "\(path)")
                #expect(svg["width"] != nil && svg["height"] != nil && svg["viewBox"] != nil, "\(path)")
                #expect(svg["role"] == "document" || svg.all("a").isEmpty, "\(path): a picture hides its links")
            }
        }
    }
}
