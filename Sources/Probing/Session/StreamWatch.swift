import Synchronization

/// Tells data from filler while a stream comes in, and its end from a connection that is left open (quirk sse-no-done).
final class StreamWatch: Sendable {
    private struct State {
        var stream = EventStream()
        var isBroken = false
    }

    private let state = Mutex(State())

    func take(_ chunk: ReplyChunk) -> ChunkVerdict {
        state.withLock { state in
            guard !state.isBroken else { return .data }
            var events: [StreamEvent] = []
            do {
                try state.stream.take(chunk.bytes, at: chunk.arrival.seconds, into: &events)
            } catch {
                // The transcript meets the same bound and says so; nothing more need come.
                state.isBroken = true
                return .enough
            }
            if events.contains(where: \.isDone) { return .enough }
            return events.isEmpty ? .filler : .data
        }
    }
}
