extension String {
    /// Whether a version is older than another, number by number: 0.9.2 before 0.10.0, 1.0rc1 before 1.0, and 1.0 before 1.0.post1. What a build
    /// adds after `+` does not count.
    func isOlderVersion(than other: String) -> Bool {
        let (mine, theirs) = (versionParts, other.versionParts)
        for (a, b) in zip(mine, theirs) where a != b { return a < b }
        if mine.count < theirs.count { return theirs[mine.count] > .end }
        return mine.count > theirs.count && mine[theirs.count] < .end
    }

    private var versionParts: [VersionPart] {
        var parts: [VersionPart] = []
        for piece in lowercased().split(separator: "+").first?.split(whereSeparator: { !$0.isLetter && !$0.isNumber }) ?? [] {
            var rest = piece
            while let first = rest.first {
                let isNumber = first.isASCIIDigit
                let part = rest.prefix { $0.isASCIIDigit == isNumber }
                parts.append(isNumber ? .number(String(part.drop { $0 == "0" })) : part == "post" ? .after : .word(String(part)))
                rest = rest.dropFirst(part.count)
            }
        }
        // The v of v1.2 says nothing.
        if parts.first == .word("v") { parts.removeFirst() }
        return parts
    }
}

/// In ascending order: a word such as `rc` stands before a release, a further number after it.
private enum VersionPart: Comparable {
    case word(String), end, after
    /// Digits without zeros in front, so that no number is too long.
    case number(String)

    static func < (a: Self, b: Self) -> Bool {
        switch (a, b) {
        case (.word(let a), .word(let b)): a < b
        case (.number(let a), .number(let b)): (a.utf8.count, a) < (b.utf8.count, b)
        default: a.rank < b.rank
        }
    }

    private var rank: Int {
        switch self {
        case .word: 0
        case .end: 1
        case .after: 2
        case .number: 3
        }
    }
}

extension Character {
    fileprivate var isASCIIDigit: Bool { "0" <= self && self <= "9" && isASCII }
}
