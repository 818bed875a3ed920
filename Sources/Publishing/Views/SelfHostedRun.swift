import Mustache
import Records

/// What a probe saw of a provider's software on somebody's machine: one model under one version.
struct SelfHostedRun {
    let provider: Provider
    let record: ProbeRecord
    /// The model's id there; `nil` where only the endpoint was probed.
    let model: String?
    /// The element's id.
    let anchor: String

    /// All of one provider, the newest version first.
    static func all(of provider: Provider, in catalog: Catalog) -> [SelfHostedRun] {
        let records = catalog.selfHostedProbes.filter { $0.provider == provider.id && !$0.observations.isEmpty }.sorted { a, b in
            if a.shownVersion.isOlderVersion(than: b.shownVersion) { return false }
            return b.shownVersion.isOlderVersion(than: a.shownVersion) || a.path.precedes(b.path)
        }
        return records.flatMap { record in
            let ids = record.models.keys.sorted { $0.precedes($1) }
            let anchor = "run.\(record.version ?? "").\(record.slug)"
            if ids.isEmpty { return [SelfHostedRun(provider: provider, record: record, model: nil, anchor: anchor)] }
            return ids.enumerated().map { place, id in
                SelfHostedRun(provider: provider, record: record, model: id, anchor: place == 0 ? anchor : "\(anchor).\(place + 1)")
            }
        }
    }

    /// By capability; what was seen of the endpoint and of the model never bears one id twice, or the model's counts.
    var observations: [String: Observation] {
        record.endpoint.merging(model.flatMap { record.models[$0] } ?? [:]) { $1 }
    }

    /// `nil` where only its owner can reach it.
    var publicAddress: String? { WebAddress(record.baseURL)?.isPublic == true ? record.baseURL : nil }

    func value(_ edition: Edition, _ links: Links) -> Value {
        let observations = observations
        let rows = edition.catalog.vocabulary.all.compactMap { capability in
            observations[capability.id.id].map { row(capability, $0, edition, links) }
        }
        let newest = observations.values.map(\.at).max()
        return [
            "anchor": .string(anchor),
            "version": .string(record.shownVersion),
            "model": .text(model),
            "server": .text(record.server?.name),
            "flags": .text(record.server?.flags),
            "base_url": .text(publicAddress),
            "prober": .string(record.prober),
            "date": newest.map { .words($0.date) } ?? .null,
            "time": .text(newest?.text),
            "tally": .string(tally(observations)),
            "rows": .list(rows),
        ]
    }

    private func row(_ capability: Capability, _ observation: Observation, _ edition: Edition, _ links: Links) -> Value {
        let verdict = VerdictView(verdict: observation.verdict)
        var command = ProbeCommand(provider, capability)
        command.model = model
        return [
            "name": .string(capability.name),
            "href": links.capability(capability.id.id),
            "state": .string(verdict.state),
            "word": .string(verdict.word),
            "observation": ObservationView(observation: observation, command: command, edition: edition, links: links).value,
        ]
    }

    private func tally(_ observations: [String: Observation]) -> String {
        let parts = Observation.Verdict.allCases.compactMap { verdict -> String? in
            let count = observations.values.count { $0.verdict == verdict }
            return count == 0 ? nil : "\(Words.number(count)) \(verdict.rawValue)"
        }
        return parts.isEmpty ? "nothing seen" : parts.joined(separator: ", ")
    }
}

extension ProbeRecord {
    /// As the server or the person who probed it said; else the name of the folder.
    var shownVersion: String { server?.version ?? version ?? "" }
}
