import StrictJSON

/// One exchange as it may be kept: scrubbed, bounded, and without its key.
package struct TraceEntry: Sendable {
    /// One JSON object, without a line end.
    package let line: [UInt8]

    private static let mostBody = 4096

    init(ask: EndpointSession.Ask, answer: Answer, at time: Double, scrubber: Scrubber) {
        let reply = answer.reply
        let headers = HeaderPolicy.kept((reply?.headers.fields ?? []).map { (name: $0.name, value: $0.value) }, scrubber: scrubber)
        let body = reply.map { scrubber.excerpt(of: $0.body, limit: Self.mostBody) }
        let milliseconds = Int((answer.exchange.duration / .milliseconds(1)).rounded())
        let entry = JSONValue.object([
            ("at", .number(text: String(Int(time)))),
            ("request", .string(ask.kind.rawValue)),
            ("method", .string(ask.method.rawValue)),
            ("address", .string(scrubber.excerpt(of: answer.exchange.request.address, limit: 300).text)),
            ("key", .string("\(ask.key)")),
            ("sent", ask.body.isEmpty ? nil : .string(scrubber.excerpt(of: ask.body, limit: Self.mostBody).text)),
            ("milliseconds", .number(milliseconds)),
            ("failure", answer.exchange.failure.map { .string(scrubber.excerpt(of: $0.description, limit: 300).text) }),
            ("status", reply.map { .number($0.status) }),
            ("headers", headers.isEmpty ? nil : .object(headers.map { ($0.name, .string($0.value)) })),
            ("received", reply.map { .number($0.body.count) }),
            ("arrivals", reply.map { .array($0.arrivals.prefix(200).map { .number(Int($0.seconds * 1000)) }) }),
            ("body", body.map { .string($0.text) }),
            ("hash", body.map { .string($0.hash) }),
        ])
        line = PrintableJSON.bytes(entry, .compact)
    }
}
