import Records

/// Lets at most so many requests go to a host and in all at a time, in the order of asking, and none to a host before its time or with a
/// key that is used up.
package actor HostGate {
    package enum Refusal: Error, Sendable, Hashable {
        case cancelled
        case keyStopped(String)
    }

    private struct Waiter {
        let id: Int
        let host: String
        let key: String?
        let continuation: CheckedContinuation<Refusal?, Never>
    }

    private let perHost: Int
    private let inAll: Int
    private var running: [String: Int] = [:]
    private var runningInAll = 0
    private var waiters: [Waiter] = []
    private var lastID = 0
    private var stoppedKeys: Set<String> = []
    private var notBefore: [String: ContinuousClock.Instant] = [:]

    package init(perHost: Int = 2, inAll: Int = 16) {
        self.perHost = max(1, perHost)
        self.inAll = max(1, inAll)
    }

    /// Runs `body` when there is room; `host` with its port, since another port is another server; `key` is the name of the key, never the key.
    package func pass<Value: Sendable>(
        host: String, key: String? = nil, _ body: @Sendable () async -> Value
    ) async throws(Refusal) -> Value {
        try await enter(host, key)
        let result = await body()
        leave(host)
        return result
    }

    /// Out of credit (402) or over the day's cap: whoever waits with it is refused, what is under way goes on.
    package func stop(key: String) {
        stoppedKeys.insert(key)
        let refused = waiters.filter { $0.key == key }
        waiters.removeAll { $0.key == key }
        for waiter in refused { waiter.continuation.resume(returning: .keyStopped(key)) }
    }

    package func isStopped(key: String) -> Bool { stoppedKeys.contains(key) }

    /// Nothing goes to the host before then (`Retry-After`); an earlier time never shortens a later one.
    package func hold(host: String, until time: ContinuousClock.Instant) {
        guard time > .now, time > notBefore[host] ?? time - .nanoseconds(1) else { return }
        notBefore[host] = time
        Task { [weak self] in
            try? await Task.sleep(until: time, clock: .continuous)
            await self?.admit()
        }
    }

    /// So that a caller can put off a host that would take too long.
    package func heldUntil(host: String) -> ContinuousClock.Instant? {
        notBefore[host].flatMap { $0 > .now ? $0 : nil }
    }

    private func enter(_ host: String, _ key: String?) async throws(Refusal) {
        if let key, stoppedKeys.contains(key) { throw .keyStopped(key) }
        lastID += 1
        let id = lastID
        let refusal: Refusal? = await withTaskCancellationHandler {
            await withCheckedContinuation { (continuation: CheckedContinuation<Refusal?, Never>) in
                // Cancelled before it stood in the line: the handler found no one to take out.
                if Task.isCancelled { return continuation.resume(returning: Refusal.cancelled) }
                waiters.append(Waiter(id: id, host: host, key: key, continuation: continuation))
                admit()
            }
        } onCancel: {
            Task { await self.giveUp(id) }
        }
        if let refusal { throw refusal }
    }

    private func giveUp(_ id: Int) {
        guard let index = waiters.firstIndex(where: { $0.id == id }) else { return }
        waiters.remove(at: index).continuation.resume(returning: .cancelled)
    }

    private func leave(_ host: String) {
        running[host, default: 1] -= 1
        if running[host] == 0 { running[host] = nil }
        runningInAll -= 1
        admit()
    }

    /// The first in line whose host has room, again and again; no one overtakes another at the same host.
    private func admit() {
        let now = ContinuousClock.now
        notBefore = notBefore.filter { $0.value > now }
        while runningInAll < inAll, let index = waiters.firstIndex(where: { isOpen($0.host) }) {
            let waiter = waiters.remove(at: index)
            running[waiter.host, default: 0] += 1
            runningInAll += 1
            waiter.continuation.resume(returning: nil)
        }
    }

    private func isOpen(_ host: String) -> Bool {
        notBefore[host] == nil && running[host, default: 0] < perHost
    }
}

extension WebAddress {
    /// Host and port: the same for every address of one server.
    var authority: String {
        let rest = text.dropFirst(scheme.utf8.count + 3).prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        let port = rest.split(separator: "@").last?.dropFirst(host.utf8.count).dropFirst() ?? ""
        return host + ":" + (Int(port).map(String.init) ?? (scheme == "https" ? "443" : "80"))
    }
}
