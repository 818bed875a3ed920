import Diagnostics
import Records

/// Which endpoints and offerings of a catalog a run probes, and why it leaves out the others.
package struct ProbeSelection: Sendable {
    package struct Filter: Sendable {
        /// Ids; empty for all.
        package var providers: [String] = []
        /// A pattern for ids of offerings, where `*` stands for any text; empty for all.
        package var models: [String] = []
        package var shard: Shard?
        package var onlyStale = false
        package var capabilities: Set<ProbedCapability>?
        /// Whether to choose those as well whose key is not at hand.
        package var takesKeyless = false

        package init() {}
    }

    package struct Chosen: Sendable {
        package var provider: Provider
        package var base: WebAddress
        /// Hosts that may receive the key.
        package var hosts: Set<String>
        /// The environment variable that holds the key; `nil` where none is asked for.
        package var keyVariable: String?
        package var probesEndpoint: Bool
        package var offerings: [Offering]
        /// An offering to have a chat with where only the endpoint is probed.
        package var witness: Offering?
    }

    package struct Skipped: Sendable, Hashable {
        package var provider: String
        package var why: String
    }

    package private(set) var chosen: [Chosen] = []
    package private(set) var skipped: [Skipped] = []
    /// What makes the whole run unsafe.
    package private(set) var problems: [String] = []

    /// - Parameter hasValue: whether an environment variable holds something.
    package init(_ catalog: Catalog, _ filter: Filter, today: PartialDate, hasValue: (String) -> Bool) {
        for id in filter.providers where catalog.provider(id) == nil {
            let meant = closest(id, catalog.providers.map(\.id))
            problems.append("there is no provider \"\(id)\"" + (meant.map { "; did you mean \"\($0)\"?" } ?? ""))
        }
        let patterns = filter.models.map { Pattern($0) }
        for provider in catalog.providers where filter.providers.isEmpty || filter.providers.contains(provider.id) {
            let offerings = catalog.offerings(at: provider.id).filter { offering in
                // Under an id that is in doubt another model might be observed.
                guard let id = offering.id.first, id.disputed == nil else { return false }
                return patterns.isEmpty || patterns.contains { $0.matches(id.value) }
            }
            if !patterns.isEmpty, offerings.isEmpty { continue }
            choose(provider, offerings, catalog, filter, today, hasValue)
        }
        refuseSharedKeys()
    }

    private mutating func choose(
        _ provider: Provider, _ offerings: [Offering], _ catalog: Catalog, _ filter: Filter, _ today: PartialDate,
        _ hasValue: (String) -> Bool
    ) {
        func skip(_ why: String) { skipped.append(Skipped(provider: provider.id, why: why)) }
        if provider.isSoftware {
            return skip("it runs wherever somebody starts it: probe it with --provider \(provider.id) --endpoint URL")
        }
        guard let base = provider.probeBase else { return skip("every base URL on record is in doubt, so no key is sent there") }
        let variable = provider.auth.keyVariable.first { $0.disputed == nil }?.value
        let needsKey = provider.auth.isRequired.first?.value != false && provider.auth.scheme.first?.value != Authentication.Scheme.none
        if needsKey, !filter.takesKeyless {
            guard let variable else { return skip("the record names no environment variable for its key (auth.key_env)") }
            guard hasValue(variable) else { return skip("\(variable) is not set") }
        }
        let capabilities = filter.capabilities.map(Array.init) ?? ProbedCapability.allCases
        let ofEndpoint = capabilities.filter { $0.scope != .model && $0 != .imageGeneration }
        let ofModel = capabilities.filter { $0.scope != .endpoint && $0 != .imageGeneration }
        let endpointFile = ProbeFile.endpoint(of: provider.id)
        let isEndpointDue = !filter.onlyStale || catalog.isDue(endpointOf: provider, capabilities: ofEndpoint, today: today)
        let probesEndpoint =
            filter.models.isEmpty && !ofEndpoint.isEmpty && isEndpointDue && endpointFile.map { filter.shard?.contains($0) ?? true } == true
        let due =
            ofModel.isEmpty
            ? []
            : offerings.filter { offering in
                guard let file = ProbeFile.offering(offering.slug, of: provider.id), filter.shard?.contains(file) ?? true else {
                    return false
                }
                return !filter.onlyStale || catalog.isDue(offering, of: provider, capabilities: ofModel, today: today)
            }
        guard probesEndpoint || !due.isEmpty else { return }
        chosen.append(
            Chosen(
                provider: provider, base: base, hosts: Set([base.host] + provider.endpoint.hosts.map { $0.asciiLowercased }),
                keyVariable: variable.flatMap { hasValue($0) ? $0 : nil }, probesEndpoint: probesEndpoint, offerings: due,
                witness: offerings.first))
    }

    /// One variable for two hosts would send a key to a stranger.
    private mutating func refuseSharedKeys() {
        var owners: [String: Chosen] = [:]
        for entry in chosen {
            guard let variable = entry.keyVariable else { continue }
            if let other = owners[variable], other.hosts != entry.hosts {
                problems.append(
                    "\(variable) is the key of \(other.provider.id) (\(other.base.host)) and of \(entry.provider.id) (\(entry.base.host)); a key belongs to one host"
                )
            }
            owners[variable] = owners[variable] ?? entry
        }
    }

    private func closest(_ id: String, _ ids: [String]) -> String? { closestMatch(to: id, among: ids) }
}

extension Provider {
    /// Where its key may go: an address that no source doubts.
    fileprivate var probeBase: WebAddress? {
        endpoint.baseURL.first { $0.disputed == nil }.flatMap { WebAddress($0.value) }
    }
}

/// A text in which `*` stands for any text, and everything else for itself.
package struct Pattern: Sendable {
    private let pieces: [[UInt8]]

    package init(_ text: String) {
        pieces = text.utf8.split(separator: UInt8(ascii: "*"), omittingEmptySubsequences: false).map(Array.init)
    }

    package func matches(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard pieces.count > 1 else { return pieces.first == bytes }
        guard let first = pieces.first, let last = pieces.last, bytes.starts(with: first), bytes.count >= first.count + last.count,
            bytes.suffix(last.count).elementsEqual(last)
        else { return false }
        var rest = bytes[first.count..<(bytes.count - last.count)]
        // The leftmost place of each piece leaves the most room for the next.
        for piece in pieces.dropFirst().dropLast() where !piece.isEmpty {
            guard let place = rest.indices.first(where: { rest[$0...].starts(with: piece) }) else { return false }
            rest = rest[(place + piece.count)...]
        }
        return true
    }
}
