/// One of our keys, as a server may echo it: whole, in part, in base64, with the middle masked.
struct KeyForms: Sendable {
    /// The length of a piece that gives a key away, wherever it stands.
    private static let piece = 8

    private let key: [UInt8]
    /// Every piece of the key and of its base64 at each alignment, in folded bytes.
    private let pieces: Set<UInt64>
    /// The same of its letters and digits alone, forwards and backwards.
    private let loosePieces: Set<UInt64>

    init(_ key: [UInt8]) {
        let key = DecodedView(key).bytes
        self.key = key
        var pieces = Set<UInt64>()
        if key.count >= Self.piece {
            for form in [key] + (0..<3).map({ Self.base64(key, after: $0) }) {
                Self.forEachPiece(of: form) { piece, _ in pieces.insert(piece) }
            }
        }
        self.pieces = pieces
        let letters = key.filter(Self.isLetter)
        var loose = Set<UInt64>()
        for form in [letters, letters.reversed()] { Self.forEachPiece(of: form) { piece, _ in loose.insert(piece) } }
        loosePieces = loose
    }

    func mark(_ marks: inout Marks) {
        guard key.count >= 4 else { return }
        markPieces(&marks)
        markLoosePieces(&marks)
        markWholeWords(&marks)
        markMasked(&marks)
        markCutEnds(&marks)
    }

    // MARK: Pieces

    /// The characters of the base64 of `key` that do not depend on what stands before and after it.
    private static func base64(_ key: [UInt8], after count: Int) -> [UInt8] {
        let padded = [UInt8](repeating: 0, count: count) + key
        return Array(Base64.encodedBytes(padded).prefix(padded.count * 8 / 6).dropFirst((count * 8 + 5) / 6))
    }

    /// Without regard to case, and base64 for URLs like the other.
    private static func fold(_ byte: UInt8) -> UInt8 {
        switch byte {
        case UInt8(ascii: "-"): UInt8(ascii: "+")
        case UInt8(ascii: "_"): UInt8(ascii: "/")
        default: byte.lowercased
        }
    }

    private static func forEachPiece(of bytes: [UInt8], _ visit: (UInt64, Int) -> Void) {
        var window: UInt64 = 0
        for (index, byte) in bytes.enumerated() {
            window = window << 8 | UInt64(fold(byte))
            if index + 1 >= piece { visit(window, index + 1) }
        }
    }

    /// A piece takes the token along in which it stands: what is left of it would be another piece of the key.
    private func markPieces(_ marks: inout Marks) {
        guard !pieces.isEmpty else { return }
        var found: [Range<Int>] = []
        Self.forEachPiece(of: marks.bytes) { window, end in
            guard pieces.contains(window) else { return }
            if let last = found.last, last.upperBound >= end - Self.piece {
                found[found.count - 1] = last.lowerBound..<end
            } else {
                found.append(end - Self.piece..<end)
            }
        }
        for range in found { extend(range, &marks) }
    }

    /// `s k - a b c`, and whatever else leaves the letters in their order, or turns it round.
    private func markLoosePieces(_ marks: inout Marks) {
        guard !loosePieces.isEmpty else { return }
        let letters = marks.bytes.indices.filter { Self.isLetter(marks.bytes[$0]) }
        var window: UInt64 = 0
        for (count, place) in letters.enumerated() {
            window = window << 8 | UInt64(Self.fold(marks.bytes[place]))
            guard count + 1 >= Self.piece, loosePieces.contains(window) else { continue }
            let start = letters[count + 1 - Self.piece]
            // Letters far apart belong to other words.
            if place - start < Self.piece * 4 { marks.add(start..<place + 1, .key) }
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        0x30...0x39 ~= byte || 0x41...0x5A ~= byte || 0x61...0x7A ~= byte
    }

    private func extend(_ range: Range<Int>, _ marks: inout Marks) {
        let bytes = marks.bytes
        let isPart = { (byte: UInt8) in byte.isTokenByte || byte == UInt8(ascii: "=") || byte & 0xC0 == 0x80 }
        var start = range.lowerBound
        while start > 0, range.lowerBound - start < 512, isPart(bytes[start - 1]), bytes[start - 1] != UInt8(ascii: "=") { start -= 1 }
        marks.add(start..<bytes.end(from: range.upperBound, limit: 512, while: isPart), .key)
    }

    // MARK: Words and masks

    /// A word that is the whole of a short key, or the first or last 4 to 7 bytes of a longer one ("ends in abcd").
    private func markWholeWords(_ marks: inout Marks) {
        let bytes = marks.bytes
        var index = 0
        while index < bytes.count {
            let end = bytes.end(from: index, while: \.isTokenByte)
            let length = end - index
            if 4...7 ~= length, length <= key.count {
                let word = bytes[index..<end]
                let isPart = key.count < Self.piece ? word.elementsEqual(key) : key.ends(with: word) || key.starts(with: word)
                if isPart { marks.add(index..<end, .key) }
            }
            index = max(end, index + 1)
        }
    }

    /// `sk-ab****wxyz`, `sk-...wxyz`, `...wxyz`: what stands on either side of the mask, where the key begins or ends so.
    private func markMasked(_ marks: inout Marks) {
        let bytes = marks.bytes
        var index = 0
        while index < bytes.count {
            let end = Mask.end(in: bytes, from: index)
            guard end > index else {
                index += 1
                continue
            }
            var start = index
            while start > 0, index - start < 64, bytes[start - 1].isTokenByte { start -= 1 }
            let after = bytes.end(from: end, limit: 64, while: \.isTokenByte)
            let before = bytes[start..<index]
            let behind = bytes[end..<after]
            if before.count >= 2 && key.starts(with: before) || behind.count >= 2 && key.ends(with: behind) {
                marks.add(start..<after, .key)
            }
            index = end
        }
    }

    /// The text may be a piece that was cut inside a key, by us at 4 KB or by a chunk: 4 to 7 bytes at its ends.
    private func markCutEnds(_ marks: inout Marks) {
        let bytes = marks.bytes
        for length in 4..<max(4, min(Self.piece, key.count, bytes.count + 1)) {
            if bytes.suffix(length).elementsEqual(key.prefix(length)) { marks.add(bytes.count - length..<bytes.count, .key) }
            if bytes.prefix(length).elementsEqual(key.suffix(length)) { marks.add(0..<length, .key) }
        }
    }
}

/// What stands for the hidden middle of a key.
enum Mask {
    /// The end of a mask that starts at `index`, or `index`: two stars or bullets, three points, one ellipsis at the least.
    static func end(in bytes: [UInt8], from index: Int) -> Int {
        let stars = bytes.end(from: index) { $0 == UInt8(ascii: "*") }
        if stars - index >= 2 { return stars }
        let points = bytes.end(from: index) { $0 == UInt8(ascii: ".") }
        if points - index >= 2 { return points }
        guard bytes[index] == 0xE2 else { return index }
        var end = index
        // U+2022, U+2026, U+25CF.
        while end + 2 < bytes.count,
            [[0xE2, 0x80, 0xA2], [0xE2, 0x80, 0xA6], [0xE2, 0x97, 0x8F]].contains(Array(bytes[end..<end + 3]))
        { end += 3 }
        return end
    }
}

extension [UInt8] {
    fileprivate func ends(with other: ArraySlice<UInt8>) -> Bool { suffix(other.count).elementsEqual(other) }
}
