/// The fields of a payload, one after the other; numbers most significant byte first, all else with its length before it.
struct FrameWriter {
    private(set) var bytes: [UInt8] = []

    mutating func append(_ number: some FixedWidthInteger) {
        withUnsafeBytes(of: number.bigEndian) { bytes += $0 }
    }

    mutating func append(_ other: [UInt8]) {
        append(UInt32(clamping: other.count))
        bytes += other
    }

    mutating func append(_ text: String) { append(Array(text.utf8)) }

    mutating func append(_ headers: HTTPHeaders) {
        append(UInt32(clamping: headers.fields.count))
        for field in headers.fields {
            append(field.name)
            append(field.value)
        }
    }

    mutating func append(_ duration: Duration) { append(duration.nanoseconds) }
}

extension Duration {
    fileprivate var nanoseconds: Int64 {
        let (seconds, attoseconds) = components
        let (whole, overflows) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        return overflows ? (seconds < 0 ? .min : .max) : whole + attoseconds / 1_000_000_000
    }
}
