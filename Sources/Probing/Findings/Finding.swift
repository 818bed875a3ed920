import Records
import StrictJSON

/// What was seen of one capability.
package struct Finding: Sendable {
    package var reason: ProbeReason
    /// A sentence without a full stop: scrubbed, printable, at most 300 bytes.
    package var message: String
    package var passed: Int
    package var runs: Int
    /// Seconds since 1970.
    package var at: Double
    /// How long its requests took, in seconds.
    package var seconds: Double
    package var status: Int?
    /// A scrubbed piece of the reply that decided.
    package var excerpt: String?
    /// Of the whole scrubbed reply.
    package var hash: String?

    package var verdict: Observation.Verdict { reason.verdict }

    static let longestMessage = 300
    static let longestExcerpt = 160
}

/// One try, and what it showed.
struct Run: Sendable {
    enum Outcome: Sendable {
        /// The effect was seen; the reason is `works` or that of a deviation.
        case shown(ProbeReason)
        /// The effect should have been seen; the reason says how it failed.
        case failed(ProbeReason)
        /// Says nothing either way.
        case unknown(ProbeReason)
    }

    var outcome: Outcome
    var words: String
    var answer: Answer?

    static func shown(_ reason: ProbeReason = .works, _ words: String, _ answer: Answer?) -> Run {
        Run(outcome: .shown(reason), words: words, answer: answer)
    }

    static func failed(_ reason: ProbeReason, _ words: String, _ answer: Answer?) -> Run {
        Run(outcome: .failed(reason), words: words, answer: answer)
    }

    static func unknown(_ reason: ProbeReason, _ words: String, _ answer: Answer?) -> Run {
        Run(outcome: .unknown(reason), words: words, answer: answer)
    }

    var isShown: Bool { if case .shown = outcome { true } else { false } }
    var isUnknown: Bool { if case .unknown = outcome { true } else { false } }
    var failure: ProbeReason? { if case .failed(let reason) = outcome { reason } else { nil } }
    var reason: ProbeReason {
        switch outcome {
        case .shown(let reason), .failed(let reason), .unknown(let reason): reason
        }
    }
}

/// The tries of one capability, and the one thing that follows from them.
struct Tally: Sendable {
    private(set) var runs: [Run] = []
    private var seconds = 0.0

    mutating func add(_ run: Run) {
        runs.append(run)
        if let answer = run.answer { seconds += answer.exchange.duration / .seconds(1) }
    }

    var shown: Int { runs.count(where: \.isShown) }
    var failures: [Run] { runs.filter { $0.failure != nil } }

    /// Whether asking again can tell nothing more.
    func isDecided(repeats: Int, isBehaviour: Bool) -> Bool {
        if failures.contains(where: { $0.failure?.needsOneRun == true }) { return true }
        let counted = shown + failures.count
        if isBehaviour { return counted >= repeats }
        return shown > 0 || counted >= max(3, repeats)
    }

    /// - `neededFailures`: in so many runs something must have been ignored to count as such.
    func finding(_ scrubber: Scrubber, at time: Double, neededFailures: Int = 3) -> Finding {
        let failures = failures
        if shown > 0, failures.isEmpty {
            // A deviation in one run is a deviation.
            let run = runs.first { $0.isShown && $0.reason != .works } ?? runs.first { $0.isShown }
            return finding(run, run?.reason ?? .works, scrubber, time)
        }
        if shown > 0, let run = failures.first {
            return finding(run, .worksSometimes, scrubber, time, prefix: "worked in \(shown) of \(shown + failures.count) runs; once: ")
        }
        if let run = failures.first(where: { $0.failure?.needsOneRun == true }) { return finding(run, run.reason, scrubber, time) }
        if let run = failures.last {
            let isEnough = failures.count >= neededFailures
            return finding(run, isEnough ? run.reason : .notShown, scrubber, time)
        }
        let run = runs.last
        return finding(run, run?.reason ?? .notShown, scrubber, time)
    }

    private func finding(_ run: Run?, _ reason: ProbeReason, _ scrubber: Scrubber, _ time: Double, prefix: String = "") -> Finding {
        let evidence = run?.answer?.reply.map { scrubber.excerpt(of: $0.body, limit: Finding.longestExcerpt) }
        let counted = shown + failures.count
        return Finding(
            reason: reason, message: scrubber.excerpt(of: prefix + (run?.words ?? reason.sentence), limit: Finding.longestMessage).text,
            passed: shown, runs: max(1, counted == 0 ? runs.count : counted), at: time, seconds: seconds, status: run?.answer?.status,
            excerpt: evidence.flatMap { $0.text.isEmpty ? nil : $0.text }, hash: evidence?.hash)
    }
}

extension ProbeReason {
    /// A refusal is the same each time; what a model leaves out, it may do the next time.
    var needsOneRun: Bool {
        switch self {
        case .refused, .routeAbsent, .serverFlag, .otherKind, .errorAsSuccess, .anyModelServed, .badKeyAccepted, .removedUpstream: true
        default: false
        }
    }

    /// Counts only while plain chat works before and after.
    var needsWorkingChat: Bool { verdict == .unsupported && !needsOneRun }
}

extension Answer {
    /// What it says, with its status in front.
    var saying: String {
        let text = words.isEmpty ? "" : ": " + words
        return status.map { "\($0)" + text } ?? words
    }
}
