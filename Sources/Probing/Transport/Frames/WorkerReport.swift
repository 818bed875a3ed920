/// What a worker tells of an exchange: at most one head, then pieces, and one of the last three at the end.
package enum WorkerReport: Sendable, Hashable {
    /// It runs and waits for an order.
    case ready
    /// Something of the request was taken, or something came that is no reply yet.
    case connected
    case head(status: Int, headers: HTTPHeaders)
    /// The time is since the order came.
    case piece([UInt8], elapsed: Duration)
    case complete
    case redirected(to: String, status: Int)
    /// In the library's numbers and words, still to be read.
    case failed(code: Int, words: String)

    /// A reply's head is the largest but for pieces, and libcurl ends it at 300 KB.
    package static let mostBytes = 1 << 20
    /// Larger pieces are cut, so that no frame is refused.
    package static let mostPiece = 256 << 10
}

extension WorkerReport {
    package var frame: Frame {
        var writer = FrameWriter()
        switch self {
        case .ready: return Frame(kind: 16, payload: [])
        case .connected: return Frame(kind: 17, payload: [])
        case .head(let status, let headers):
            writer.append(Int32(clamping: status))
            writer.append(headers)
            return Frame(kind: 18, payload: writer.bytes)
        case .piece(let bytes, let elapsed):
            writer.append(elapsed)
            writer.append(bytes)
            return Frame(kind: 19, payload: writer.bytes)
        case .complete: return Frame(kind: 20, payload: [])
        case .redirected(let target, let status):
            writer.append(target)
            writer.append(Int32(clamping: status))
            return Frame(kind: 21, payload: writer.bytes)
        case .failed(let code, let words):
            writer.append(Int32(clamping: code))
            writer.append(words)
            return Frame(kind: 22, payload: writer.bytes)
        }
    }

    package init(_ frame: Frame) throws(FrameError) {
        var reader = FrameReader(frame.payload)
        switch frame.kind {
        case 16: self = .ready
        case 17: self = .connected
        case 18: self = .head(status: Int(try reader.number(Int32.self)), headers: try reader.headers())
        case 19:
            let elapsed = try reader.duration()
            self = .piece(try reader.bytes(), elapsed: elapsed)
        case 20: self = .complete
        case 21: self = .redirected(to: try reader.text(), status: Int(try reader.number(Int32.self)))
        case 22: self = .failed(code: Int(try reader.number(Int32.self)), words: try reader.text())
        default: throw .unknownKind(frame.kind)
        }
        try reader.end()
    }
}
