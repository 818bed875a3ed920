import Records

/// Expected verdicts against those that the prober gave, for the one cell that each fixture is about.
struct ConfusionTable {
    private static let verdicts: [Observation.Verdict] = [.supported, .partial, .unsupported, .inconclusive]
    private var counts: [Observation.Verdict: [Observation.Verdict: Int]] = [:]
    private var missing: [String] = []

    mutating func add(_ run: QuirkRun) {
        let expected = run.fixture.expected
        guard let got = run.found[expected.cell]?.verdict else {
            missing.append(run.fixture.id)
            return
        }
        // Where a fixture allows several, any of them counts as right.
        counts[expected.verdicts.contains(got) ? got : expected.verdicts[0], default: [:]][got, default: 0] += 1
    }

    var isDiagonal: Bool { missing.isEmpty && counts.allSatisfy { row in row.value.keys.allSatisfy { $0 == row.key } } }

    var text: String {
        func cell(_ text: String) -> String { text + String(repeating: " ", count: max(0, 14 - text.utf8.count)) }
        let head = cell("expected") + Self.verdicts.map { cell($0.rawValue) }.joined()
        let rows = Self.verdicts.map { expected in
            cell(expected.rawValue) + Self.verdicts.map { cell(String(counts[expected]?[$0] ?? 0)) }.joined()
        }
        let end = missing.isEmpty ? [] : ["without the cell: " + missing.joined(separator: ", ")]
        return ([head] + rows + end).joined(separator: "\n")
    }
}
