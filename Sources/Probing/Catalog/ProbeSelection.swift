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

    /// A provider that the run asks nothing, and never one that failed: no key is at hand, none may be sent, or it is no endpoint but a
    /// program.
    package struct LeftOut: Sendable, Hashable {
        package var provider: String
        /// For a person, without a full stop.
        package var why: String
    }

    package private(set) var chosen: [Chosen] = []
    package private(set) var leftOut: [LeftOut] = []
    /// What makes the whole run unsafe.
    package private(set) var problems: [String] = []

    /// What an environment variable holds.
    package enum Variable: Sendable {
        case unset, key
        /// Something that no header can carry.
        case noKey
    }

    package init(_ catalog: Catalog, _ filter: Filter, today: PartialDate, variable: (String) -> Variable) {
        for id in filter.providers where catalog.provider(id) == nil {
            let meant = closestMatch(to: id, among: catalog.providers.map(\.id))
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
            choose(provider, offerings, catalog, filter, today, variable)
        }
        refuseSharedKeys(catalog)
    }

    private mutating func choose(
        _ provider: Provider, _ offerings: [Offering], _ catalog: Catalog, _ filter: Filter, _ today: PartialDate,
        _ variable: (String) -> Variable
    ) {
        func leaveOut(_ why: String) { leftOut.append(LeftOut(provider: provider.id, why: why)) }
        if provider.isSoftware {
            return leaveOut("it runs wherever somebody starts it: probe it with --provider \(provider.id) --endpoint URL")
        }
        guard let base = provider.probeBase else {
            let isUnknown = provider.endpoint.baseURL.isEmpty
            return leaveOut(isUnknown ? "no base URL is on record" : "every base URL on record is in doubt, so no key is sent there")
        }
        let name = provider.keyName
        let needsKey =
            !filter.takesKeyless && provider.auth.isRequired.first?.value != false
            && provider.auth.scheme.first?.value != Authentication.Scheme.none
        if needsKey, name == nil { return leaveOut("the record names no environment variable for its key (auth.key_env)") }
        let state = name.map(variable) ?? .unset
        if needsKey, case .unset = state { return leaveOut("\(name ?? "") is not set") }
        if case .noKey = state {
            return leaveOut("\(name ?? "") holds something that no header can carry, such as a space or a line end")
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
                return !filter.onlyStale
                    || catalog.isDue(offering, of: provider, capabilities: filter.capabilities.map { _ in ofModel }, today: today)
            }
        guard probesEndpoint || !due.isEmpty else { return }
        chosen.append(
            Chosen(
                provider: provider, base: base, hosts: provider.keyHosts(base),
                keyVariable: state == .key ? name : nil, probesEndpoint: probesEndpoint, offerings: due,
                witness: offerings.first))
    }

    /// One variable for two hosts would send a key to a stranger, though it be in another run.
    private mutating func refuseSharedKeys(_ catalog: Catalog) {
        for entry in chosen {
            guard let variable = entry.keyVariable else { continue }
            let other = catalog.providers.first { other in
                guard other.id != entry.provider.id, !other.isSoftware, other.keyName == variable, let base = other.probeBase else {
                    return false
                }
                return other.keyHosts(base) != entry.hosts
            }
            guard let other, let base = other.probeBase else { continue }
            problems.append(
                "\(variable) is the key of \(entry.provider.id) (\(entry.base.host)) and of \(other.id) (\(base.host)); a key belongs to one host"
            )
        }
    }
}

extension Provider {
    fileprivate var keyName: String? { auth.keyVariable.first { $0.disputed == nil }?.value }

    /// Hosts that may receive its key.
    fileprivate func keyHosts(_ base: WebAddress) -> Set<String> {
        Set([base.host] + endpoint.hosts.map { $0.asciiLowercased })
    }

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
