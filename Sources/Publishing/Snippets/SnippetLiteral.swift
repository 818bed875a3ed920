import StrictJSON

/// Text and values as literals of the languages that snippets are written in. Whatever they hold, they stay one piece of data.
enum SnippetLiteral {
    enum Dialect { case json, python }

    /// A JSON string, which is one of Python and of JavaScript as well.
    static func quoted(_ text: String) -> String {
        String(decoding: JSONWriter.bytes(.string(text), .compact), as: UTF8.self)
    }

    /// POSIX single quotes, in which nothing is special but the quote itself.
    static func shellQuoted(_ text: String) -> String {
        "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }

    static func swiftQuoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\", "\"": result += "\\" + String(scalar)
            case _ where scalar.value < 0x20 || scalar.value == 0x7F: result += "\\u{\(String(scalar.value, radix: 16))}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }

    /// Columns that a value may fill before it is broken.
    private static let width = 76

    /// A value over as many lines as it needs, the first without indent.
    static func text(_ value: JSONValue, _ dialect: Dialect, indent: Int = 0, step: Int = 2) -> String {
        let flat = flat(value, dialect)
        if indent + flat.utf8.count <= width { return flat }
        let inner = String(repeating: " ", count: indent + step)
        func block(_ open: String, _ close: String, _ lines: [String]) -> String {
            let ending = dialect == .python ? "," : ""
            return open + "\n" + lines.map { inner + $0 }.joined(separator: ",\n") + ending + "\n" + String(repeating: " ", count: indent)
                + close
        }
        switch value.content {
        case .array(let values):
            return block("[", "]", values.map { text($0, dialect, indent: indent + step, step: step) })
        case .object(let members):
            return block(
                "{", "}", members.map { quoted($0.key) + ": " + text($0.value, dialect, indent: indent + step, step: step) })
        default: return flat
        }
    }

    private static func flat(_ value: JSONValue, _ dialect: Dialect) -> String {
        switch value.content {
        case .null: dialect == .python ? "None" : "null"
        case .bool(let flag): dialect == .python ? (flag ? "True" : "False") : String(flag)
        case .number(let digits): digits
        case .string(let text): quoted(text)
        case .array(let values): "[" + values.map { flat($0, dialect) }.joined(separator: ", ") + "]"
        case .object(let members):
            "{" + members.map { quoted($0.key) + ": " + flat($0.value, dialect) }.joined(separator: ", ") + "}"
        }
    }
}
