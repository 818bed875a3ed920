/// Decodes PNG of 8 bits a channel without interlacing, to grey.
struct PNGReader {
    var width: Int
    var height: Int
    /// Row by row, 0 black to 255 white.
    var pixels: [UInt8]

    init?(_ bytes: [UInt8]) {
        guard bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) else { return nil }
        var packed: [UInt8] = []
        var header: [UInt8] = []
        var index = 8
        while index + 12 <= bytes.count {
            let count = Self.number(bytes[index..<index + 4])
            guard index + 12 + count <= bytes.count else { return nil }
            let content = bytes[index + 8..<index + 8 + count]
            switch String(decoding: bytes[index + 4..<index + 8], as: UTF8.self) {
            case "IHDR": header = Array(content)
            case "IDAT": packed += content
            default: break
            }
            index += 12 + count
        }
        guard header.count == 13, header[8] == 8, header[12] == 0, packed.count > 6 else { return nil }
        let channels: Int
        switch header[9] {
        case 0: channels = 1
        case 2: channels = 3
        case 4: channels = 2
        case 6: channels = 4
        default: return nil
        }
        width = Self.number(header[0..<4])
        height = Self.number(header[4..<8])
        let stride = width * channels
        guard 1...8192 ~= width, 1...8192 ~= height else { return nil }
        guard let rows = Inflate.unpack(Array(packed.dropFirst(2).dropLast(4))), rows.count == (stride + 1) * height else { return nil }
        pixels = []
        pixels.reserveCapacity(width * height)
        var above = [UInt8](repeating: 0, count: stride)
        for row in 0..<height {
            let start = row * (stride + 1)
            var line = Array(rows[start + 1..<start + 1 + stride])
            guard Self.undo(rows[start], &line, above, channels) else { return nil }
            for place in 0..<width { pixels.append(line[place * channels]) }
            above = line
        }
    }

    /// Section 9 of the specification.
    private static func undo(_ filter: UInt8, _ line: inout [UInt8], _ above: [UInt8], _ step: Int) -> Bool {
        guard filter < 5 else { return false }
        if filter == 0 { return true }
        for place in line.indices {
            let left = place >= step ? Int(line[place - step]) : 0
            let up = Int(above[place])
            let corner = place >= step ? Int(above[place - step]) : 0
            let guess: Int
            switch filter {
            case 1: guess = left
            case 2: guess = up
            case 3: guess = (left + up) / 2
            default: guess = paeth(left, up, corner)
            }
            line[place] &+= UInt8(guess)
        }
        return true
    }

    private static func paeth(_ left: Int, _ up: Int, _ corner: Int) -> Int {
        let base = left + up - corner
        let (toLeft, toUp, toCorner) = (abs(base - left), abs(base - up), abs(base - corner))
        if toLeft <= toUp, toLeft <= toCorner { return left }
        return toUp <= toCorner ? up : corner
    }

    private static func number(_ bytes: ArraySlice<UInt8>) -> Int { bytes.reduce(0) { $0 << 8 | Int($1) } }
}
