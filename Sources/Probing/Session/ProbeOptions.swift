import Records

/// What a person may decide about a run.
package struct ProbeOptions: Sendable {
    /// How often a behaviour is asked for that may differ from run to run.
    package var repeats = 3
    /// Of one request, in seconds.
    package var timeout = 120.0
    /// Since the last data of a stream, in seconds.
    package var idle = 60.0
    /// The most tokens that one reply may have.
    package var mostTokens = 4096
    package var allowsCostly = false
    /// `nil` for all.
    package var capabilities: Set<ProbedCapability>?
    /// Requests at a time to one host.
    package var perHost = 2

    package init() {}

    /// How often something is asked for that need be seen only once, and must be missed three times to count as missing.
    var tries: Int { max(3, repeats) }

    func wants(_ capability: ProbedCapability) -> Bool { capabilities?.contains(capability) ?? true }
    /// With plain chat, where a wanted verdict rests on it.
    func withGroundwork(probesEndpoint: Bool) -> ProbeOptions {
        guard let wanted = capabilities else { return self }
        var options = self
        let restOnChat: [ProbedCapability] = [.modelList, .bearerAuth, .errorShape, .unknownModelRefused]
        if probesEndpoint, wanted.contains(where: restOnChat.contains) { options.capabilities?.insert(.chatCompletions) }
        return options
    }

    func wantsAny(_ list: [ProbedCapability]) -> Bool { list.contains(where: wants) }

    var limits: TransferLimits { limits(isStream: false) }

    /// A reply that does not stream says nothing until it is made, so only the whole time counts there.
    func limits(isStream: Bool) -> TransferLimits {
        var limits = TransferLimits()
        limits.total = .milliseconds(Int64(timeout * 1000))
        limits.idle = .milliseconds(Int64((isStream ? min(idle, timeout) : timeout) * 1000))
        limits.connect = min(limits.connect, limits.total)
        return limits
    }
}

/// Wall clock and waiting, so that tests need not wait.
package struct Pace: Sendable {
    /// Seconds since 1970.
    package var now: @Sendable () -> Double
    package var sleep: @Sendable (Double) async -> Void

    package init(now: @escaping @Sendable () -> Double, sleep: @escaping @Sendable (Double) async -> Void) {
        self.now = now
        self.sleep = sleep
    }
}

/// What is probed, and with which key.
package struct ProbeTarget: Sendable {
    /// Without a slash at its end.
    package let base: WebAddress
    package let credential: Credential?

    package init?(base: WebAddress, credential: Credential?) {
        var text = base.text[...]
        while text.hasSuffix("/") { text = text.dropLast() }
        guard base.isPlain, let trimmed = WebAddress(String(text)) else { return nil }
        self.base = trimmed
        self.credential = credential
    }

    /// Scheme, host and port.
    var origin: String { String(base.text.prefix(base.text.utf8.count - base.path.utf8.count)) }
}
