extension Node {
    /// The paragraph of a document that has nothing else.
    func onlyParagraph() throws(MarkdownError) -> Node {
        let blocks = children
        for block in blocks {
            switch block.kind {
            case .paragraph: continue
            case .list: throw MarkdownError(.block(.list), line: block.line)
            case .heading: throw MarkdownError(.block(.heading), line: block.line)
            case .quote: throw MarkdownError(.block(.quote), line: block.line)
            case .codeBlock: throw MarkdownError(.block(.code), line: block.line)
            case .rule: throw MarkdownError(.block(.rule), line: block.line)
            default: throw MarkdownError(.rawHTML, line: block.line)
            }
        }
        guard let first = blocks.first else { throw MarkdownError(.empty) }
        guard blocks.count == 1 else { throw MarkdownError(.severalParagraphs, line: blocks[1].line) }
        return first
    }
}
