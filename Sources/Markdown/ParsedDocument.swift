import CCMark

/// Owns one tree of the parser.
struct ParsedDocument: ~Copyable {
    private let pointer: OpaquePointer

    init(_ text: String) throws(MarkdownError) {
        var text = text
        try InputGuard.check(&text)
        let parsed = text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { cmark_parse_document($0.baseAddress, $0.count, CMARK_OPT_DEFAULT) }
        }
        guard let parsed else { throw MarkdownError(.empty) }
        pointer = parsed
    }

    deinit {
        cmark_node_free(pointer)
    }

    /// Lends the root; no node may leave `body`.
    func read<Result>(_ body: (_ root: Node) throws(MarkdownError) -> Result) throws(MarkdownError) -> Result {
        try body(Node(pointer))
    }
}
