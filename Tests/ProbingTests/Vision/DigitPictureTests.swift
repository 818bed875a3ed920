import Testing

@testable import Probing

struct DigitPictureTests {
    @Test(
        arguments: [
            ("407", 8, 184, 104), ("1", 5, 64, 65), ("815273", 8, 328, 104), ("000000000000", 32, 2464, 416), ("4", 8, 88, 104),
        ])
    func isLargeEnough(_ digits: String, dot: Int, width: Int, height: Int) throws {
        let picture = try #require(DigitPicture(digits, dot: dot))
        #expect(picture.width == width)
        #expect(picture.height == height)
        #expect(picture.pixels.count == width * height)
    }

    @Test(arguments: [("", 8), ("12a", 8), ("٣", 8), ("1", 4), ("1", 33), ("1234567890123", 8), ("-1", 8)])
    func refuses(_ digits: String, dot: Int) {
        #expect(DigitPicture(digits, dot: dot) == nil)
    }

    @Test func drawsWhatItSays() throws {
        let picture = try #require(DigitPicture("72", dot: 5))
        let top = (picture.height - 35) / 2
        let left = (picture.width - 55) / 2
        let drawn = (0..<7).map { row in
            (0..<11).map { picture.pixels[(top + row * 5 + 2) * picture.width + left + $0 * 5 + 2] == 0 ? "#" : "." }.joined()
        }
        #expect(
            drawn == [
                "#####..###.", "....#.#...#", "...#......#", "..#.....##.", ".#.....#...", ".#....#....", ".#....#####",
            ])
        let border = picture.pixels.enumerated().filter { place, value in
            let (x, y) = (place % picture.width, place / picture.width)
            return value != 255 && (x < left || x >= left + 55 || y < top || y >= top + 35)
        }
        #expect(border.isEmpty)
    }

    @Test func drawsEveryDigitInItsOwnWay() {
        #expect(Set((0...9).compactMap { DigitPicture(String($0))?.pixels }).count == 10)
    }

    @Test func staysSmallAsADataURL() throws {
        let url = try #require(DigitPicture("815273")).dataURL()
        #expect(url.hasPrefix("data:image/png;base64,iVBORw0KGgo"))
        #expect(url.utf8.count < 4096)
    }
}

struct PNGEncoderTests {
    @Test(arguments: [("", 0), ("123456789", 0xCBF4_3926), ("IEND", 0xAE42_6082)] as [(String, UInt32)])
    func checksumsAsPublished(_ text: String, expected: UInt32) {
        #expect(PNGEncoder.crc32(Array(text.utf8)) == expected)
    }

    @Test(arguments: [("", 1), ("Wikipedia", 0x11E6_0398)] as [(String, UInt32)])
    func sumsAsPublished(_ text: String, expected: UInt32) {
        #expect(PNGEncoder.adler32(Array(text.utf8)) == expected)
    }

    @Test func refusesImpossibleSizes() {
        #expect(throws: PNGEncoder.Failure.badSize) { try PNGEncoder.greyscale(width: 0, height: 1, pixels: []) }
        #expect(throws: PNGEncoder.Failure.badSize) { try PNGEncoder.greyscale(width: 1, height: 4097, pixels: []) }
        #expect(throws: PNGEncoder.Failure.pixelCountDiffers(expected: 6)) { try PNGEncoder.greyscale(width: 2, height: 3, pixels: [1]) }
    }

    @Test func compressesRunsOfEveryLength() {
        // Of each 259 bytes one literal and one run: 21 bits.
        #expect(FixedDeflate.compress([UInt8](repeating: 7, count: 10_000)).count == 105)
        #expect(FixedDeflate.compress([]) == [0b011, 0])
    }
}
