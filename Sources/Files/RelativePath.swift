/// A path that stays inside its folder; compared as bytes, as file systems do, not as Unicode text.
struct RelativePath: Sendable {
    let text: String

    /// `nil` for an absolute or empty path, NUL, and the components `""`, `.` and `..`.
    init?(_ text: String) {
        guard !text.utf8.contains(0) else { return nil }
        for component in Self.split(text) where component.isEmpty || component.elementsEqual(".".utf8) || component.elementsEqual("..".utf8)
        {
            return nil
        }
        self.text = text
    }

    private init(checked text: String) {
        self.text = text
    }

    var components: [String] {
        Self.split(text).map { String(Substring($0)) }
    }

    /// The folder that holds this file; `nil` at the top.
    var parent: RelativePath? {
        text.utf8.lastIndex(of: UInt8(ascii: "/")).map { RelativePath(checked: String(text[..<$0])) }
    }

    var isHidden: Bool {
        Self.split(text).contains { $0.first == UInt8(ascii: ".") }
    }

    var hasControls: Bool {
        text.utf8.contains { $0 < 0x20 || $0 == 0x7F }
    }

    /// By bytes: to `Character` a slash with a combining mark after it is no slash, to the system it is.
    private static func split(_ text: String) -> [Substring.UTF8View] {
        text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    }
}

extension RelativePath: Hashable, Comparable {
    static func == (a: RelativePath, b: RelativePath) -> Bool {
        a.text.utf8.elementsEqual(b.text.utf8)
    }

    static func < (a: RelativePath, b: RelativePath) -> Bool {
        a.text.utf8.lexicographicallyPrecedes(b.text.utf8)
    }

    func hash(into hasher: inout Hasher) {
        for byte in text.utf8 { hasher.combine(byte) }
    }
}
