import TestServer

/// A reply as the bytes that leave, in the pieces in which they leave.
package struct WireReply: Sendable {
    package struct Segment: Sendable {
        package var bytes: [UInt8]
        /// After it, in milliseconds.
        package var pause: Int

        package init(_ bytes: [UInt8], pause: Int = 0) {
            self.bytes = bytes
            self.pause = pause
        }

        package init(_ text: String, pause: Int = 0) { self.init(Array(text.utf8), pause: pause) }
    }

    package enum Framing: Sendable {
        case length, chunked, untilClose
    }

    package enum End: Sendable {
        case keepAlive, close
        /// Without a byte.
        case reset
    }

    package var status: Int
    package var headers: [String]
    package var segments: [Segment]
    package var framing = Framing.length
    package var end = End.keepAlive
    /// Before the first byte, in milliseconds.
    package var delay = 0

    package init(status: Int, headers: [String] = [], segments: [Segment] = []) {
        self.status = status
        self.headers = headers
        self.segments = segments
    }

    package var body: [UInt8] { segments.flatMap(\.bytes) }

    package var script: Script {
        if end == .reset { return .reset.after(milliseconds: delay) }
        var steps: [Script.Step] = [.pause(milliseconds: delay)]
        switch framing {
        case .length: steps.append(.head(status, headers + ["Content-Length: \(body.count)"]))
        case .chunked: steps.append(.head(status, headers + ["Transfer-Encoding: chunked"]))
        case .untilClose: steps.append(.head(status, headers + ["Connection: close"]))
        }
        for segment in segments where !segment.bytes.isEmpty || segment.pause > 0 {
            steps.append(.send(framing == .chunked ? Self.chunk(segment.bytes) : segment.bytes))
            if segment.pause > 0 { steps.append(.pause(milliseconds: segment.pause)) }
        }
        if framing == .chunked, end == .keepAlive { steps.append(.text("0\r\n\r\n")) }
        return Script(steps, keepsAlive: end == .keepAlive && framing != .untilClose)
    }

    private static func chunk(_ bytes: [UInt8]) -> [UInt8] {
        bytes.isEmpty ? [] : Array((String(bytes.count, radix: 16) + "\r\n").utf8) + bytes + [0x0D, 0x0A]
    }
}
