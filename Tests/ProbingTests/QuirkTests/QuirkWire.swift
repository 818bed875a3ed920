import ReferenceServer

/// A reply as it stands in a fixture: status line, headers, an empty line, the body with placeholders.
struct QuirkWire: Sendable {
    var status: Int
    var headers: [String]
    var body: String

    init?(_ lines: ArraySlice<String>) {
        let words = (lines.first ?? "").split(separator: " ")
        guard words.count >= 2, let status = Int(words[1]) else { return nil }
        self.status = status
        let empty = lines.dropFirst().firstIndex(of: "") ?? lines.endIndex
        headers = Array(lines[(lines.startIndex + 1)..<empty])
        var body = lines[min(empty + 1, lines.endIndex)...].joined(separator: "\n")
        while body.hasSuffix("\n") { body.removeLast() }
        if body.hasSuffix("{{end}}") {
            body.removeLast(7)
        } else if headers.contains(where: { $0.lowercased().hasPrefix("content-type: text/event-stream") }) {
            body += "\n\n"
        }
        self.body = body
    }

    func reply(_ values: QuirkValues) -> WireReply {
        let segments = Self.filled(body, values)
        let headers = headers.map { String(decoding: Self.filled($0, values).flatMap(\.bytes), as: UTF8.self) }
        var reply = WireReply(status: status, headers: headers, segments: segments)
        // A body without a length, as many of these servers send it.
        if segments.count > 1 { reply.framing = .untilClose }
        return reply
    }

    /// The text with `{{placeholders}}` replaced; a pause ends a piece.
    static func filled(_ text: String, _ values: QuirkValues) -> [WireReply.Segment] {
        var segments = [WireReply.Segment([])]
        var rest = text[...]
        while let open = rest.firstRange(of: "{{") {
            segments[segments.count - 1].bytes += rest[..<open.lowerBound].utf8
            guard let close = rest[open.upperBound...].firstRange(of: "}}") else { break }
            let words = rest[open.upperBound..<close.lowerBound].split(separator: " ").map(String.init)
            rest = rest[close.upperBound...]
            switch words.first {
            case "pause":
                segments[segments.count - 1].pause = words.last.flatMap { Int($0) } ?? 0
                segments.append(.init([]))
            case "each":
                guard let end = rest.firstRange(of: "{{/each}}") else { break }
                for item in values.items(words.last ?? "") {
                    var inner = values
                    inner.item = item
                    segments += filled(String(rest[..<end.lowerBound]), inner)
                }
                segments.append(.init([]))
                rest = rest[end.upperBound...]
            case "stream", "body":
                segments += values.request.faithful.wire.segments
                segments.append(.init([]))
            default: segments[segments.count - 1].bytes += values.bytes(words)
            }
        }
        segments[segments.count - 1].bytes += rest.utf8
        return segments.filter { !$0.bytes.isEmpty || $0.pause > 0 }
    }
}
