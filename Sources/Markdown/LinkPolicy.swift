/// Which addresses a page may name, and how they are written.
struct LinkPolicy: Sendable {
    enum Target: Hashable {
        case external(String)
        case inside(String)
    }

    private let root: String

    init(root: String) {
        self.root = root
    }

    /// Where a link goes; `nil` for an address that loses its link.
    func target(of address: String) -> Target? {
        guard Self.isPlain(address) else { return nil }
        if Self.hasHost(address, after: "https://") || Self.hasHost(address, after: "http://") { return .external(address) }
        if address.utf8.starts(with: "mailto:".utf8), address.utf8.count > "mailto:".utf8.count { return .inside(address) }
        if address.utf8.first == UInt8(ascii: "#"), address.utf8.count > 1 { return .inside(address) }
        return sitePath(address).map { .inside($0) }
    }

    /// The address of an image that the site itself holds; `nil` for any other.
    func image(_ address: String) -> String? {
        let components = address.utf8.split(separator: UInt8(ascii: "/"))
        guard Self.isPlain(address), address.utf8.starts(with: "/assets/".utf8),
            !components.contains(where: { $0.elementsEqual("..".utf8) })
        else { return nil }
        return sitePath(address)
    }

    private func sitePath(_ address: String) -> String? {
        guard address.utf8.first == UInt8(ascii: "/"), address.utf8.dropFirst().first != UInt8(ascii: "/") else { return nil }
        // By bytes: a slash with a combining mark after it is one `Character`.
        let path = root + String(Substring(address.utf8.dropFirst()))
        return path.isEmpty ? "./" : path
    }

    /// Browsers drop control characters and take a backslash for a slash, so that such an address is not what it seems.
    private static func isPlain(_ address: String) -> Bool {
        !address.utf8.contains { $0 <= 0x20 || $0 == 0x7F || $0 == UInt8(ascii: "\\") }
    }

    private static func hasHost(_ address: String, after scheme: String) -> Bool {
        guard address.utf8.starts(with: scheme.utf8), let next = address.utf8.dropFirst(scheme.utf8.count).first else { return false }
        return !"/?#".utf8.contains(next)
    }
}
