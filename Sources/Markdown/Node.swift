import CCMark

/// One node of a tree; only usable inside `ParsedDocument.read`.
struct Node {
    enum Kind {
        case document, quote, list, item, codeBlock, htmlBlock, paragraph, heading, rule
        case text, softBreak, lineBreak, code, htmlInline, emphasis, strong, link, image
        /// What the parser never makes.
        case custom
    }

    private let pointer: OpaquePointer

    init(_ pointer: OpaquePointer) {
        self.pointer = pointer
    }

    var kind: Kind {
        switch cmark_node_get_type(pointer) {
        case CMARK_NODE_DOCUMENT: .document
        case CMARK_NODE_BLOCK_QUOTE: .quote
        case CMARK_NODE_LIST: .list
        case CMARK_NODE_ITEM: .item
        case CMARK_NODE_CODE_BLOCK: .codeBlock
        case CMARK_NODE_HTML_BLOCK: .htmlBlock
        case CMARK_NODE_PARAGRAPH: .paragraph
        case CMARK_NODE_HEADING: .heading
        case CMARK_NODE_THEMATIC_BREAK: .rule
        case CMARK_NODE_TEXT: .text
        case CMARK_NODE_SOFTBREAK: .softBreak
        case CMARK_NODE_LINEBREAK: .lineBreak
        case CMARK_NODE_CODE: .code
        case CMARK_NODE_HTML_INLINE: .htmlInline
        case CMARK_NODE_EMPH: .emphasis
        case CMARK_NODE_STRONG: .strong
        case CMARK_NODE_LINK: .link
        case CMARK_NODE_IMAGE: .image
        default: .custom
        }
    }

    var line: Int { max(1, Int(cmark_node_get_start_line(pointer))) }
    var literal: String { Self.text(cmark_node_get_literal(pointer)) }
    var address: String { Self.text(cmark_node_get_url(pointer)) }
    var title: String { Self.text(cmark_node_get_title(pointer)) }
    var fenceInfo: String { Self.text(cmark_node_get_fence_info(pointer)) }
    /// 0 for what is no heading.
    var headingLevel: Int { Int(cmark_node_get_heading_level(pointer)) }
    var isOrdered: Bool { cmark_node_get_list_type(pointer) == CMARK_ORDERED_LIST }
    var listStart: Int { Int(cmark_node_get_list_start(pointer)) }
    var isTight: Bool { cmark_node_get_list_tight(pointer) != 0 }
    var parent: Node? { cmark_node_parent(pointer).map { Node($0) } }

    var children: [Node] {
        var result: [Node] = []
        var next = cmark_node_first_child(pointer)
        while let child = next {
            result.append(Node(child))
            next = cmark_node_next(child)
        }
        return result
    }

    /// Enters and leaves this node and all inside it, in the order of the text and without recursion.
    func walk(_ visit: (_ node: Node, _ entering: Bool) throws(MarkdownError) -> Void) throws(MarkdownError) {
        let iterator = cmark_iter_new(pointer)
        defer { cmark_iter_free(iterator) }
        while true {
            let event = cmark_iter_next(iterator)
            guard event != CMARK_EVENT_DONE, let node = cmark_iter_get_node(iterator) else { return }
            try visit(Node(node), event == CMARK_EVENT_ENTER)
        }
    }

    var plainText: String {
        var result = ""
        let iterator = cmark_iter_new(pointer)
        defer { cmark_iter_free(iterator) }
        while true {
            let event = cmark_iter_next(iterator)
            guard event != CMARK_EVENT_DONE, let pointer = cmark_iter_get_node(iterator) else { return result }
            let node = Node(pointer)
            switch node.kind {
            case .text, .code, .htmlInline: result += node.literal
            case .softBreak, .lineBreak: result += " "
            default: break
            }
        }
    }

    private static func text(_ pointer: UnsafePointer<CChar>?) -> String {
        pointer.map { String(cString: $0) } ?? ""
    }
}
