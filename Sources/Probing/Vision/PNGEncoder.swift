/// 8-bit greyscale PNG, as the W3C specification (third edition) and RFC 1950 and 1951 have it.
package enum PNGEncoder {
    package enum Failure: Error, Hashable {
        /// Each side may have 1 to 4096 pixels.
        case badSize
        case pixelCountDiffers(expected: Int)
    }

    package static func greyscale(width: Int, height: Int, pixels: [UInt8]) throws(Failure) -> [UInt8] {
        guard 1...4096 ~= width, 1...4096 ~= height else { throw .badSize }
        guard pixels.count == width * height else { throw .pixelCountDiffers(expected: width * height) }
        var header = bigEndian(UInt32(width)) + bigEndian(UInt32(height))
        header += [8, 0, 0, 0, 0]

        // Filter "up": a row like the one above becomes zeros, which the runs below swallow.
        var rows: [UInt8] = []
        rows.reserveCapacity((width + 1) * height)
        for row in 0..<height {
            rows.append(2)
            for place in row * width..<(row + 1) * width {
                rows.append(pixels[place] &- (row == 0 ? 0 : pixels[place - width]))
            }
        }
        return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + chunk("IHDR", header) + chunk("IDAT", zlib(rows)) + chunk("IEND", [])
    }

    private static func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
        let checked = Array(name.utf8) + content
        return bigEndian(UInt32(content.count)) + checked + bigEndian(crc32(checked))
    }

    private static func zlib(_ bytes: [UInt8]) -> [UInt8] {
        [0x78, 0x01] + FixedDeflate.compress(bytes) + bigEndian(adler32(bytes))
    }

    private static func bigEndian(_ word: UInt32) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: word >> $0) }
    }

    static func crc32(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(UInt32.max) { crcTable[Int(($0 ^ UInt32($1)) & 0xFF)] ^ ($0 >> 8) }
    }

    private static let crcTable: [UInt32] = (0..<256).map { start in
        (0..<8).reduce(UInt32(start)) { crc, _ in crc & 1 == 1 ? 0xEDB8_8320 ^ (crc >> 1) : crc >> 1 }
    }

    static func adler32(_ bytes: [UInt8]) -> UInt32 {
        var (a, b): (UInt32, UInt32) = (1, 0)
        for byte in bytes {
            a = (a + UInt32(byte)) % 65521
            b = (b + a) % 65521
        }
        return b << 16 | a
    }
}

/// One block of RFC 1951 with the fixed Huffman code, which knows no match but a run of one byte.
struct FixedDeflate {
    private var out: [UInt8] = []
    private var pending: UInt32 = 0
    private var bits: UInt32 = 0

    static func compress(_ bytes: [UInt8]) -> [UInt8] {
        var writer = FixedDeflate()
        // Last block, fixed code.
        writer.write(0b011, bits: 3)
        var index = 0
        while index < bytes.count {
            writer.symbol(Int(bytes[index]))
            var run = 0
            while run < 258, index + 1 + run < bytes.count, bytes[index + 1 + run] == bytes[index] { run += 1 }
            index += 1
            if run >= 3 {
                writer.runLength(run)
                index += run
            }
        }
        writer.symbol(256)
        writer.write(0, bits: 7)
        return writer.out
    }

    /// Section 3.2.5: length codes 257 to 285, then distance code 0, which is a distance of 1.
    private mutating func runLength(_ length: Int) {
        if length == 258 {
            symbol(285)
        } else {
            var extra = 0
            while extra < 5, length - 3 >= 8 << extra { extra += 1 }
            let offset = length - 3
            symbol(extra == 0 ? 257 + offset : 257 + 4 * extra + (offset >> extra))
            write(UInt32(offset & ((1 << extra) - 1)), bits: UInt32(extra))
        }
        write(0, bits: 5)
    }

    /// Section 3.2.6. Huffman codes go most significant bit first, all else least significant first.
    private mutating func symbol(_ symbol: Int) {
        let (code, length): (Int, UInt32) =
            switch symbol {
            case ..<144: (0x30 + symbol, 8)
            case ..<256: (0x190 + symbol - 144, 9)
            case ..<280: (symbol - 256, 7)
            default: (0xC0 + symbol - 280, 8)
            }
        for place in (0..<length).reversed() { write(UInt32(code >> Int(place) & 1), bits: 1) }
    }

    private mutating func write(_ value: UInt32, bits count: UInt32) {
        pending |= value << bits
        bits += count
        while bits >= 8 {
            out.append(UInt8(truncatingIfNeeded: pending))
            pending >>= 8
            bits -= 8
        }
    }
}
