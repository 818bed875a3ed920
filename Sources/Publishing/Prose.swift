import Diagnostics
import Markdown
import Mustache
import Records

/// Markdown of the records as HTML for one page.
struct Prose: Sendable {
    private let renderer: MarkdownRenderer

    /// - Parameter root: what links to other pages of the site begin with.
    init(root: String) {
        renderer = MarkdownRenderer(root: root)
    }

    /// HTML of one paragraph, to be put into a template unescaped; `.null` for `nil`.
    ///
    /// What is no single paragraph, which `check` reports, is shown as the text that it is.
    func inline(_ markdown: MarkdownText?) -> Value {
        guard let markdown else { return .null }
        do throws(MarkdownError) {
            return .string(try renderer.inline(markdown.text))
        } catch {
            return .string(Self.escaped(markdown.text))
        }
    }

    private static func escaped(_ text: String) -> String {
        text.unicodeScalars.reduce(into: "") { html, scalar in
            switch scalar {
            case "&": html += "&amp;"
            case "<": html += "&lt;"
            case ">": html += "&gt;"
            default: html.unicodeScalars.append(scalar)
            }
        }
    }
}
