import Diagnostics

/// The beginning of a reply as a record may keep it: scrubbed first, then cut.
package struct EvidenceExcerpt: Sendable, Hashable {
    package let text: String
    /// Whether anything is missing at the end.
    package let isCut: Bool
    /// Of everything that was scrubbed, shown or not.
    package let hash: String

    /// More of a body than this is neither scrubbed nor hashed.
    static let readLimit = 1 << 20
}

extension Scrubber {
    /// At most `limit` bytes of UTF-8; control and invisible characters are shown as escapes; no character and no placeholder is cut.
    package func excerpt(of bytes: [UInt8], limit: Int) -> EvidenceExcerpt {
        let isLong = bytes.count > EvidenceExcerpt.readLimit
        let clean = scrub(isLong ? Array(bytes.prefix(EvidenceExcerpt.readLimit)) : bytes)
        // Four bytes at most become one that is shown, so this much is enough to fill the limit.
        let source = String(decoding: clean.prefix(max(0, min(limit, EvidenceExcerpt.readLimit)) * 4 + 64), as: UTF8.self)
        var text = ""
        var rest = source[...]
        while !rest.isEmpty {
            let word = Placeholder.allCases.first { rest.hasPrefix($0.word) }?.word
            let piece = word ?? Self.shown(rest[rest.startIndex])
            guard text.utf8.count + piece.utf8.count <= limit else { break }
            text += piece
            rest = word.map { rest.dropFirst($0.count) } ?? rest.dropFirst()
        }
        return EvidenceExcerpt(text: text, isCut: isLong || !rest.isEmpty, hash: SHA256.short(clean))
    }

    package func excerpt(of text: String, limit: Int) -> EvidenceExcerpt {
        excerpt(of: Array(text.utf8), limit: limit)
    }

    private static func shown(_ character: Character) -> String {
        switch character {
        case "\n": "\\n"
        case "\r": "\\r"
        case "\t": "\\t"
        case "\r\n": "\\r\\n"
        default: visible(String(character))
        }
    }
}
