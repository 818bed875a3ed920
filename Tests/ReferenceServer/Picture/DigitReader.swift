import Probing

/// Reads the digits out of a picture by its pixels, glyph by glyph, as a model with eyes would.
enum DigitReader {
    /// `nil` for a picture that cannot be decoded; empty where no digit is seen.
    static func digits(inDataURL address: String) -> String? {
        guard address.hasPrefix("data:image/png;base64,"), let bytes = Base64.decode(String(address.dropFirst(22))),
            let picture = PNGReader(bytes)
        else { return nil }
        return digits(in: picture)
    }

    static func digits(in picture: PNGReader) -> String {
        let rows = (0..<picture.height).filter { row in
            picture.pixels[row * picture.width..<(row + 1) * picture.width].contains { $0 < 128 }
        }
        guard let top = rows.first, let bottom = rows.last, (bottom - top + 1) % 7 == 0 else { return "" }
        let dot = (bottom - top + 1) / 7
        let count = (picture.width / dot - 5) / 6
        guard count > 0 else { return "" }
        return (0..<count).compactMap { place in
            glyphs.firstIndex(of: glyph(picture, place: place, of: count, dot: dot, top: top)).map(String.init)
        }.joined()
    }

    /// 35 dots, the middle of each looked at.
    private static func glyph(_ picture: PNGReader, place: Int, of count: Int, dot: Int, top: Int) -> [Bool] {
        let left = (picture.width - (count * 6 - 1) * dot) / 2 + place * 6 * dot
        return (0..<35).map { index in
            let (x, y) = (left + index % 5 * dot + dot / 2, top + index / 5 * dot + dot / 2)
            return x >= 0 && x < picture.width && y < picture.height && picture.pixels[y * picture.width + x] < 128
        }
    }

    private static let glyphs: [[Bool]] = {
        guard let sample = DigitPicture("0123456789", dot: 5), let png = try? sample.png(), let picture = PNGReader(png) else { return [] }
        return (0..<10).map { glyph(picture, place: $0, of: 10, dot: 5, top: (picture.height - 35) / 2) }
    }()
}
