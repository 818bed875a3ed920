extension String {
    /// By UTF-8 bytes: the same order on every machine and in every locale.
    package func precedes(_ other: String) -> Bool {
        utf8.lexicographicallyPrecedes(other.utf8)
    }

    /// A name that Windows keeps for devices, with or without an extension.
    package var isReservedName: Bool {
        let stem = prefix { $0 != "." }
        if ["con", "prn", "aux", "nul"].contains(stem) { return true }
        return stem.utf8.count == 4 && (stem.hasPrefix("com") || stem.hasPrefix("lpt"))
            && stem.utf8.last.map { $0 &- UInt8(ascii: "0") < 10 } == true
    }

    /// A file that stands beside the pages which have ids as their folders.
    package var isPageFile: Bool { ["index.html", "index.md", "rows.json"].contains(self) }

    /// An id that may be a file name: lower-case ASCII letters, digits, `-` and `.`, starting with a letter or digit.
    package var isIdentifier: Bool {
        guard let first = utf8.first, first != UInt8(ascii: "-"), first != UInt8(ascii: "."), utf8.count <= 80 else { return false }
        return utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."): true
            default: false
            }
        }
    }
}
