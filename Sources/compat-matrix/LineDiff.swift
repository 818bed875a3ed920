import Diagnostics

/// The difference of two texts as one hunk of the unified format: what they share at both ends is left out but for a little context.
///
/// Lines are bytes and end in LF alone, as `patch` reads them; a CR before it belongs to the line.
struct LineDiff {
    /// With their ends; the last one may have none.
    private let old: [ArraySlice<UInt8>]
    private let new: [ArraySlice<UInt8>]

    private static let context = 3
    private static let newline = UInt8(ascii: "\n")

    init(_ old: [UInt8], _ new: [UInt8]) {
        self.old = Self.lines(old)
        self.new = Self.lines(new)
    }

    func bytes(path: String) -> [UInt8] {
        let head = zip(old, new).prefix { $0 == $1 }.count
        let tail = zip(old.dropFirst(head).reversed(), new.dropFirst(head).reversed()).prefix { $0 == $1 }.count
        let start = max(0, head - Self.context)
        let after = min(tail, Self.context)
        let (oldEnd, newEnd) = (old.count - tail, new.count - tail)
        let ranges = "@@ -\(start + 1),\(oldEnd + after - start) +\(start + 1),\(newEnd + after - start) @@"
        let lines =
            old[start..<head].map { (" ", $0) } + old[head..<oldEnd].map { ("-", $0) } + new[head..<newEnd].map { ("+", $0) }
            + old[oldEnd..<oldEnd + after].map { (" ", $0) }
        let name = visible(path)
        return lines.reduce(into: Array("--- \(name)\n+++ \(name)\n\(ranges)\n".utf8)) { result, line in
            result += line.0.utf8
            result += line.1
            if line.1.last != Self.newline { result += "\n\\ No newline at end of file\n".utf8 }
        }
    }

    private static func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
        var lines: [ArraySlice<UInt8>] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            let end = rest.firstIndex(of: newline).map { $0 + 1 } ?? rest.endIndex
            lines.append(rest[..<end])
            rest = rest[end...]
        }
        return lines
    }
}
