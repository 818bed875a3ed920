/// Sends requests; a closure, so that tests and other ways (a process of its own) can stand in.
package struct HTTPClient: Sendable {
    /// Called once a piece, in order, never twice at a time.
    package typealias ChunkCheck = @Sendable (ReplyChunk) -> ChunkVerdict

    private let exchange: @Sendable (HTTPRequest, TransferLimits, ChunkCheck?) async -> Exchange

    package init(_ exchange: @escaping @Sendable (HTTPRequest, TransferLimits, ChunkCheck?) async -> Exchange) {
        self.exchange = exchange
    }

    package func send(_ request: HTTPRequest, limits: TransferLimits = TransferLimits(), onChunk: ChunkCheck? = nil) async -> Exchange {
        await exchange(request, limits, onChunk)
    }
}
