/// Frames out of bytes that come in any pieces.
package struct FrameDecoder: Sendable {
    private let most: Int
    private var buffer: [UInt8] = []
    private var start = 0

    /// - Parameter most: what a frame may hold; more is refused as soon as its length is known.
    package init(most: Int) { self.most = most }

    package mutating func append(_ bytes: [UInt8]) {
        if start > 0 {
            buffer.removeFirst(start)
            start = 0
        }
        buffer += bytes
    }

    /// `nil` until more comes.
    package mutating func next() throws(FrameError) -> Frame? {
        guard buffer.count - start >= 4 else { return nil }
        let count = buffer[start..<start + 4].reduce(0) { $0 << 8 | Int($1) }
        guard count > 0 else { throw .empty }
        guard count <= most else { throw .tooLong(count) }
        guard buffer.count - start - 4 >= count else { return nil }
        defer { start += 4 + count }
        return Frame(kind: buffer[start + 4], payload: Array(buffer[start + 5..<start + 4 + count]))
    }
}
