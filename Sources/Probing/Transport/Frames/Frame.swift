/// What passes between a worker and its parent: four bytes of length (most significant first) of what follows, a kind, a payload.
package struct Frame: Sendable, Hashable {
    package let kind: UInt8
    package let payload: [UInt8]

    package init(kind: UInt8, payload: [UInt8]) {
        self.kind = kind
        self.payload = payload
    }

    package var bytes: [UInt8] {
        var writer = FrameWriter()
        writer.append(UInt32(clamping: payload.count + 1))
        return writer.bytes + [kind] + payload
    }
}

/// Neither side trusts the other to be in step.
package enum FrameError: Error, Sendable, Hashable {
    case empty
    case tooLong(Int)
    case unknownKind(UInt8)
    /// The payload ends before its last field, or goes on after it.
    case wrongLength
    case notText
    case outOfRange
}
