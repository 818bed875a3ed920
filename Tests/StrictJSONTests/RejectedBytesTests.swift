import Diagnostics
import StrictJSON
import Testing

/// Bytes that are no text or too many.
struct RejectedBytesTests {
    private static func check(
        _ bytes: [UInt8], _ expected: String, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let (value, problems) = JSONReader.read(bytes, path: "x.json")
        #expect(value == nil, sourceLocation: sourceLocation)
        #expect(try lines(problems, bytes) == [expected], sourceLocation: sourceLocation)
    }

    @Test(
        arguments: [
            ("stray continuation", [0x80]), ("never in UTF-8", [0xFF]), ("cut off", [0xE2, 0x82]), ("overlong slash", [0xC0, 0xAF]),
            ("surrogate", [0xED, 0xA0, 0x80]), ("beyond Unicode", [0xF4, 0x90, 0x80, 0x80]), ("Latin-1", [0xE9, 0x20]),
        ] as [(String, [UInt8])])
    func findsTheByteThatIsNoUTF8(_ name: String, bad: [UInt8]) throws {
        // In a value, in a key, and behind an escape; "é漢" has five bytes.
        try Self.check(Array("{\n \"a\": \"é漢".utf8) + bad + Array("x\"}".utf8), "2:13-2:14 invalid-json this byte is no valid UTF-8")
        try Self.check(Array("{\"é".utf8) + bad + Array("\": 1}".utf8), "1:5-1:6 invalid-json this byte is no valid UTF-8")
        try Self.check(Array("[\"\\n\\u00e9é".utf8) + bad + Array("\"]".utf8), "1:13-1:14 invalid-json this byte is no valid UTF-8")
    }

    @Test func keepsAMessageAboutManyBadBytesShort() throws {
        let bytes = Array("[".utf8) + [UInt8](repeating: 0x80, count: 1_000_000)
        let (value, problems) = JSONReader.read(bytes, path: "x.json")
        #expect(value == nil)
        let message = try #require(problems.first).message
        #expect(message.hasPrefix("expected a value, found '\u{FFFD}"), "\(message.prefix(100))")
        #expect(message.utf8.count < 200)
    }

    @Test(
        arguments: [
            ([0xEF, 0xBB, 0xBF, 0x7B, 0x7D], "1:1-1:4 byte-order-mark the file starts with a byte order mark"),
            ([0xFF, 0xFE, 0x7B, 0x00], "1:1-1:3 not-utf-8 the file is UTF-16"),
            ([0xFE, 0xFF, 0x00, 0x7B], "1:1-1:3 not-utf-8 the file is UTF-16"),
            ([0x7B, 0x00, 0x7D, 0x00], "1:1-1:3 not-utf-8 the file holds NUL bytes, as UTF-16 or a binary file does"),
            ([0x00, 0x7B, 0x00, 0x7D], "1:1-1:3 not-utf-8 the file holds NUL bytes, as UTF-16 or a binary file does"),
            ([0x00], "1:1-1:2 invalid-json expected a value, found '\0'"),
            ([0x5B, 0x31, 0x00, 0x5D], "1:3-1:4 invalid-json expected ',' or ']', found '\0'"),
            ([0x5B, 0x0B, 0x5D], "1:2-1:3 invalid-json expected a value, found '\u{B}'"),
            ([0x5B, 0x5D, 0xEF, 0xBB, 0xBF], "1:3-1:6 invalid-json there is more text after the end of the record"),
        ] as [([UInt8], String)])
    func namesOtherEncodings(_ bytes: [UInt8], expected: String) throws {
        try Self.check(bytes, expected)
    }

    @Test(arguments: [5 << 20, 10_000_000, (4 << 20) + 1])
    func refusesAFileThatIsTooLarge(_ count: Int) throws {
        let bytes = Array("\"".utf8) + [UInt8](repeating: 0x61, count: count - 2) + Array("\"".utf8)
        try Self.check(bytes, "1:1-1:1 file-too-large the file has \(count) bytes; a record may have 4194304")
    }

    @Test func readsAFileAtTheLimit() {
        let bytes = Array("\"".utf8) + [UInt8](repeating: 0x61, count: (4 << 20) - 2) + Array("\"".utf8)
        let (value, problems) = JSONReader.read(bytes, path: "x.json")
        #expect(problems == [])
        #expect(value?.string?.utf8.count == (4 << 20) - 2)
    }
}
