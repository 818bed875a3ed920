import Diagnostics

extension Observation {
    /// What a run saw, in words that a record may hold: texts come from strangers, so they are shown on one line and cut.
    package init(_ reason: ProbeReason, message: String, passed: Int, runs: Int, at: Timestamp, evidence: Evidence? = nil) {
        self.verdict = reason.verdict
        self.reason = reason.rawValue
        self.message = message.shortLine ?? reason.sentence
        self.runs = min(max(runs, 1), Self.mostRuns)
        self.passed = min(max(passed, 0), self.runs)
        self.at = at
        self.evidence = evidence.flatMap { given in
            let kept = Evidence(
                status: given.status.flatMap { Self.statuses.contains($0) ? $0 : nil }, excerpt: given.excerpt?.shortLine,
                hash: given.hash?.shortLine)
            return kept == Evidence() ? nil : kept
        }
    }
}

extension ProbeRecord.Server {
    /// Texts are shown on one line and cut, as those of an observation; `nil` when nothing is known.
    package init?(name: String?, version: String?, flags: String?) {
        guard [name, version, flags].contains(where: { $0?.shortLine != nil }) else { return nil }
        self.init(shownName: name?.shortLine, version: version?.shortLine, flags: flags?.shortLine)
    }
}

extension String {
    /// The beginning, as `TextRule.shortLine` wants it; `nil` when nothing is left.
    fileprivate var shortLine: String? {
        // One character may be an endless one.
        let shown = visible(String(String.UnicodeScalarView(unicodeScalars.prefix(TextRule.shortLineLimit + 1))))
        var bytes = 0
        var scalars = String.UnicodeScalarView()
        for scalar in shown.unicodeScalars {
            if scalars.isEmpty, scalar == " " { continue }
            bytes += UTF8.width(scalar)
            if bytes > TextRule.shortLineLimit { break }
            scalars.append(scalar)
        }
        while scalars.last == " " { scalars.removeLast() }
        return scalars.isEmpty ? nil : String(scalars)
    }
}
