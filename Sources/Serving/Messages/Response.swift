/// What goes back to a browser. The body shares the bytes of the site, however many ask for it at a time.
package struct Response: Sendable {
    package var status: Status
    package var fields: [(name: String, value: String)]
    package var body: ArraySlice<UInt8>
    /// The body's length is told, the body is not sent.
    package var isHeadOnly = false
    /// The connection cannot be used again: what comes next on it is not understood, or not wanted.
    package var endsConnection = false

    package init(_ status: Status, _ fields: [(name: String, value: String)] = [], body: ArraySlice<UInt8> = []) {
        self.status = status
        self.fields = fields
        self.body = body
    }

    /// A sentence for a person.
    package static func sentence(_ status: Status, _ text: String, endsConnection: Bool = false) -> Response {
        var response = Response(status, [("Content-Type", "text/plain; charset=utf-8")], body: Array((text + "\n").utf8)[...])
        response.endsConnection = endsConnection
        return response
    }

    package func value(of name: String) -> String? { fields.first { $0.name == name }?.value }

    /// Status line and fields.
    package func head(date: String, closes: Bool) -> [UInt8] {
        var lines = ["HTTP/1.1 \(status.rawValue) \(status.phrase)", "Date: \(date)"]
        lines += fields.map { "\($0.name): \($0.value)" }
        if status != .notModified { lines.append("Content-Length: \(body.count)") }
        if !fields.contains(where: { $0.name == "Cache-Control" }) { lines.append("Cache-Control: no-cache") }
        lines += ["X-Content-Type-Options: nosniff", "Cross-Origin-Resource-Policy: same-origin"]
        if closes { lines.append("Connection: close") }
        return Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8)
    }
}
