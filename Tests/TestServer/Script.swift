/// What a server does with one request, byte by byte. It ends the connection after the last step unless `keepsAlive`.
package struct Script: Sendable {
    package enum Step: Sendable {
        case send([UInt8])
        case pause(milliseconds: Int)
        /// `size` bytes at a time with a pause between.
        case trickle([UInt8], size: Int, milliseconds: Int)
        /// Over and over until the other side is gone.
        case forever([UInt8], milliseconds: Int = 0)
        /// No more bytes from here, though the connection stays.
        case halfClose
        /// Ends the connection with RST instead of FIN.
        case reset
        /// Says nothing until the other side is gone.
        case hang
    }

    package var steps: [Step]
    /// Waits for the next request once the steps are done, instead of closing.
    package var keepsAlive: Bool

    package init(_ steps: [Step], keepsAlive: Bool = false) {
        self.steps = steps
        self.keepsAlive = keepsAlive
    }

    package static let close = Script([])
    package static let reset = Script([.reset])
    package static let hang = Script([.hang])

    /// These bytes and nothing else: status line, headers and all.
    package static func text(_ text: String) -> Script { Script([.text(text)]) }

    /// A well-formed reply; a header is `Name: value`.
    package static func reply(_ status: Int, headers: [String] = [], _ body: String) -> Script {
        reply(status, headers: headers, bytes: Array(body.utf8))
    }

    package static func reply(_ status: Int = 200, headers: [String] = [], bytes: [UInt8]) -> Script {
        Script([.head(status, headers + ["Content-Length: \(bytes.count)"]), .send(bytes)], keepsAlive: true)
    }

    package static func json(_ status: Int, headers: [String] = [], _ body: String) -> Script {
        reply(status, headers: ["Content-Type: application/json"] + headers, body)
    }

    /// An answer in pieces, each a chunk of its own, with a pause after each.
    package static func chunked(_ status: Int, headers: [String] = [], _ pieces: [String], milliseconds: Int = 0) -> Script {
        let chunks = pieces.flatMap { [Step.chunk($0), .pause(milliseconds: milliseconds)] }
        return Script([.head(status, headers + ["Transfer-Encoding: chunked"])] + chunks + [.text("0\r\n\r\n")], keepsAlive: true)
    }

    /// An event stream, `data: ` before each and an empty line after; `[DONE]` is the caller's.
    package static func events(_ status: Int, headers: [String] = [], _ data: [String], milliseconds: Int = 0) -> Script {
        chunked(
            status, headers: ["Content-Type: text/event-stream"] + headers, data.map { "data: \($0)\n\n" }, milliseconds: milliseconds)
    }

    /// Status 200.
    package static func reply(headers: [String] = [], _ body: String) -> Script { reply(200, headers: headers, body) }

    package static func json(headers: [String] = [], _ body: String) -> Script { json(200, headers: headers, body) }

    package static func chunked(headers: [String] = [], _ pieces: [String], milliseconds: Int = 0) -> Script {
        chunked(200, headers: headers, pieces, milliseconds: milliseconds)
    }

    package static func events(headers: [String] = [], _ data: [String], milliseconds: Int = 0) -> Script {
        events(200, headers: headers, data, milliseconds: milliseconds)
    }

    package func after(milliseconds: Int) -> Script {
        Script([.pause(milliseconds: milliseconds)] + steps, keepsAlive: keepsAlive)
    }
}

extension Script.Step {
    package static func text(_ text: String) -> Self { .send(Array(text.utf8)) }

    package static func head(_ status: Int = 200, _ headers: [String]) -> Self {
        .text("HTTP/1.1 \(status) Status\r\n" + headers.map { $0 + "\r\n" }.joined() + "\r\n")
    }

    package static func chunk(_ text: String) -> Self { .text(String(text.utf8.count, radix: 16) + "\r\n" + text + "\r\n") }
}
