/// Reads what a `FrameWriter` wrote, and nothing beyond.
struct FrameReader {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) { rest = bytes[...] }

    mutating func number<Number: FixedWidthInteger>(_ type: Number.Type = Number.self) throws(FrameError) -> Number {
        try take(Number.bitWidth / 8).reduce(0) { $0 << 8 | Number(truncatingIfNeeded: $1) }
    }

    mutating func bytes() throws(FrameError) -> [UInt8] {
        Array(try take(Int(try number(UInt32.self))))
    }

    mutating func text() throws(FrameError) -> String {
        guard let text = String(validating: try bytes(), as: UTF8.self) else { throw .notText }
        return text
    }

    mutating func headers() throws(FrameError) -> HTTPHeaders {
        var result = HTTPHeaders()
        for _ in 0..<(try number(UInt32.self)) {
            result.append(try text(), try text())
        }
        return result
    }

    mutating func duration() throws(FrameError) -> Duration { .nanoseconds(try number(Int64.self)) }

    func end() throws(FrameError) {
        guard rest.isEmpty else { throw .wrongLength }
    }

    private mutating func take(_ count: Int) throws(FrameError) -> ArraySlice<UInt8> {
        guard count <= rest.count else { throw .wrongLength }
        defer { rest = rest.dropFirst(count) }
        return rest.prefix(count)
    }
}
