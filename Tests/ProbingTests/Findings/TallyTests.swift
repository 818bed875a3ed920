import Records
import Testing

@testable import Probing

/// What follows from several tries.
struct TallyTests {
    private static func finding(_ runs: [Run], needed: Int = 3) -> Finding {
        var tally = Tally()
        for run in runs { tally.add(run) }
        return tally.finding(Scrubber(), at: 1, neededFailures: needed)
    }

    private static let works = Run.shown(.works, "a", nil)
    private static let fenced = Run.shown(.fenced, "b", nil)
    private static let ignored = Run.failed(.ignored, "c", nil)
    private static let refused = Run.failed(.refused, "d", nil)
    private static let late = Run.unknown(.timedOut, "e", nil)

    @Test(
        arguments: [
            ([works], .works, 1, 1), ([works, works, works], .works, 3, 3), ([works, fenced, works], .fenced, 3, 3),
            ([works, ignored, works], .worksSometimes, 2, 3), ([ignored, works], .worksSometimes, 1, 2),
            ([ignored, ignored, ignored], .ignored, 0, 3), ([ignored, ignored], .notShown, 0, 2), ([ignored], .notShown, 0, 1),
            ([refused], .refused, 0, 1), ([ignored, refused], .refused, 0, 2), ([works, refused], .worksSometimes, 1, 2),
            ([late], .timedOut, 0, 1), ([late, late], .timedOut, 0, 2), ([late, works], .works, 1, 1),
            ([ignored, late, ignored], .notShown, 0, 2),
            ([], .notShown, 0, 1),
        ] as [([Run], ProbeReason, Int, Int)])
    func concludes(_ runs: [Run], _ reason: ProbeReason, _ passed: Int, _ count: Int) {
        let finding = Self.finding(runs)
        #expect(finding.reason == reason && finding.passed == passed && finding.runs == count, "\(finding)")
        #expect(finding.verdict != .supported || finding.passed == finding.runs)
        #expect(finding.verdict != .unsupported || finding.passed == 0)
    }

    @Test func asksNoMoreThanItMust() {
        func isDecided(_ runs: [Run], isBehaviour: Bool) -> Bool {
            var tally = Tally()
            for run in runs { tally.add(run) }
            return tally.isDecided(repeats: 3, isBehaviour: isBehaviour)
        }
        #expect(!isDecided([Self.works], isBehaviour: true) && isDecided([Self.works], isBehaviour: false))
        #expect(isDecided([Self.refused], isBehaviour: true) && !isDecided([Self.ignored, Self.ignored], isBehaviour: false))
        #expect(!isDecided([Self.late, Self.late, Self.late], isBehaviour: true), "says nothing either way")
    }

    @Test func keepsTheMessageShortAndPrintable() {
        let finding = Self.finding([.shown(.works, String(repeating: "\u{1B}é", count: 1000), nil)])
        #expect(finding.message.utf8.count <= 300)
        #expect(!finding.message.unicodeScalars.contains("\u{1B}"))
    }
}
