/// Writes nodes as HTML, as libcmark does in safe mode, but with anchors, checked links and no foreign images.
struct HTMLWriter {
    private let policy: LinkPolicy
    private var output: [UInt8] = []
    private var slugs = Slugs()
    /// Images that became their text; inside them there is only text.
    private var imageDepth = 0
    /// HTML knows no link in a link; libcmark 0.30 makes one of an autolink in a link's text. The outer one counts.
    private var linkDepth = 0
    private(set) var contents: [Article.Heading] = []

    init(policy: LinkPolicy) {
        self.policy = policy
    }

    var html: String { String(decoding: output, as: UTF8.self) }

    mutating func write(_ node: Node) throws(MarkdownError) {
        try node.walk { (node, entering) throws(MarkdownError) in try visit(node, entering) }
    }

    mutating func write(inside node: Node) throws(MarkdownError) {
        for child in node.children { try write(child) }
    }

    private mutating func visit(_ node: Node, _ entering: Bool) throws(MarkdownError) {
        if node.kind == .image { return image(node, entering) }
        guard imageDepth == 0 else { return plain(node) }
        switch node.kind {
        case .document, .custom, .image: break
        case .quote: block(entering ? "<blockquote>\n" : "</blockquote>\n")
        case .list: list(node, entering)
        case .item: entering ? block("<li>") : raw("</li>\n")
        case .heading: heading(node, entering)
        case .paragraph: paragraph(node, entering)
        case .rule: block("<hr />\n")
        case .codeBlock: codeBlock(node)
        case .htmlBlock: throw MarkdownError(.rawHTML, line: node.line)
        case .text, .htmlInline: escaped(node.literal)
        case .softBreak: raw("\n")
        case .lineBreak: raw("<br />\n")
        case .code:
            raw("<code>")
            escaped(node.literal)
            raw("</code>")
        case .emphasis: raw(entering ? "<em>" : "</em>")
        case .strong: raw(entering ? "<strong>" : "</strong>")
        case .link: link(node, entering)
        }
    }

    private mutating func list(_ node: Node, _ entering: Bool) {
        let tag = node.isOrdered ? "ol" : "ul"
        guard entering else { return raw("</\(tag)>\n") }
        block(node.isOrdered && node.listStart != 1 ? "<ol start=\"\(node.listStart)\">\n" : "<\(tag)>\n")
    }

    private mutating func heading(_ node: Node, _ entering: Bool) {
        guard entering else { return raw("</h\(node.headingLevel)>\n") }
        let text = node.plainText
        let id = slugs.anchor(for: text)
        if 2...3 ~= node.headingLevel, node.parent?.kind == .document {
            contents.append(Article.Heading(level: node.headingLevel, id: id, text: text))
        }
        block("<h\(node.headingLevel) id=\"\(id)\">")
    }

    private mutating func paragraph(_ node: Node, _ entering: Bool) {
        if let list = node.parent?.parent, list.kind == .list, list.isTight { return }
        if entering { block("<p>") } else { raw("</p>\n") }
    }

    private mutating func codeBlock(_ node: Node) {
        block("<pre tabindex=\"0\"><code")
        if let language = node.fenceInfo.utf8.split(whereSeparator: { $0 == 0x20 || $0 == 0x09 }).first {
            raw(" class=\"language-")
            escaped(String(Substring(language)))
            raw("\"")
        }
        raw(">")
        escaped(node.literal)
        raw("</code></pre>\n")
    }

    private mutating func link(_ node: Node, _ entering: Bool) {
        guard let target = policy.target(of: node.address) else { return }
        guard entering else {
            linkDepth -= 1
            if linkDepth == 0 { raw("</a>") }
            return
        }
        linkDepth += 1
        guard linkDepth == 1 else { return }
        switch target {
        case .inside(let address): attribute("<a href", address: address)
        case .external(let address):
            attribute("<a href", address: address)
            raw(" rel=\"external nofollow noopener\"")
        }
        if !node.title.isEmpty {
            raw(" title=\"")
            escaped(node.title)
            raw("\"")
        }
        raw(">")
    }

    private mutating func image(_ node: Node, _ entering: Bool) {
        let address = imageDepth == (entering ? 0 : 1) ? policy.image(node.address) : nil
        imageDepth += entering ? 1 : -1
        guard let address else { return }
        if entering {
            attribute("<img src", address: address)
            raw(" alt=\"")
        } else {
            raw("\" />")
        }
    }

    private mutating func plain(_ node: Node) {
        switch node.kind {
        case .text, .code, .htmlInline: escaped(node.literal)
        case .softBreak, .lineBreak: raw(" ")
        default: break
        }
    }

    /// Starts on a line of its own.
    private mutating func block(_ text: String) {
        if let last = output.last, last != UInt8(ascii: "\n") { output.append(UInt8(ascii: "\n")) }
        raw(text)
    }

    private mutating func raw(_ text: String) {
        output += text.utf8
    }

    private mutating func escaped(_ text: String) {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): output += "&amp;".utf8
            case UInt8(ascii: "<"): output += "&lt;".utf8
            case UInt8(ascii: ">"): output += "&gt;".utf8
            case UInt8(ascii: "\""): output += "&quot;".utf8
            default: output.append(byte)
            }
        }
    }

    private mutating func attribute(_ start: String, address: String) {
        raw(start + "=\"")
        for byte in address.utf8 {
            switch byte {
            case UInt8(ascii: "&"): output += "&amp;".utf8
            case UInt8(ascii: "'"): output += "&#x27;".utf8
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
                output.append(byte)
            case _ where "-_.+!*(),%#@?=;:/$~".utf8.contains(byte): output.append(byte)
            default: output += "%\(byte < 16 ? "0" : "")\(String(byte, radix: 16, uppercase: true))".utf8
            }
        }
        raw("\"")
    }
}
