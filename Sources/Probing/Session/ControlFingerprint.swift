/// How a server answers nonsense; a route that answers the same does not exist.
struct ControlFingerprint: Sendable, Hashable {
    let status: Int
    let mediaType: String
    /// The body without what differs from request to request.
    let body: String

    /// `nil` for an answer that is none (no reply, or one that says nothing: 401, 429, 5xx).
    init?(_ answer: Answer, path: String) {
        guard answer.unavailability == nil, let reply = answer.exchange.reply else { return nil }
        self.init(reply, path: path)
    }

    init(_ reply: HTTPReply, path: String) {
        status = reply.status
        mediaType = reply.mediaType
        body = Self.normalised(String(decoding: reply.body.prefix(2048), as: UTF8.self), path: path)
    }

    private static let shown = 512

    /// Paths, numbers and ids become `#`.
    private static func normalised(_ text: String, path: String) -> String {
        var text = text
        let last = path.split(separator: "/").last.map(String.init) ?? path
        for piece in [path, String(path.drop { $0 == "/" }), last] where piece.utf8.count >= 3 {
            text = text.split(separator: piece, omittingEmptySubsequences: false).joined(separator: "#")
        }
        var out: [UInt8] = []
        var word: [UInt8] = []
        func close() {
            let isVariable = word.contains { 0x30...0x39 ~= $0 }
            if isVariable { if out.last != UInt8(ascii: "#") { out.append(UInt8(ascii: "#")) } } else { out += word }
            word = []
        }
        for byte in text.utf8 {
            let isWord =
                0x30...0x39 ~= byte || 0x41...0x5A ~= byte || 0x61...0x7A ~= byte || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
            if isWord {
                word.append(byte)
            } else {
                close()
                out.append(byte)
            }
        }
        close()
        while out.last.map({ $0 <= 0x20 }) == true { out.removeLast() }
        return String(decoding: out.prefix(shown), as: UTF8.self)
    }

    var isHTML: Bool { mediaType == "text/html" || body.asciiLowercased.hasPrefix("<!doctype html") || body.hasPrefix("<html") }

    /// For the report: `404 application/json`.
    var summary: String { "\(status) \(mediaType.isEmpty ? "without a type" : mediaType)" }
}
