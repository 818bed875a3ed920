import Mustache
import Records

/// What a probe saw, with all that lets a reader judge it.
struct ObservationView {
    let observation: Observation
    let command: ProbeCommand
    let edition: Edition
    let links: Links

    var value: Value {
        let reason = ReasonView(code: observation.reason)
        return [
            "verdict": .string(Words.verdict(observation.verdict)),
            "reason": .string(observation.reason),
            "reason_href": links.page(reason.path),
            "meaning": .string(reason.sentence),
            "fault": .text(reason.culprit),
            "message": .string(observation.message),
            "passed": .count(observation.passed),
            "runs": .string(Words.counted(observation.runs, "run")),
            "date": .words(observation.at.date),
            "time": .string(observation.at.text),
            "status": .text(observation.evidence?.status.map { String($0) }),
            "excerpt": .text(observation.evidence?.excerpt),
            "is_stale": .bool(edition.isStale(observation.at.date, after: edition.catalog.settings.staleAfterDays.observation)),
            "command": .string(command.text),
            "pending": observation.pending.map(pending) ?? .null,
        ]
    }

    private func pending(_ pending: Observation.Pending) -> Value {
        let reason = ReasonView(code: pending.reason)
        return [
            "verdict": .string(Words.pending(pending.verdict)),
            "reason": .string(pending.reason),
            "reason_href": links.page(reason.path),
            "meaning": .string(reason.sentence),
            "date": .words(pending.at.date),
            "time": .string(pending.at.text),
            "seen": .string(Words.counted(pending.runs, "run")),
            "needed": .string(Words.counted(pending.verdict.runsToPublish, "run")),
        ]
    }
}
