import StrictJSON
import TestServer

/// What a route answers, before it is bytes, so that a fixture can change a value or the way it is sent.
package struct Reply: Sendable {
    package enum Body: Sendable {
        case json(JSONValue)
        case events([Event])
        case bytes([UInt8])
    }

    package struct Event: Sendable {
        package var name: String?
        package var data: JSONValue
        /// After it, in milliseconds.
        package var pause: Int

        package init(_ data: JSONValue, name: String? = nil, pause: Int = 0) {
            self.data = data
            self.name = name
            self.pause = pause
        }
    }

    package var status: Int
    package var headers: [String]
    package var body: Body
    /// `data: [DONE]` after the events.
    package var isDone = false

    package init(headers: [String] = [], _ body: Body) { self.init(200, headers: headers, body) }

    package init(_ status: Int, headers: [String] = [], _ body: Body) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    package static func json(_ value: JSONValue) -> Reply { Reply(.json(value)) }

    package var isSuccess: Bool { 200..<300 ~= status }

    package var json: JSONValue? { if case .json(let value) = body { value } else { nil } }

    package var contentType: String {
        switch body {
        case .json: "application/json"
        case .events: "text/event-stream; charset=utf-8"
        case .bytes: "application/octet-stream"
        }
    }

    package var wire: WireReply {
        let segments: [WireReply.Segment] =
            switch body {
            case .json(let value): [WireReply.Segment(JSONWriter.bytes(value, .compact))]
            case .bytes(let bytes): [WireReply.Segment(bytes)]
            case .events(let events): events.map(\.segment) + (isDone ? [WireReply.Segment("data: [DONE]\n\n")] : [])
            }
        var wire = WireReply(status: status, headers: ["Content-Type: \(contentType)"] + headers, segments: segments)
        if case .events = body { wire.framing = .chunked }
        return wire
    }
}

extension Reply.Event {
    fileprivate var segment: WireReply.Segment {
        let text = (name.map { "event: \($0)\n" } ?? "") + "data: \(data.compactText)\n\n"
        return WireReply.Segment(text, pause: pause)
    }
}

extension JSONValue {
    package var compactText: String { String(decoding: JSONWriter.bytes(self, .compact), as: UTF8.self) }
}
