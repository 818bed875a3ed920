/// What a worker is told to send. It holds the key, so it has no description that would show it.
package struct WorkerOrder: Sendable, CustomStringConvertible, CustomReflectable {
    package let method: HTTPRequest.Method
    package let address: String
    package let host: String
    /// With the one of the credential.
    package let headers: HTTPHeaders
    package let body: [UInt8]
    /// The parent's clocks end it before; this is for a parent that hangs.
    package let time: Duration
    /// Past so many bytes of a body the parent listens no more.
    package let bodyLimit: Int

    package init(_ request: HTTPRequest, _ limits: TransferLimits) {
        method = request.method
        address = request.address.text
        host = request.address.host
        var headers = request.headers
        if let credential = request.credential {
            credential.withValue { headers.append(credential.header, $0) }
        }
        self.headers = headers
        body = request.body
        time = limits.total
        bodyLimit = limits.body
    }

    package var description: String { "\(method.rawValue) to \(host)" }
    package var customMirror: Mirror { Mirror(self, children: ["host": host]) }
}

extension WorkerOrder {
    private static let kind: UInt8 = 1
    /// Pictures and files go as base64 in a body.
    package static let mostBytes = 32 << 20

    package var frame: Frame {
        var writer = FrameWriter()
        writer.append(method.rawValue)
        writer.append(address)
        writer.append(host)
        writer.append(headers)
        writer.append(time)
        writer.append(Int64(bodyLimit))
        writer.append(body)
        return Frame(kind: Self.kind, payload: writer.bytes)
    }

    package init(_ frame: Frame) throws(FrameError) {
        guard frame.kind == Self.kind else { throw .unknownKind(frame.kind) }
        var reader = FrameReader(frame.payload)
        guard let method = HTTPRequest.Method(rawValue: try reader.text()) else { throw .outOfRange }
        self.method = method
        address = try reader.text()
        host = try reader.text()
        headers = try reader.headers()
        time = try reader.duration()
        guard let bodyLimit = Int(exactly: try reader.number(Int64.self)) else { throw .outOfRange }
        self.bodyLimit = bodyLimit
        body = try reader.bytes()
        try reader.end()
    }
}
