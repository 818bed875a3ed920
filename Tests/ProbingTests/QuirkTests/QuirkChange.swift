import ReferenceServer
import StrictJSON
import TestServer

/// A change to a reply: first of its JSON (of each event's, in a stream), then of its bytes.
enum QuirkChange: Sendable {
    /// The faithful reply to the request without these fields.
    case ignore([String])
    /// The faithful reply to the request with this field as given.
    case read(String, String)
    case set(JSONPath, String)
    case remove(JSONPath)
    case rename(JSONPath, String)
    /// A text becomes the JSON of that text.
    case encode(JSONPath)
    case dropDone
    case status(Int)
    case header(String)
    case lineEnds(String)
    case atOnce(millisecondsEach: Int)
    case gzip
    case bytesAtATime(Int)
    case cut(events: Int)
    /// No byte is sent; the connection ends with a reset.
    case reset
    case wait(Int)

    init?(_ text: String) {
        let words = text.split(separator: " ").map(String.init)
        let number = words.dropFirst().lazy.compactMap { Int($0) }.first ?? words.first.flatMap { Int($0) }
        switch words.first {
        case "ignore": self = .ignore(words.dropFirst().map { $0.trimmingCommas })
        case "read":
            guard words.count >= 4, words[2] == "as" else { return nil }
            self = .read(words[1], words[3...].joined(separator: " "))
        case "set":
            guard words.count >= 4, words[2] == "=", let sign = text.firstRange(of: " = ") else { return nil }
            self = .set(JSONPath(words[1]), String(text[sign.upperBound...]))
        case "remove" where words.count == 2: self = .remove(JSONPath(words[1]))
        case "rename" where words.count == 4: self = .rename(JSONPath(words[1]), words[3])
        case "encode" where words.count == 2: self = .encode(JSONPath(words[1]))
        case "drop" where text == "drop [DONE]": self = .dropDone
        case "status":
            guard let number else { return nil }
            self = .status(number)
        case "header": self = .header(String(text.dropFirst(7)))
        case "line-ends" where words.last == "crlf": self = .lineEnds("\r\n")
        case "line-ends" where words.last == "cr": self = .lineEnds("\r")
        case "all":
            guard text.hasPrefix("all at once after "), text.hasSuffix(" ms an event"), let number else { return nil }
            self = .atOnce(millisecondsEach: number)
        case "gzip": self = .gzip
        case "cut":
            guard text.hasPrefix("cut after "), text.hasSuffix(" events"), let number else { return nil }
            self = .cut(events: number)
        case "reset": self = .reset
        case "wait":
            guard text.hasSuffix(" ms"), let number else { return nil }
            self = .wait(number)
        default:
            guard text.hasSuffix(" bytes at a time"), let number else { return nil }
            self = .bytesAtATime(number)
        }
    }

    func apply(to reply: inout Reply, _ values: QuirkValues, _ reference: ReferenceServer) {
        switch self {
        case .ignore(let names): reply = values.request.without(names).flatMap { reference.chatReply(to: $0) } ?? reply
        case .read(let name, let text):
            guard let value = Self.value(text, values) else { return }
            reply = values.request.with(name, value).flatMap { reference.chatReply(to: $0) } ?? reply
        case .set(let path, let text): reply.edit { path.edit(&$0) { _ in Self.value(text, values) } }
        case .remove(let path): reply.edit { path.edit(&$0) { _ in nil } }
        case .rename(let path, let name): reply.edit { path.rename(&$0, to: name) }
        case .encode(let path):
            reply.edit { path.edit(&$0) { $0?.string.map { .string(JSONValue.string($0).compactText) } } }
        case .dropDone: reply.isDone = false
        case .status(let status): reply.status = status
        case .header(let header): reply.headers.append(header)
        default: break
        }
    }

    private static func value(_ text: String, _ values: QuirkValues) -> JSONValue? {
        JSONReader.read(QuirkWire.filled(text, values).flatMap(\.bytes), path: "change").value
    }

    func apply(to wire: inout WireReply) {
        switch self {
        case .status(let status): wire.status = status
        case .lineEnds(let end):
            for index in wire.segments.indices {
                let lines = wire.segments[index].bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
                wire.segments[index].bytes = Array(lines.joined(separator: Array(end.utf8)))
            }
        case .atOnce(let each):
            wire.delay += each * wire.segments.count
            wire.segments = [.init(wire.body)]
        case .gzip:
            wire.headers.append("Content-Encoding: gzip")
            wire.segments = [.init(Gzip.stored(wire.body))]
        case .bytesAtATime(let size):
            wire.segments = wire.segments.flatMap { segment in
                let starts = Array(stride(from: 0, to: segment.bytes.count, by: size))
                return starts.map { start in
                    let end = min(start + size, segment.bytes.count)
                    return WireReply.Segment(Array(segment.bytes[start..<end]), pause: end == segment.bytes.count ? segment.pause : 0)
                }
            }
        case .cut(let events):
            wire.segments = Array(wire.segments.prefix(events))
            wire.framing = .untilClose
            wire.end = .close
        case .reset: wire.end = .reset
        case .wait(let milliseconds): wire.delay += milliseconds
        default: break
        }
    }
}

extension Reply {
    fileprivate mutating func edit(_ change: (inout JSONValue) -> Void) {
        switch body {
        case .json(var value):
            change(&value)
            body = .json(value)
        case .events(var events):
            for index in events.indices { change(&events[index].data) }
            body = .events(events)
        case .bytes: break
        }
    }
}

extension String {
    fileprivate var trimmingCommas: String { hasSuffix(",") ? String(dropLast()) : self }
}

extension QuirkRequest {
    fileprivate func without(_ names: [String]) -> JSONValue? {
        body?.members.map { JSONValue(.object($0.filter { !names.contains($0.key) })) }
    }

    fileprivate func with(_ name: String, _ value: JSONValue) -> JSONValue? {
        without([name])?.members.map { JSONValue(.object($0 + [JSONMember(name, value)])) }
    }
}
