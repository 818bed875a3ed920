import StrictJSON

extension Observation {
    /// As a probe record holds it, in canonical order.
    package var json: JSONValue {
        .object([
            ("verdict", .string(verdict.rawValue)), ("reason", .string(reason)), ("message", .string(message)),
            ("passed", .number(passed)), ("runs", .number(runs)), ("at", .string(at.text)), ("evidence", evidence?.json),
            ("pending", pending?.json),
        ])
    }
}

extension Observation.Evidence {
    fileprivate var json: JSONValue {
        .object([
            ("status", status.map { .number($0) }), ("excerpt", excerpt.map { .string($0) }), ("hash", hash.map { .string($0) }),
        ])
    }
}

extension Observation.Pending {
    fileprivate var json: JSONValue {
        .object([
            ("verdict", .string(verdict.rawValue)), ("reason", .string(reason)), ("runs", .number(runs)), ("at", .string(at.text)),
        ])
    }
}

extension ProbeRecord.Server {
    package var json: JSONValue {
        .object([
            ("name", name.map { .string($0) }), ("version", version.map { .string($0) }), ("flags", flags.map { .string($0) }),
        ])
    }
}
