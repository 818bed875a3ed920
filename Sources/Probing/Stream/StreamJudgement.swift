/// Whether a reply came while it was made, or all at once when it was ready (quirk sse-buffered).
///
/// A long wait before the first event may be a queue, and a fast model may send fifty tokens in ten milliseconds. So:
/// - *incremental*: at least three bursts (events closer than 5 ms are one), over at least 100 ms, and none with 80 % of the content;
/// - *buffered*: at least 10 content events in one burst of at most 50 ms, at least a second after the request, and the generation
///   took at least ten times as long as the burst **and** 200 ms longer. How long the generation took, someone must know: the caller
///   (`knownGeneration`: the server's own timing, or this request against one for a single token), or else the number of events at 5000 a second;
/// - else *cannot tell*.
package enum StreamJudgement: Sendable, Hashable {
    case incremental(bursts: Int)
    case buffered(burst: Double, generation: Double)
    case cannotTell(Doubt)

    package enum Doubt: Sendable, Hashable {
        case tooFewEvents
        /// The clock ran backwards, or a time is no number.
        case clockNotSteady
        /// One burst, and the reply was too quick or too short for that to mean anything.
        case mayBeFast
        /// More than one burst, but not enough for a stream.
        case fewBursts
    }

    /// One event that bears content: a role, a usage or a comment does not count.
    package struct Arrival: Sendable, Hashable {
        package var time: Double
        package var bytes: Int

        package init(time: Double, bytes: Int) {
            self.time = time
            self.bytes = bytes
        }
    }

    private static let sameBurst = 0.005
    private static let fastestPace = 5000.0

    package static func judge(_ content: [Arrival], requestedAt start: Double, knownGeneration: Double? = nil) -> StreamJudgement {
        guard let first = content.first?.time, let last = content.last?.time, content.count >= 3 else {
            return .cannotTell(.tooFewEvents)
        }
        let times = [start] + content.map(\.time)
        guard times.allSatisfy(\.isFinite), zip(times, times.dropFirst()).allSatisfy({ $0 <= $1 }) else {
            return .cannotTell(.clockNotSteady)
        }
        let spread = last - first
        let bursts = self.bursts(of: content)
        if bursts.count >= 3 {
            let whole = bursts.reduce(0, +)
            let largest = bursts.max() ?? 0
            return spread >= 0.1 && largest * 5 < whole * 4 ? .incremental(bursts: bursts.count) : .cannotTell(.fewBursts)
        }
        guard bursts.count == 1 else { return .cannotTell(.fewBursts) }
        let wait = last - start
        let believed = knownGeneration.map { $0.isFinite ? $0 : 0 } ?? Double(content.count) / fastestPace
        let generation = min(believed, wait)
        guard content.count >= 10, spread <= 0.05, first - start >= 1, generation >= spread * 10, generation >= spread + 0.2 else {
            return .cannotTell(.mayBeFast)
        }
        return .buffered(burst: spread, generation: generation)
    }

    /// The bytes of each burst; an event without bytes weighs one, so that no burst is nothing.
    private static func bursts(of content: [Arrival]) -> [Int] {
        var sizes: [Int] = []
        var previous = -Double.infinity
        for arrival in content {
            let size = max(1, min(arrival.bytes, 1 << 30))
            if arrival.time - previous < sameBurst { sizes[sizes.count - 1] += size } else { sizes.append(size) }
            previous = arrival.time
        }
        return sizes
    }
}
