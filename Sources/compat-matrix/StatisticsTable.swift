import Publishing
import Records

/// How much is known, as a table with bars: the number that maintainers push up.
struct StatisticsTable {
    private let edition: Edition

    init(_ edition: Edition) {
        self.edition = edition
    }

    var text: String {
        let providers = edition.catalog.providers.map { ($0.name, Coverage.of($0, in: edition)) }
        let capabilities = edition.catalog.vocabulary.all.map { ($0.name, Coverage.of($0, in: edition)) }
        let total = providers.reduce(Coverage()) { $0 + $1.1 }
        return table("provider", providers + [("all", total)]) + "\n" + table("capability", capabilities)
    }

    private func table(_ head: String, _ rows: [(name: String, coverage: Coverage)]) -> String {
        let width = (rows.map(\.name.count) + [head.count]).max() ?? 0
        let heads = ["cells", "known", "sourced", "verified", "disputed", "stale"]
        let first = head.padded(to: width) + "  " + heads.map { $0.aligned(to: 8) }.joined() + "  known\n"
        return first
            + rows.map { name, coverage in
                let counts = [coverage.cells, coverage.known, coverage.sourced, coverage.verified, coverage.disputed, coverage.stale]
                return name.padded(to: width) + "  " + counts.map { String($0).aligned(to: 8) }.joined() + "  " + bar(coverage) + "\n"
            }.joined()
    }

    /// Twenty places: `#` verified, `=` known, `.` unknown.
    private func bar(_ coverage: Coverage) -> String {
        guard coverage.cells > 0 else { return "" }
        func places(_ part: Int) -> Int { part == 0 ? 0 : max(1, part * 20 / coverage.cells) }
        let verified = places(coverage.verified)
        let known = max(places(coverage.known), verified)
        let picture = String(repeating: "#", count: verified) + String(repeating: "=", count: known - verified)
        return picture + String(repeating: ".", count: 20 - known) + " \(coverage.known * 100 / coverage.cells)%"
    }
}

extension String {
    fileprivate func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
    fileprivate func aligned(to width: Int) -> String { String(repeating: " ", count: max(1, width - count)) + self }
}
