/// The difference of two texts as one hunk of the unified format: what they share at both ends is left out but for a little context.
struct LineDiff {
    let old: [Substring]
    let new: [Substring]

    private static let context = 3

    init(_ old: [UInt8], _ new: [UInt8]) {
        self.old = Self.lines(old)
        self.new = Self.lines(new)
    }

    func text(path: String) -> String {
        var head = 0
        while head < min(old.count, new.count), old[head] == new[head] { head += 1 }
        var tail = 0
        while tail < min(old.count, new.count) - head, old[old.count - 1 - tail] == new[new.count - 1 - tail] { tail += 1 }
        let start = max(0, head - Self.context)
        let after = min(tail, Self.context)
        let (oldEnd, newEnd) = (old.count - tail, new.count - tail)
        let ranges = "@@ -\(start + 1),\(oldEnd + after - start) +\(start + 1),\(newEnd + after - start) @@"
        let lines =
            old[start..<head].map { " " + $0 } + old[head..<oldEnd].map { "-" + $0 } + new[head..<newEnd].map { "+" + $0 }
            + old[oldEnd..<oldEnd + after].map { " " + $0 }
        return "--- \(path)\n+++ \(path)\n\(ranges)\n" + lines.map { $0 + "\n" }.joined()
    }

    private static func lines(_ bytes: [UInt8]) -> [Substring] {
        var lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        if lines.last == "" { lines.removeLast() }
        return lines
    }
}
