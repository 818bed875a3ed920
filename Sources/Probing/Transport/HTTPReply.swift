/// What a server answered, as far as it was read.
package struct HTTPReply: Sendable, Hashable {
    package enum End: Sendable, Hashable {
        /// The server ended it.
        case complete
        /// The caller had seen enough.
        case stopped
        /// A failure ended it; the exchange says which.
        case cut
    }

    /// When the bytes from an offset of the body on came in.
    package struct Arrival: Sendable, Hashable {
        package let offset: Int
        package let elapsed: Duration

        package init(offset: Int, elapsed: Duration) {
            self.offset = offset
            self.elapsed = elapsed
        }

        package var seconds: Double { elapsed / .seconds(1) }
    }

    package var status: Int
    package var headers: HTTPHeaders
    package var body: [UInt8]
    /// One entry a piece, in order; at most `TransferLimits.arrivals`.
    package var arrivals: [Arrival]
    package var end: End

    package init(status: Int, headers: HTTPHeaders = [:], body: [UInt8] = [], arrivals: [Arrival] = [], end: End = .complete) {
        self.status = status
        self.headers = headers
        self.body = body
        self.arrivals = arrivals
        self.end = end
    }
}

/// One piece of a body, as it came in.
package struct ReplyChunk: Sendable {
    package let status: Int
    package let headers: HTTPHeaders
    package let bytes: [UInt8]
    package let arrival: HTTPReply.Arrival
}

/// What the caller makes of a piece, since only it knows what in a stream is data.
package enum ChunkVerdict: Sendable {
    case data
    /// Keeps the connection alive and says nothing (comments of an event stream): the idle clock runs on.
    case filler
    /// Ends the transfer; what has come is the reply.
    case enough
}
