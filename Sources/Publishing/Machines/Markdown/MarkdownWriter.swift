import Markdown
import Records

/// Markdown that shows strangers' text as the text that it is.
enum MarkdownWriter {
    /// Signs that mean something anywhere in a line; the pipe would end a cell.
    private static let signs: Set<Unicode.Scalar> = ["\\", "`", "*", "_", "[", "]", "<", ">", "&", "~", "|", "#", "!", "$", "{", "}"]

    /// Text within a line.
    static func text(_ text: String) -> String {
        var result = ""
        var isFirst = true
        for scalar in text.unicodeScalars {
            let isBreak = scalar == "\n" || scalar == "\r"
            // What begins a list or a line under a heading.
            let begins = isFirst && ["-", "+", "="].contains(scalar)
            if signs.contains(scalar) || begins { result += "\\" }
            result.unicodeScalars.append(isBreak ? " " : scalar)
            isFirst = false
        }
        return numbered(result)
    }

    /// `1.` at the start would be a list.
    private static func numbered(_ text: String) -> String {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        guard !digits.isEmpty, let next = text.dropFirst(digits.count).first, next == "." || next == ")" else { return text }
        return digits + "\\" + text.dropFirst(digits.count)
    }

    /// The words of a note, without what it makes bold or links to.
    static func prose(_ markdown: MarkdownText) -> String {
        do throws(MarkdownError) {
            return text(try MarkdownRenderer.plainText(markdown.text))
        } catch {
            return text(markdown.text)
        }
    }

    /// An id or address to be copied; a pipe is escaped for tables, where alone it means anything.
    static func code(_ text: String) -> String {
        let fence = String(repeating: "`", count: longestRun(of: "`", in: text) + 1)
        let pad = text.hasPrefix("`") || text.hasSuffix("`") ? " " : ""
        let flat = text.unicodeScalars.reduce(into: "") { line, scalar in
            if scalar == "|" { line += "\\" }
            line.unicodeScalars.append(scalar == "\n" || scalar == "\r" ? " " : scalar)
        }
        return fence + pad + flat + pad + fence
    }

    static func link(_ title: String, _ url: String?) -> String {
        guard let url, url.hasPrefix("https://") || url.hasPrefix("http://") else { return text(title) }
        let address = url.unicodeScalars.reduce(into: "") { address, scalar in
            switch scalar {
            case "<": address += "%3C"
            case ">": address += "%3E"
            case "\\": address += "%5C"
            case "|": address += "%7C"
            case " ": address += "%20"
            default: address.unicodeScalars.append(scalar)
            }
        }
        return "[\(text(title))](<\(address)>)"
    }

    static func table(_ head: [String], _ rows: [[String]]) -> String {
        let lines = [head, head.map { _ in "---" }] + rows
        return lines.map { "| " + $0.joined(separator: " | ") + " |\n" }.joined()
    }

    private static func longestRun(of sign: Character, in text: String) -> Int {
        var (longest, run) = (0, 0)
        for character in text {
            run = character == sign ? run + 1 : 0
            longest = max(longest, run)
        }
        return longest
    }
}
