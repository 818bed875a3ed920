import Diagnostics
import StrictJSON

/// What a probe saw. Written by the machine only.
package struct Observation: Sendable, Hashable {
    package enum Verdict: String, Sendable, CaseIterable {
        case supported, partial, unsupported, inconclusive

        /// So many runs in a row must see it before it takes the place of another verdict.
        package var runsToPublish: Int { self == .unsupported ? 3 : 2 }
    }

    package struct Evidence: Sendable, Hashable {
        package var status: Int?
        package var excerpt: String?
        package var hash: String?

        package init(status: Int? = nil, excerpt: String? = nil, hash: String? = nil) {
            self.status = status
            self.excerpt = excerpt
            self.hash = hash
        }
    }

    /// Another verdict that was seen since, not yet often enough to be published.
    package struct Pending: Sendable, Hashable {
        package var verdict: Verdict
        package var reason: String
        /// In so many runs in a row.
        package var runs: Int
        /// The last of them.
        package var at: Timestamp

        package init(verdict: Verdict, reason: String, runs: Int, at: Timestamp) {
            self.verdict = verdict
            self.reason = reason
            self.runs = runs
            self.at = at
        }
    }

    package var verdict: Verdict
    /// A code such as `ignored`; see `ProbeReason`.
    package var reason: String
    package var message: String
    /// In so many of `runs` it was seen.
    package var passed: Int
    package var runs: Int
    package var at: Timestamp
    package var evidence: Evidence?
    package var pending: Pending?

    init?(_ node: Node) {
        guard let verdict = node.text("verdict").flatMap(Verdict.init), let reason = node.text("reason"),
            let message = node.text("message"),
            let passed = node.whole("passed"), let runs = node.whole("runs"), let at = node.text("at").flatMap({ Timestamp($0) })
        else { return nil }
        self.verdict = verdict
        self.reason = reason
        self.message = message
        self.passed = passed
        self.runs = runs
        self.at = at
        self.evidence = node["evidence"].map {
            Evidence(status: $0.whole("status"), excerpt: $0.text("excerpt"), hash: $0.text("hash"))
        }
        self.pending = node["pending"].flatMap { Pending($0) }
    }

    static let shape = ObjectShape(
        "an observation",
        [
            required("verdict", .text(.oneOf(Verdict.allCases.map(\.rawValue))), "supported, partial, unsupported or inconclusive"),
            required("reason", .text(.probeReason), "a reason code"),
            required("message", .text(.shortLine), "the reason as a sentence"),
            required("passed", .wholeNumber(0...mostRuns), "in how many runs it was seen"),
            required("runs", .wholeNumber(1...mostRuns), "how many runs there were"),
            required("at", .text(.timestamp), "when, in UTC"),
            optional(
                "evidence",
                .object(
                    ObjectShape(
                        "evidence",
                        [
                            optional("status", .wholeNumber(statuses), "the HTTP status"),
                            optional("excerpt", .text(.shortLine), "a scrubbed piece of the reply"),
                            optional("hash", .text(.shortLine), "the name of the full trace"),
                        ])), "what it saw"),
            optional("pending", .object(Pending.shape), "another verdict that was seen since, not yet often enough to be published"),
        ])

    static let mostRuns = 1_000_000
    static let statuses = 100...599
}

extension Observation.Pending {
    init?(_ node: Node) {
        guard let verdict = node.text("verdict").flatMap(Observation.Verdict.init), let reason = node.text("reason"),
            let runs = node.whole("runs"), let at = node.text("at").flatMap({ Timestamp($0) })
        else { return nil }
        self.init(verdict: verdict, reason: reason, runs: runs, at: at)
    }

    fileprivate static let shape = ObjectShape(
        "a pending verdict",
        [
            required(
                "verdict", .text(.oneOf(Observation.Verdict.allCases.filter { $0 != .inconclusive }.map(\.rawValue))),
                "supported, partial or unsupported"),
            required("reason", .text(.probeReason), "a reason code"),
            required("runs", .wholeNumber(1...Observation.mostRuns), "in how many runs in a row it was seen"),
            required("at", .text(.timestamp), "when it was seen last, in UTC"),
        ])
}
