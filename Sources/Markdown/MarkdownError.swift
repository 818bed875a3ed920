/// Why a text cannot be used, and the line of it (from 1) where that shows.
package struct MarkdownError: Error, Hashable, Sendable, CustomStringConvertible {
    package enum Reason: Hashable, Sendable {
        case empty
        case severalParagraphs
        /// A note is one paragraph; this block cannot stand in one.
        case block(Block)
        case rawHTML
        case noTitle
        case secondTitle
        case tooLarge(limit: Int)
        case tooDeep
        case tooManyReferences
    }

    package enum Block: String, Sendable {
        case list = "a list"
        case heading = "a heading"
        case quote = "a quotation"
        case code = "a code block"
        case rule = "a horizontal rule"
    }

    package var reason: Reason
    package var line: Int

    package init(_ reason: Reason, line: Int = 1) {
        self.reason = reason
        self.line = line
    }

    /// One sentence without a final full stop.
    package var description: String {
        switch reason {
        case .empty: "there is no text"
        case .severalParagraphs: "there is more than one paragraph"
        case .block(let block): "\(block.rawValue) cannot stand in a note, which is one paragraph"
        case .rawHTML: "raw HTML is not allowed"
        case .noTitle: "the page does not start with a title"
        case .secondTitle: "there is a second title"
        case .tooLarge(let limit): "the text is larger than \(limit) bytes"
        case .tooDeep: "lists or quotations are nested too deeply"
        case .tooManyReferences: "link references repeat too much text"
        }
    }

    package var fix: String? {
        switch reason {
        case .severalParagraphs, .block: "write one paragraph"
        case .rawHTML: "use Markdown, or put code between backticks"
        case .noTitle: "start with a line such as '# Title'"
        case .secondTitle: "use '##' for sections"
        case .empty, .tooLarge, .tooDeep, .tooManyReferences: nil
        }
    }
}
