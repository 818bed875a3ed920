import Foundation
import Testing

@testable import Probing

/// Another implementation reads what ours wrote: zlib, as Python has it.
struct PNGReadingTests {
    private static let python = ["/usr/bin/python3", "/usr/local/bin/python3", "/root/.pyenv/shims/python3"].first {
        FileManager.default.isExecutableFile(atPath: $0)
    }

    /// Prints width, height and all pixels in hexadecimal; fails on any broken checksum.
    private static let reader = #"""
        import sys, zlib, struct
        b = sys.stdin.buffer.read()
        assert b[:8] == b"\x89PNG\r\n\x1a\n"
        at, names, data = 8, [], b""
        while at < len(b):
            n, name = struct.unpack(">I4s", b[at:at + 8])
            body = b[at + 8:at + 8 + n]
            assert struct.unpack(">I", b[at + 8 + n:at + 12 + n])[0] == zlib.crc32(name + body)
            names.append(name)
            if name == b"IHDR": w, h, rest = struct.unpack(">II5s", body)[0:3]
            if name == b"IDAT": data += body
            at += 12 + n
        assert names[0] == b"IHDR" and names[-1] == b"IEND" and rest == bytes([8, 0, 0, 0, 0])
        raw = zlib.decompress(data)
        assert len(raw) == h * (w + 1)
        rows, above = [], bytes(w)
        for y in range(h):
            kind, row = raw[y * (w + 1)], raw[y * (w + 1) + 1:(y + 1) * (w + 1)]
            assert kind == 2
            above = bytes((a + c) & 255 for a, c in zip(row, above))
            rows.append(above)
        print(w, h, b"".join(rows).hex())
        """#

    private static func decode(_ png: [UInt8], with python: String) throws -> String {
        let process = Process()
        let input = Pipe()
        let output = Pipe()
        process.executableURL = URL(filePath: python)
        process.arguments = ["-c", reader]
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        try input.fileHandleForWriting.write(contentsOf: Data(png))
        try input.fileHandleForWriting.close()
        let text = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return String(decoding: text, as: UTF8.self)
    }

    private static func hex(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    @Test(.enabled(if: python != nil, "needs python3")) func readsBackThePicture() throws {
        let python = try #require(Self.python)
        let picture = try #require(DigitPicture("9081726354"))
        #expect(try Self.decode(picture.png(), with: python) == "\(picture.width) \(picture.height) \(Self.hex(picture.pixels))\n")
    }

    /// Runs of each length from 1 to 600 between changing bytes, so that every length code and every literal occurs.
    @Test(.enabled(if: python != nil, "needs python3")) func readsBackEveryRunAndByte() throws {
        let python = try #require(Self.python)
        var pixels: [UInt8] = []
        for length in 1...600 { pixels += [UInt8](repeating: UInt8(length % 256), count: length) }
        let width = 601
        pixels += [UInt8](repeating: 0, count: (width - pixels.count % width) % width)
        // One row, so that filter "up" leaves the bytes as they are; a row has at most 4096.
        for start in stride(from: 0, to: pixels.count, by: 4096) {
            let row = Array(pixels[start..<min(start + 4096, pixels.count)])
            let png = try PNGEncoder.greyscale(width: row.count, height: 1, pixels: row)
            #expect(try Self.decode(png, with: python) == "\(row.count) 1 \(Self.hex(row))\n")
        }
    }
}
