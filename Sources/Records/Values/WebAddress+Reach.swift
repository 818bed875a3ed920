extension WebAddress {
    /// Whether the host, as far as its name tells, is one that the whole internet can reach. Where that is not clear, it is not.
    package var isPublic: Bool {
        if host.hasPrefix("[") { return isGlobalUnicast }
        let labels = host.split(separator: ".", omittingEmptySubsequences: false)
        guard let last = labels.last, labels.count > 1 else { return false }
        // A last label that begins with a digit makes it a number in one of many forms; only the common one is read.
        if last.first?.isNumber == true {
            let octets = labels.compactMap { UInt8($0) }
            return labels.count == 4 && octets.count == 4 && Self.isPublic(octets)
        }
        return !Self.privateEnds.contains(String(last)) && !host.hasSuffix(".home.arpa")
    }

    /// All of IPv6 that is routed worldwide begins with 2 or 3, in four digits.
    private var isGlobalUnicast: Bool {
        let first = host.dropFirst().prefix { $0 != ":" }
        return first.utf8.count == 4 && (first.hasPrefix("2") || first.hasPrefix("3")) && !host.contains(".")
    }

    private static let privateEnds: Set = [
        "localhost", "local", "internal", "lan", "home", "corp", "intranet", "private", "test", "invalid",
    ]

    private static func isPublic(_ octets: [UInt8]) -> Bool {
        switch (octets[0], octets[1]) {
        case (0, _), (10, _), (127, _), (169, 254), (172, 16...31), (192, 168), (100, 64...127), (198, 18...19), (224..., _): false
        default: true
        }
    }
}
