/// Random digits, big and black on white: a model that reads them back has seen the picture.
package struct DigitPicture: Sendable, Hashable {
    package let digits: String
    package let width: Int
    package let height: Int
    /// Row by row, 0 black to 255 white.
    package let pixels: [UInt8]

    /// The side that every picture has at least; a picture of one pixel crashed a server (quirk vision-tiny-crash).
    private static let smallestSide = 64

    /// `nil` unless there are 1 to 12 digits `0` to `9` at 5 to 32 pixels a dot (35 to 224 pixels high).
    package init?(_ digits: String, dot: Int = 8) {
        let values = digits.utf8.map { Int($0) - 0x30 }
        guard 1...12 ~= values.count, 5...32 ~= dot, values.allSatisfy({ 0...9 ~= $0 }) else { return nil }
        let inkWidth = (values.count * 6 - 1) * dot
        let width = max(Self.smallestSide, inkWidth + 6 * dot)
        let height = max(Self.smallestSide, 7 * dot + 6 * dot)
        let left = (width - inkWidth) / 2
        let top = (height - 7 * dot) / 2
        var pixels = [UInt8](repeating: 255, count: width * height)
        for (place, value) in values.enumerated() {
            for (row, line) in Self.glyphs[value].enumerated() {
                for column in 0..<5 where line & (0b10000 >> UInt8(column)) != 0 {
                    let x = left + (place * 6 + column) * dot
                    for y in top + row * dot..<top + (row + 1) * dot {
                        for offset in 0..<dot { pixels[y * width + x + offset] = 0 }
                    }
                }
            }
        }
        self.digits = digits
        self.width = width
        self.height = height
        self.pixels = pixels
    }

    package func png() throws(PNGEncoder.Failure) -> [UInt8] {
        try PNGEncoder.greyscale(width: width, height: height, pixels: pixels)
    }

    /// As `image_url` takes it (RFC 2397); http addresses are refused by many servers (quirk vision-no-url).
    package func dataURL() throws(PNGEncoder.Failure) -> String {
        "data:image/png;base64," + Base64.encode(try png())
    }

    /// Five dots wide, seven high; the zero has no stroke, so that it looks like no 8.
    private static let glyphs: [[UInt8]] = [
        [0b01110, 0b10001, 0b10001, 0b10001, 0b10001, 0b10001, 0b01110],
        [0b00100, 0b01100, 0b00100, 0b00100, 0b00100, 0b00100, 0b01110],
        [0b01110, 0b10001, 0b00001, 0b00110, 0b01000, 0b10000, 0b11111],
        [0b11111, 0b00010, 0b00100, 0b00110, 0b00001, 0b10001, 0b01110],
        [0b00010, 0b00110, 0b01010, 0b10010, 0b11111, 0b00010, 0b00010],
        [0b11111, 0b10000, 0b11110, 0b00001, 0b00001, 0b10001, 0b01110],
        [0b00110, 0b01000, 0b10000, 0b11110, 0b10001, 0b10001, 0b01110],
        [0b11111, 0b00001, 0b00010, 0b00100, 0b01000, 0b01000, 0b01000],
        [0b01110, 0b10001, 0b10001, 0b01110, 0b10001, 0b10001, 0b01110],
        [0b01110, 0b10001, 0b10001, 0b01111, 0b00001, 0b00010, 0b01100],
    ]
}
