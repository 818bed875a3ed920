/// Reads what the Markdown writer wrote, and knows nothing but what it may write: few elements, few attributes, few addresses.
struct HarmlessHTML {
    private(set) var elements: Set<String> = []
    private(set) var ids: [String] = []
    private var open: [String] = []
    private let root: String

    private static let attributes: [String: Set<String>] = [
        "a": ["href", "rel", "title"], "img": ["src", "alt"], "code": ["class"], "ol": ["start"],
        "h1": ["id"], "h2": ["id"], "h3": ["id"], "h4": ["id"], "h5": ["id"], "h6": ["id"],
        "p": [], "ul": [], "li": [], "blockquote": [], "pre": ["tabindex"], "em": [], "strong": [], "hr": [], "br": [],
    ]

    static func read(_ html: String, root: String) throws(Violation) -> HarmlessHTML {
        var reader = HarmlessHTML(root: root)
        var rest = Array(html.utf8)[...]
        while let mark = rest.firstIndex(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: ">") }) {
            try expect(rest[mark] == UInt8(ascii: "<"), "a '>' that ends no tag")
            guard let end = rest[mark...].firstIndex(of: UInt8(ascii: ">")) else {
                throw Violation(description: "a '<' that starts no tag")
            }
            try reader.tag(rest[rest.index(after: mark)..<end])
            rest = rest[rest.index(after: end)...]
        }
        try expect(reader.open.isEmpty, "never closed: \(reader.open)")
        return reader
    }

    private init(root: String) { self.root = root }

    private mutating func tag(_ content: ArraySlice<UInt8>) throws(Violation) {
        let text = String(decoding: content, as: UTF8.self)
        if text.utf8.first == UInt8(ascii: "/") {
            return try expect(open.popLast() == String(text.dropFirst()), "<\(text)> closes nothing")
        }
        let isVoid = content.suffix(2).elementsEqual(" /".utf8)
        var rest = isVoid ? content.dropLast(2) : content
        let name = String(decoding: rest.prefix { $0 != 0x20 }, as: UTF8.self)
        guard let allowed = Self.attributes[name] else { throw Violation(description: "the element <\(text)>") }
        try expect(isVoid == ["hr", "br", "img"].contains(name), "<\(text)> is closed wrongly")
        try expect(name != "a" || !open.contains("a"), "a link in a link")
        elements.insert(name)
        if !isVoid { open.append(name) }
        rest = rest.dropFirst(name.utf8.count)
        while !rest.isEmpty {
            let parts = rest.split(separator: UInt8(ascii: "\""), maxSplits: 2, omittingEmptySubsequences: false)
            let attribute = String(decoding: parts[0].dropFirst().dropLast(), as: UTF8.self)
            try expect(
                parts.count == 3 && parts[0].first == 0x20 && parts[0].last == UInt8(ascii: "=") && allowed.contains(attribute),
                "the attribute \(attribute) of <\(text)>")
            let value = String(decoding: parts[1], as: UTF8.self)
            if attribute == "id" { ids.append(value) }
            if attribute == "href" { try expect(isHarmless(value), "the link \(value)") }
            if attribute == "src" { try expect(value.utf8.starts(with: (root + "assets/").utf8), "the image \(value)") }
            rest = parts[2]
        }
    }

    private func isHarmless(_ address: String) -> Bool {
        if address.utf8.starts(with: "//".utf8) { return false }
        let isKnown = ["http://", "https://", "mailto:", "#", root].contains { address.utf8.starts(with: $0.utf8) }
        return isKnown && address.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") }
    }
}
