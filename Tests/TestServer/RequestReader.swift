/// Requests from a connection, one after the other, with bodies of a stated length.
struct RequestReader {
    struct Limits {
        var head = 1 << 20
        var body = 64 << 20
    }

    let connection: Int32
    let limits: Limits
    private var buffer: [UInt8] = []

    init(connection: Int32, limits: Limits = Limits()) {
        self.connection = connection
        self.limits = limits
    }

    /// `nil` at the end, or for what is too large or has no length.
    mutating func next() -> (head: RequestHead, body: [UInt8])? {
        guard let end = readHead() else { return nil }
        let head = RequestHead(String(decoding: buffer[..<end], as: UTF8.self))
        let start = end + 4
        guard head.values("transfer-encoding").isEmpty, let count = Int(head.values("content-length").first ?? "0"),
            (0...limits.body).contains(count)
        else { return nil }
        if buffer.count < start + count, head.values("expect").contains(where: { $0.lowercased() == "100-continue" }) {
            guard Socket.send(Array("HTTP/1.1 100 Continue\r\n\r\n".utf8), to: connection) else { return nil }
        }
        while buffer.count < start + count {
            guard fill() else { return nil }
        }
        let body = Array(buffer[start..<start + count])
        buffer.removeFirst(start + count)
        return (head, body)
    }

    /// Where the empty line begins.
    private mutating func readHead() -> Int? {
        let separator = Array("\r\n\r\n".utf8)
        while true {
            if let found = buffer.firstRange(of: separator) { return found.lowerBound }
            guard buffer.count <= limits.head, fill() else { return nil }
        }
    }

    private mutating func fill() -> Bool {
        let bytes = Socket.receive(from: connection)
        buffer += bytes
        return !bytes.isEmpty
    }
}
