/// A request as a test server read it.
package struct ReceivedRequest: Sendable {
    /// From 1, over all connections of the server, in the order in which they were complete.
    package let number: Int
    package let method: String
    /// As it came, query and all.
    package let target: String
    package let headers: [(name: String, value: String)]
    package let body: [UInt8]
    /// Everything up to the body, as it came.
    package let head: String

    package var path: String { String(target.prefix { $0 != "?" }) }
    /// Without the `?`; empty when there is none.
    package var query: String { String(target.drop { $0 != "?" }.dropFirst()) }
    package var text: String { String(decoding: body, as: UTF8.self) }

    /// The first header of that name, whatever its case.
    package subscript(name: String) -> String? {
        headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }

    /// Whether any byte of it, head or body, is part of that text.
    package func contains(_ text: String) -> Bool {
        head.contains(text) || self.text.contains(text)
    }

    init(number: Int, head: RequestHead, body: [UInt8]) {
        self.number = number
        self.method = head.method
        self.target = head.target
        self.headers = head.headers
        self.body = body
        self.head = head.text
    }
}
