/// A piece of a page.
enum Node: Sendable {
    case element(Element)
    case text(String)
}

struct Element: Sendable {
    var name: String
    var attributes: [(name: String, value: String)]
    var children: [Node] = []

    subscript(attribute: String) -> String? { attributes.first { $0.name == attribute }?.value }

    var elements: [Element] { children.compactMap { if case .element(let element) = $0 { element } else { nil } } }

    /// This element and all below it, in the order of the page.
    var all: [Element] { [self] + elements.flatMap(\.all) }

    func all(_ name: String) -> [Element] { all.filter { $0.name == name } }
    func first(_ name: String) -> Element? { all(name).first }
    func element(id: String) -> Element? { all.first { $0["id"] == id } }

    private var rawText: String {
        children.map { node in
            switch node {
            case .text(let text): text
            case .element(let element):
                // What a reader sees apart is apart.
                ["p", "div", "td", "th", "li", "dt", "dd", "tr", "summary", "br", "h2", "h3"].contains(element.name)
                    ? " " + element.rawText + " " : element.rawText
            }
        }.joined()
    }

    /// The text with every space, as in `<pre>`.
    var plainText: String {
        children.map { node in
            switch node {
            case .text(let text): text
            case .element(let element): element.plainText
            }
        }.joined()
    }

    /// What a reader sees: entities decoded, white space collapsed.
    var text: String { collapsed(rawText) }
}

/// White space as one space, none at the ends.
func collapsed(_ text: String) -> String {
    text.split { $0 == " " || $0 == "\n" || $0 == "\t" || $0 == "\r\n" }.joined(separator: " ")
}

/// Reads the HTML that the site is made of; stricter than a browser: what is not closed or not quoted is an error.
enum HTML {
    struct Malformed: Error {
        let message: String
    }

    private static let void: Set<String> = ["br", "hr", "img", "link", "meta", "input", "wbr"]

    static func parse(_ html: String) throws(Malformed) -> Element {
        var scanner = Scanner(rest: Substring(html))
        var open = [Element(name: "", attributes: [])]
        while !scanner.rest.isEmpty {
            let text = scanner.take { $0 != "<" }
            if !text.isEmpty { open[open.count - 1].children.append(.text(try decoded(text))) }
            if scanner.rest.isEmpty { break }
            if scanner.passes("<!doctype html>") { continue }
            if scanner.passes("</") {
                let name = scanner.take { $0 != ">" }
                try scanner.need(">")
                let element = open.removeLast()
                guard element.name == name, !open.isEmpty else {
                    throw Malformed(message: "</\(name)> closes <\(element.name)> before \(scanner.context)")
                }
                open[open.count - 1].children.append(.element(element))
                continue
            }
            try scanner.need("<")
            let (element, isClosed) = try tag(&scanner)
            if isClosed || void.contains(element.name) {
                open[open.count - 1].children.append(.element(element))
            } else {
                open.append(element)
            }
        }
        guard open.count == 1 else { throw Malformed(message: "<\(open[open.count - 1].name)> is never closed") }
        return open[0]
    }

    private static func tag(_ scanner: inout Scanner) throws(Malformed) -> (Element, isClosed: Bool) {
        var element = Element(name: scanner.take { $0.isLetter || $0.isNumber }, attributes: [])
        guard !element.name.isEmpty else { throw Malformed(message: "a bare < before \(scanner.context)") }
        while true {
            let space = scanner.take { $0 == " " || $0 == "\n" }
            if scanner.passes("/>") { return (element, true) }
            if scanner.passes(">") { return (element, false) }
            guard !space.isEmpty else { throw Malformed(message: "no space before an attribute of <\(element.name)>: \(scanner.context)") }
            let name = scanner.take { $0.isLetter || $0.isNumber || $0 == "-" || $0 == ":" }
            guard !name.isEmpty, element[name] == nil else {
                throw Malformed(message: "<\(element.name)> has a bad or second attribute \(name): \(scanner.context)")
            }
            var value = ""
            if scanner.passes("=") {
                try scanner.need("\"")
                value = try decoded(scanner.take { $0 != "\"" })
                try scanner.need("\"")
            }
            element.attributes.append((name, value))
        }
    }

    private static let entities = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "#39": "'", "#x27": "'", "nbsp": "\u{A0}"]

    private static func decoded(_ text: String) throws(Malformed) -> String {
        guard text.contains("&") else { return text }
        let parts = text.split(separator: "&", omittingEmptySubsequences: false)
        var result = String(parts[0])
        for part in parts.dropFirst() {
            guard let end = part.firstIndex(of: ";"), let character = entities[String(part[..<end])] else {
                throw Malformed(message: "&\(part.prefix(20)) is no known entity")
            }
            result += character + part[part.index(after: end)...]
        }
        return result
    }

    private struct Scanner {
        var rest: Substring

        var context: String { String(rest.prefix(60)) }

        mutating func take(while condition: (Character) -> Bool) -> String {
            let taken = rest.prefix(while: condition)
            rest = rest[taken.endIndex...]
            return String(taken)
        }

        mutating func passes(_ text: String) -> Bool {
            guard rest.hasPrefix(text) else { return false }
            rest = rest.dropFirst(text.count)
            return true
        }

        mutating func need(_ text: String) throws(Malformed) {
            guard passes(text) else { throw Malformed(message: "expected \(text) before \(context)") }
        }
    }
}
