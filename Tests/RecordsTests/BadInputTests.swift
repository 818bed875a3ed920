import Records
import StrictJSON
import Testing

/// Every kind of problem has a row that shows it and a near miss that does not; switching a rule off fails a row.
struct BadInputTests {
    static let table =
        BadInput.shapes + BadInput.places + BadInput.references + BadInput.uses + BadInput.claims + BadInput.prices + BadInput.dates
        + BadInput.observations + BadInput.exceptions + BadInput.texts + BadInput.numbers

    /// What no tree of files can show, and where it is shown instead.
    private static let outOfReach = [RecordRule.noSuchRecord: "only where a command names a file: FormatCommandTests"]

    @Test(arguments: table)
    func saysExactlyWhatIsWrong(_ row: BadInput) throws {
        let found = BadInput.lines(try row.found(after: row.bad))
        #expect(found == row.problems, "\(row.name): \(found.joined(separator: "\n"))")
    }

    @Test(arguments: table)
    func saysNothingOfTheNearMiss(_ row: BadInput) throws {
        #expect(BadInput.lines(try row.found(after: row.nearMiss)) == [], "\(row.name)")
    }

    @Test func hasARowForEveryRule() throws {
        let shown = try Set(Self.table.flatMap { row in try row.found(after: row.bad).map(\.diagnostic.id) })
        let rules = RecordRule.allCases.filter { Self.outOfReach[$0] == nil }.map(\.id) + JSONRule.allCases.map(\.id)
        #expect(shown == Set(rules))
    }

    @Test func namesEachRowOnce() {
        #expect(Set(Self.table.map(\.name)).count == Self.table.count)
        #expect(Self.table.allSatisfy { !$0.problems.isEmpty })
    }
}
