import Foundation
import Testing

/// Applies a unified difference of one hunk to a file: with `patch`, and by hand, which must agree.
enum Patch {
    private static let newline = UInt8(ascii: "\n")

    static func apply(_ patch: some Sequence<UInt8>, to file: URL) throws {
        let patch = Array(patch)
        let expected = try applied(patch, to: Array(try Data(contentsOf: file)))
        guard let tool = ["/usr/bin/patch", "/bin/patch"].first(where: FileManager.default.isExecutableFile) else {
            print("patch is not installed; the difference was applied by the test alone")
            return try Data(expected).write(to: file)
        }
        let difference = file.appendingPathExtension("diff")
        try Data(patch).write(to: difference)
        defer { try? FileManager.default.removeItem(at: difference) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: tool)
        process.arguments = ["--binary", "--silent", "--fuzz=0", "--no-backup-if-mismatch", "-i", difference.path, file.path]
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        #expect(try Data(contentsOf: file) == Data(expected))
    }

    private static func applied(_ patch: [UInt8], to old: [UInt8]) throws -> [UInt8] {
        var source = lines(old)[...]
        var result: [UInt8] = []
        let hunk = lines(patch).dropFirst(2)
        let head = String(decoding: try #require(hunk.first), as: UTF8.self)
        let start = try #require(Int(head.dropFirst(4).prefix { $0 != "," }))
        for _ in 1..<start { result += source.removeFirst() }
        let body = Array(hunk.dropFirst())
        for (place, line) in body.enumerated() where line.first != UInt8(ascii: "\\") {
            var text = line.dropFirst()
            if place + 1 < body.count, body[place + 1].first == UInt8(ascii: "\\") { text.removeLast() }
            if line.first != UInt8(ascii: "+") { #expect(Array(source.removeFirst()) == Array(text)) }
            if line.first != UInt8(ascii: "-") { result += text }
        }
        return result + source.joined()
    }

    private static func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
        var lines: [ArraySlice<UInt8>] = []
        for byte in bytes.indices where byte == bytes.startIndex || bytes[byte - 1] == newline {
            lines.append(bytes[byte..<(bytes[byte...].firstIndex(of: newline).map { $0 + 1 } ?? bytes.endIndex)])
        }
        return lines
    }
}
