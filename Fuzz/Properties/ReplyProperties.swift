import Probing
import Records
import StrictJSON

/// A reply of a server: the first line may be a status and a media type, the rest is its body. Everything that reads replies reads it.
func fuzzReplies(_ bytes: [UInt8]) throws(Violation) {
    let (status, type, body) = parts(bytes)
    try checkEvents(body)
    try checkAnswer(status, type, body)
    try checkScrubbing(body)
    checkWire(body)
}

/// `200 text/event-stream` and a line end; without it, 200 and JSON.
private func parts(_ bytes: [UInt8]) -> (status: Int, type: String, body: [UInt8]) {
    guard let end = bytes.prefix(64).firstIndex(of: 0x0A) else { return (200, "application/json", bytes) }
    let words = String(decoding: bytes[..<end], as: UTF8.self).split(separator: " ")
    guard let status = words.first.flatMap({ Int($0) }), 200...599 ~= status else { return (200, "application/json", bytes) }
    return (status, words.count > 1 ? String(words[1]) : "application/json", Array(bytes[(end + 1)...]))
}

/// How a stream was cut into pieces on its way changes nothing of what it says.
private func checkEvents(_ body: [UInt8]) throws(Violation) {
    let whole = events(body, pieces: body.count)
    for pieces in [1, 2, 7] {
        let cut = events(body, pieces: pieces)
        try expect(cut.map(\.data) == whole.map(\.data), "pieces of \(pieces) bytes make other events")
        try expect(cut.map(\.type) == whole.map(\.type), "pieces of \(pieces) bytes make other types")
    }
}

private func events(_ body: [UInt8], pieces: Int) -> [StreamEvent] {
    var stream = EventStream()
    var events: [StreamEvent] = []
    var rest = body[...]
    while !rest.isEmpty {
        // A failure ends it, which the events before it outlive.
        do throws(EventStream.Failure) { try stream.take(Array(rest.prefix(max(1, pieces))), at: 0, into: &events) } catch { break }
        rest = rest.dropFirst(max(1, pieces))
    }
    _ = stream.finish()
    return events
}

private func checkAnswer(_ status: Int, _ type: String, _ body: [UInt8]) throws(Violation) {
    guard let address = WebAddress("http://127.0.0.1/v1") else { return }
    let request = HTTPRequest(.get, address).summary
    let headers = HTTPHeaders([(name: "Content-Type", value: type)])
    let half = HTTPReply.Arrival(offset: body.count / 2, elapsed: .milliseconds(20))
    let arrivals = [HTTPReply.Arrival(offset: 0, elapsed: .milliseconds(10)), half]
    let reply = HTTPReply(status: status, headers: headers, body: body, arrivals: arrivals)
    _ = Answer(Exchange(request: request, outcome: .reply(reply)))
    _ = Answer(Exchange(request: request, outcome: .failure(.timedOut(.idle, after: .seconds(1))), partial: reply))
    let advice = RetryAdvice.read(headers: [(name: "retry-after", value: type)], body: WireBody(body)?.value, now: 1.8e9)
    if case .seconds(let seconds) = advice.wait { try expect(0...60 ~= seconds, "a wait of \(seconds) seconds") }
}

private func checkScrubbing(_ body: [UInt8]) throws(Violation) {
    let key = "sk-fuzz-1234567890abcdef"
    let place = body.count / 2
    let echo = body[..<place] + Array(key.utf8) + body[place...]
    let shown = Scrubber(keys: [key]).excerpt(of: Array(echo), limit: 300)
    try expect(!shown.text.contains(key), "the key is shown: \(shown.text)")
    try expect(shown.text.utf8.count <= 300, "an excerpt of \(shown.text.utf8.count) bytes")
    try expect(!shown.text.utf8.contains { $0 < 0x20 || $0 == 0x7F }, "control characters in an excerpt")
}

private func checkWire(_ body: [UInt8]) {
    _ = ErrorBody(body: body)
    guard let value = WireBody(body)?.value else { return }
    _ = ChatReply(value)
    _ = ChatChunk(value)
    _ = ModelList(value)
    for encoding in [EmbeddingReply.Encoding.float, .base64] { _ = EmbeddingReply(value, asked: encoding) }
}
