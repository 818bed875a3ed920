import StrictJSON

/// How long a server asks to wait before the next request, in the forms of RFC 9110 and in those of its own.
package struct RetryAdvice: Sendable, Hashable {
    package enum Wait: Sendable, Hashable {
        /// 0 to 60 seconds.
        case seconds(Double)
        /// Longer than a prober waits; the time in seconds since 1970.
        case later(until: Double)
        case none
    }

    package var wait: Wait
    /// The field that decided, as the lists below name it or as the header was called.
    package var source: String?
    /// What the server says of retrying at all (`x-should-retry`).
    package var shouldRetry: Bool?
    /// Fields that should tell a time and do not.
    package var unreadable: [String]

    /// The longest time that a prober waits in one place.
    package static let longestWait = 60.0

    /// A field that says "retry after" counts before one that says when a limit is reset; among equals the longest time counts.
    /// A reset whose limit has something left, as `remaining` tells, does not count.
    package static func read(headers: [(name: String, value: String)], body: JSONValue? = nil, now: Double) -> RetryAdvice {
        var reading = Reading(now: now.isFinite && abs(now) < 1e11 ? now : 0)
        let headers = headers.prefix(200).map { (name: $0.name.asciiLowercased, value: $0.value.trimmed) }
        reading.read(headers)
        if let body { reading.read(body) }
        return reading.advice(shouldRetry: shouldRetry(headers))
    }

    private static func shouldRetry(_ headers: [(name: String, value: String)]) -> Bool? {
        let flags = headers.filter { $0.name == "x-should-retry" }.compactMap { ["true": true, "false": false][$0.value.asciiLowercased] }
        return flags.isEmpty ? nil : flags.allSatisfy { $0 }
    }
}

private struct Reading {
    let now: Double
    var explicit: [(seconds: Double, source: String)] = []
    var resets: [(seconds: Double, source: String)] = []
    var unreadable: [String] = []

    init(now: Double) { self.now = now }

    func advice(shouldRetry: Bool?) -> RetryAdvice {
        let choice = (explicit.isEmpty ? resets : explicit).max { $0.seconds < $1.seconds }
        let wait: RetryAdvice.Wait =
            switch choice?.seconds {
            case nil: .none
            case .some(let seconds) where seconds <= RetryAdvice.longestWait: .seconds(seconds)
            case .some(let seconds): .later(until: now + seconds)
            }
        return RetryAdvice(wait: wait, source: choice?.source, shouldRetry: shouldRetry, unreadable: unreadable)
    }

    // MARK: Headers

    mutating func read(_ headers: [(name: String, value: String)], prefix: String = "") {
        for (name, value) in headers {
            let source = prefix + name
            switch name {
            case "retry-after", "x-retry-after", "x-ratelimit-retry-after": add(value, to: \.explicit, source: source)
            case "retry-after-ms", "x-ms-retry-after-ms": add(value, unit: 1e-3, to: \.explicit, source: source)
            case "ratelimit": structured(value, source: source)
            default:
                guard name.utf8.count <= 80, isReset(name), !hasSomethingLeft(name, headers) else { continue }
                add(value, to: \.resets, source: source)
            }
        }
    }

    private func isReset(_ name: String) -> Bool {
        let words = name.split(separator: "-")
        return words.contains("reset") && (words.contains("ratelimit") || name.hasPrefix("x-rate-limit-"))
    }

    private func hasSomethingLeft(_ name: String, _ headers: [(name: String, value: String)]) -> Bool {
        let twin = name.split(separator: "-").map { $0 == "reset" ? "remaining" : $0 }.joined(separator: "-")
        let left = headers.filter { $0.name == twin }.compactMap { PlainNumber($0.value)?.double }
        return !left.isEmpty && left.allSatisfy { $0 >= 1 }
    }

    /// A value, or several that a transport joined by commas; a date holds a comma of its own.
    private mutating func add(
        _ value: String, unit: Double = 1, to list: WritableKeyPath<Reading, [(seconds: Double, source: String)]>, source: String
    ) {
        if let seconds = Delay.seconds(value, unit: unit, now: now) { return self[keyPath: list].append((seconds, source)) }
        let parts = value.utf8.count <= 256 ? value.split(separator: ",").map { Delay.seconds(String($0), unit: unit, now: now) } : []
        let readable = parts.compactMap { $0 }
        if let longest = readable.max(), readable.count == parts.count {
            self[keyPath: list].append((longest, source))
        } else if !unreadable.contains(source), unreadable.count < 16 {
            unreadable.append(source)
        }
    }

    /// draft-ietf-httpapi-ratelimit-headers: `"day";r=0;t=30`, and before its eighth version `limit=9, remaining=0, reset=30`.
    private mutating func structured(_ value: String, source: String) {
        guard value.utf8.count <= 1024 else { return unreadable.append(source) }
        let isOld = !value.contains(";")
        for policy in isOld ? [value[...]] : value.split(separator: ",") {
            var fields: [String: String] = [:]
            for pair in policy.split(separator: isOld ? "," : ";") {
                let parts = pair.split(separator: "=", maxSplits: 1)
                if parts.count == 2 { fields[parts[0].trimmed.asciiLowercased] = parts[1].trimmed }
            }
            if let left = (fields["r"] ?? fields["remaining"]).flatMap({ PlainNumber($0) }), left.double >= 1 { continue }
            if let time = fields["t"] ?? fields["reset"] { add(time, to: \.resets, source: source) }
        }
    }

    // MARK: Body

    private static let secondsKeys = ["retry_after", "retry_after_seconds", "retryAfter", "retryDelay"]
    private static let millisecondsKeys = ["retry_after_ms", "retryAfterMs"]
    private static let resetKeys = ["reset_at", "resets_at", "reset"]

    /// The body, its `error` and what stands in their `metadata`, `details` and `headers`.
    mutating func read(_ body: JSONValue) {
        for (path, value) in [("body", body), ("body.error", body["error"])] {
            guard let value else { continue }
            fields(value, path: path)
            for key in ["metadata", "parameters"] {
                guard let inner = value[key] else { continue }
                fields(inner, path: path + "." + key)
                headers(inner["headers"], path: path + "." + key + ".headers.")
            }
            headers(value["headers"], path: path + ".headers.")
            for detail in (value["details"]?.array ?? []).prefix(16) { fields(detail, path: path + ".details") }
        }
    }

    private mutating func headers(_ value: JSONValue?, path: String) {
        let list = (value?.members ?? []).prefix(64).compactMap { member in
            scalar(member.value).map { (name: member.key.asciiLowercased, value: $0) }
        }
        read(list, prefix: path)
    }

    private mutating func fields(_ value: JSONValue, path: String) {
        for key in Self.secondsKeys { field(value[key], to: \.explicit, source: path + "." + key) }
        for key in Self.millisecondsKeys { field(value[key], unit: 1e-3, to: \.explicit, source: path + "." + key) }
        for key in Self.resetKeys { field(value[key], to: \.resets, source: path + "." + key) }
    }

    private mutating func field(
        _ value: JSONValue?, unit: Double = 1, to list: WritableKeyPath<Reading, [(seconds: Double, source: String)]>, source: String
    ) {
        guard let value, !value.isNull else { return }
        guard let text = scalar(value) else { return unreadable.append(source) }
        add(text, unit: unit, to: list, source: source)
    }

    private func scalar(_ value: JSONValue) -> String? { value.string ?? value.numberText }
}
