import Testing

@testable import Probing

struct StreamJudgementTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let name: String
        let times: [Double]
        var known: Double?
        let expected: StreamJudgement
        var testDescription: String { name }
    }

    private static func every(_ step: Double, from first: Double, count: Int) -> [Double] {
        (0..<count).map { first + Double($0) * step }
    }

    private static let rows = [
        Row(name: "a token each 20 ms", times: every(0.02, from: 0.4, count: 40), expected: .incremental(bursts: 40)),
        Row(name: "a queue, then a stream", times: every(0.02, from: 9, count: 40), expected: .incremental(bursts: 40)),
        Row(
            name: "sse-buffered: 50 events at once, 3 s of generation known", times: every(0, from: 3, count: 50), known: 2.8,
            expected: .buffered(burst: 0, generation: 2.8)),
        Row(
            name: "2000 events at once need no other witness", times: every(0, from: 3, count: 2000),
            expected: .buffered(burst: 0, generation: 0.4)),
        Row(name: "50 events at once may be a fast model", times: every(0, from: 3, count: 50), expected: .cannotTell(.mayBeFast)),
        Row(name: "known to be fast", times: every(0.0002, from: 3, count: 50), known: 0.02, expected: .cannotTell(.mayBeFast)),
        Row(
            name: "no one generates longer than the wait", times: every(0, from: 1, count: 50), known: 80,
            expected: .buffered(burst: 0, generation: 1)),
        Row(name: "too early for buffering", times: every(0, from: 0.9, count: 50), known: 0.9, expected: .cannotTell(.mayBeFast)),
        Row(name: "nine events", times: every(0, from: 3, count: 9), known: 2.8, expected: .cannotTell(.mayBeFast)),
        Row(name: "two bursts", times: every(0, from: 3, count: 30) + every(0, from: 3.5, count: 30), expected: .cannotTell(.fewBursts)),
        Row(
            name: "two stragglers before the lump", times: [1, 2] + every(0, from: 3, count: 60), known: 2.5,
            expected: .cannotTell(.fewBursts)),
        Row(name: "three bursts in 20 ms", times: [1, 1.01, 1.02], expected: .cannotTell(.fewBursts)),
        Row(name: "a burst that lasts", times: every(0.004, from: 3, count: 50), known: 2.8, expected: .cannotTell(.mayBeFast)),
        Row(name: "no events", times: [], expected: .cannotTell(.tooFewEvents)),
        Row(name: "two events", times: [1, 2], expected: .cannotTell(.tooFewEvents)),
        Row(name: "backwards", times: [1, 3, 2, 4], expected: .cannotTell(.clockNotSteady)),
        Row(name: "before the request", times: [-1, 1, 2, 3], expected: .cannotTell(.clockNotSteady)),
        Row(name: "no number", times: [1, .nan, 2], expected: .cannotTell(.clockNotSteady)),
    ]

    @Test(arguments: rows) func judges(_ row: Row) {
        let content = row.times.map { StreamJudgement.Arrival(time: $0, bytes: 4) }
        #expect(StreamJudgement.judge(content, requestedAt: 0, knownGeneration: row.known) == row.expected)
    }

    @Test func weighsBurstsByTheirBytes() {
        let lump = [(1.0, 4), (1.2, 4), (1.4, 4), (1.6, 4000)].map { StreamJudgement.Arrival(time: $0.0, bytes: $0.1) }
        #expect(StreamJudgement.judge(lump, requestedAt: 0) == .cannotTell(.fewBursts))
        #expect(StreamJudgement.judge(Array(lump.dropLast()), requestedAt: 0) == .incremental(bursts: 3))
    }
}
