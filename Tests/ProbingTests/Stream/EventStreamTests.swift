import Testing

@testable import Probing

struct EventStreamTests {
    /// Every event as `type|data`, an unfinished one as `~data~cut line`.
    private static func read(_ chunks: [[UInt8]]) throws -> [String] {
        var stream = EventStream()
        var events: [StreamEvent] = []
        for chunk in chunks { try stream.take(chunk, at: 0, into: &events) }
        let rest = stream.finish().map {
            ["~" + String(decoding: $0.data ?? [], as: UTF8.self) + "~" + String(decoding: $0.cutLine, as: UTF8.self)]
        }
        return events.map { $0.typeName + "|" + $0.text } + (rest ?? [])
    }

    private static let rows: [(name: String, text: String, expected: [String])] = [
        ("one space is dropped, a second stays", "data: a\n\ndata:  b\n\n", ["message|a", "message| b"]),
        ("sse-data-nospace", "data:{\"a\":1}\n\n", ["message|{\"a\":1}"]),
        ("sse-crlf", "data: a\r\n\r\ndata: b\r\n\r\n", ["message|a", "message|b"]),
        ("sse-crlf: lone CR", "data: a\r\rdata: b\r\r", ["message|a", "message|b"]),
        ("line ends may be mixed", "data: a\r\ndata: b\n\rdata: c\n\n", ["message|a\nb", "message|c"]),
        ("sse-comment", ": OPENROUTER PROCESSING\n\n: still\n\ndata: a\n\n", ["message|a"]),
        ("sse-event-error", "event: error\ndata: {\"error\":{}}\n\ndata: x\n\n", ["error|{\"error\":{}}", "message|x"]),
        ("sse-no-done", "data: a\n\ndata: [DONE]", ["message|a", "~~data: [DONE]"]),
        ("the last blank line is missing", "data: a\n\ndata: [DONE]\n", ["message|a", "~[DONE]~"]),
        ("sse-truncated: cut in a line", "data: a\n\ndata: {\"choi", ["message|a", "~~data: {\"choi"]),
        ("many data lines", "data: a\ndata\ndata:\ndata: b\n\n", ["message|a\n\n\nb"]),
        ("a data line without value is an event", "data\n\n", ["message|"]),
        ("a type alone is no event and does not outlive its block", "event: x\n\ndata: a\n\n", ["message|a"]),
        ("the last type counts", "event: x\nevent: y\ndata: a\n\n", ["y|a"]),
        ("field names are exact", "Data: a\n data: b\ndataX: c\ndata : d\n\n", []),
        ("byte order mark", "\u{FEFF}data: a\n\n", ["message|a"]),
        ("a second byte order mark is a letter", "\u{FEFF}\u{FEFF}data: a\n\n", []),
        ("a mark later is a letter", "data: a\n\n\u{FEFF}data: b\n\n", ["message|a"]),
        ("only a mark", "\u{FEFF}", []),
        ("sse-utf8-split: U+2028 and U+0085 end no line", "data: a\u{2028}b\u{85}c\u{B}d\n\n", ["message|a\u{2028}b\u{85}c\u{B}d"]),
        ("sse-ignored", "{\"object\":\"chat.completion\"}\n", []),
        ("nothing", "", []),
        ("only line ends", "\n\r\n\r\n\n", []),
    ]

    @Test(arguments: rows) func readsWholeText(_ row: (name: String, text: String, expected: [String])) throws {
        #expect(try Self.read([Array(row.text.utf8)]) == row.expected, "\(row.name)")
    }

    @Test(arguments: rows) func readsTheSameHoweverItIsSplit(_ row: (name: String, text: String, expected: [String])) throws {
        let bytes = Array(row.text.utf8)
        #expect(try Self.read(bytes.map { [$0] }) == row.expected, "\(row.name), byte by byte")
        for cut in 0...bytes.count {
            #expect(try Self.read([Array(bytes[..<cut]), [], Array(bytes[cut...])]) == row.expected, "\(row.name), cut at \(cut)")
        }
    }

    @Test func saysInWhichChunkAnEventEnded() throws {
        var stream = EventStream()
        var events: [StreamEvent] = []
        // The blank line of the first event is a CR, so its LF in the next chunk must not delay it.
        for (text, time) in [("data: a\r\n\r", 1.0), ("\ndata: b", 2.0), ("\n", 3.0), ("\ndata: c\n\ndata: d\n\n", 4.5)] {
            try stream.take(Array(text.utf8), at: time, into: &events)
        }
        #expect(events.map(\.text) == ["a", "b", "c", "d"])
        #expect(events.map(\.arrival.chunk) == [0, 3, 3, 3])
        #expect(events.map(\.arrival.time) == [1, 4.5, 4.5, 4.5])
        #expect(stream.chunks == 4)
    }

    @Test func keepsTheIdentifierAndTheRetryTime() throws {
        var stream = EventStream()
        var events: [StreamEvent] = []
        let text = "id: 7\nretry: 1500\ndata: a\n\nretry: 1e3\nretry: \nid: 8\0\ndata: b\n\nid\ndata: c\n\n"
        try stream.take(Array(text.utf8), at: 0, into: &events)
        #expect(events.map { String(decoding: $0.lastID, as: UTF8.self) } == ["7", "7", ""])
        #expect(stream.form.retryMilliseconds == 1500)
    }

    @Test func describesTheForm() throws {
        let rows: [(String, EventStream.LineEnds, comments: Int, ignored: Int, mark: Bool)] = [
            ("data: a\n\n", .lf, 0, 0, false), ("data: a\r\n\r\n", .crlf, 0, 0, false), ("data: a\r\r", .cr, 0, 0, false),
            ("data: a\r\n\n", [.lf, .crlf], 0, 0, false), ("\u{FEFF}: x\n:y\n{\"a\":1}\nhello\n", .lf, 2, 2, true), ("", [], 0, 0, false),
        ]
        for row in rows {
            var stream = EventStream()
            var events: [StreamEvent] = []
            try stream.take(Array(row.0.utf8), at: 0, into: &events)
            _ = stream.finish()
            #expect(stream.form.lineEnds == row.1, "\(row.0)")
            #expect(stream.form.comments == row.comments, "\(row.0)")
            #expect(stream.form.ignoredLines == row.ignored, "\(row.0)")
            #expect(stream.form.startsWithByteOrderMark == row.mark, "\(row.0)")
        }
    }

    @Test(
        arguments: [
            ("data: 12345\n\n", nil), ("data: 123456\n\n", .lineTooLong(limit: 11)), ("data: 1234567", .lineTooLong(limit: 11)),
            ("data: 1234\ndata: 567\n\n", nil), ("data: 1234\ndata: 5678\ndata: 9\n\n", .eventTooLarge(limit: 9)),
            ("data: 1234\ndata: 567\nevent: ab\n\n", .eventTooLarge(limit: 9)), ("event: ab\ndata:123456\n\n", nil),
            (":1\n:2\n:3\n:4\ndata\n\ndata\n\n", nil),
            ("data\n\ndata\n\ndata\n\n", .tooManyEvents(limit: 2)),
        ] as [(String, EventStream.Failure?)])
    func boundsEverything(_ text: String, expected: EventStream.Failure?) {
        var limits = EventStream.Limits()
        (limits.lineBytes, limits.eventBytes, limits.events) = (11, 9, 2)
        for size in [1, 3, 100] {
            var stream = EventStream(limits: limits)
            var events: [StreamEvent] = []
            var failure: EventStream.Failure?
            let bytes = Array(text.utf8)
            for start in stride(from: 0, to: bytes.count, by: size) {
                do throws(EventStream.Failure) {
                    try stream.take(Array(bytes[start..<min(start + size, bytes.count)]), at: 0, into: &events)
                } catch { failure = error }
            }
            #expect(failure == expected, "\(text) by \(size)")
            if expected == .tooManyEvents(limit: 2) { #expect(events.count == 2) }
        }
    }

    @Test func staysFailed() throws {
        var limits = EventStream.Limits()
        limits.lineBytes = 7
        var stream = EventStream(limits: limits)
        var events: [StreamEvent] = []
        #expect(throws: EventStream.Failure.lineTooLong(limit: 7)) {
            try stream.take(Array("data: a\n\ndata: too long".utf8), at: 0, into: &events)
        }
        #expect(events.map(\.text) == ["a"])
        #expect(throws: EventStream.Failure.lineTooLong(limit: 7)) { try stream.take(Array("data: b\n\n".utf8), at: 0, into: &events) }
        #expect(events.count == 1)
        #expect(stream.finish() == nil)
    }

    @Test func readsALineOfMegabytes() throws {
        let picture = [UInt8](repeating: UInt8(ascii: "A"), count: 3 << 20)
        var stream = EventStream()
        var events: [StreamEvent] = []
        let bytes = Array("data: ".utf8) + picture + [0x0A, 0x0A]
        for start in stride(from: 0, to: bytes.count, by: 1 << 14) {
            try stream.take(Array(bytes[start..<min(start + 1 << 14, bytes.count)]), at: 0, into: &events)
        }
        #expect(events.map(\.data.count) == [3 << 20], "sse-huge-line")
    }

    @Test(arguments: [("[DONE]", true), (" [DONE] ", true), ("[DONE]\n", true), ("[done]", false), ("", false), ("[DONE] x", false)])
    func knowsTheEndMark(_ text: String, expected: Bool) {
        #expect(StreamEvent(data: Array(text.utf8), arrival: .init(chunk: 0, time: 0)).isDone == expected)
    }
}
