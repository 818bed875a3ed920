/// Just enough of gzip (RFC 1952) to send it where none was asked for.
package enum Gzip {
    private static let header: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]

    /// The bytes as one stored block.
    package static func stored(_ bytes: [UInt8]) -> [UInt8] {
        let count = UInt16(bytes.count)
        let parts: [[UInt8]] = [
            header, [1], littleEndian(count), littleEndian(~count), bytes, littleEndian(checksum(bytes)), littleEndian(UInt32(bytes.count)),
        ]
        return Array(parts.joined())
    }

    /// At least `size` bytes of `a`, packed 158 to 1, without an end, since none should be reached.
    package static func bomb(size: Int) -> [UInt8] {
        var bits = Bits()
        bits.append(0b011, count: 3)
        bits.appendReversed(0x30 + 0x61, count: 8)
        for _ in 0...size / 258 {
            // Length 258 is code 285, distance 1 is code 0.
            bits.appendReversed(0b1100_0101, count: 8)
            bits.append(0, count: 5)
        }
        return header + bits.bytes
    }

    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        var sum = ~UInt32(0)
        for byte in bytes {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = (sum & 1 == 1 ? 0xEDB8_8320 : 0) ^ (sum >> 1) }
        }
        return ~sum
    }

    private static func littleEndian(_ value: some FixedWidthInteger) -> [UInt8] {
        withUnsafeBytes(of: value.littleEndian) { Array($0) }
    }

    private struct Bits {
        var bytes: [UInt8] = []
        var used = 8

        mutating func append(_ value: Int, count: Int) {
            for bit in 0..<count {
                if used == 8 {
                    bytes.append(0)
                    used = 0
                }
                bytes[bytes.count - 1] |= UInt8(value >> bit & 1) << UInt8(used)
                used += 1
            }
        }

        /// Huffman codes go in with their first bit first.
        mutating func appendReversed(_ value: Int, count: Int) {
            for bit in (0..<count).reversed() { append(value >> bit & 1, count: 1) }
        }
    }
}
