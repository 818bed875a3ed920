import Diagnostics
import StrictJSON
import Testing

/// Reads a text that must be without any problem.
func read(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> JSONValue {
    let (value, problems) = JSONReader.read(Array(text.utf8), path: "x.json")
    #expect(problems == [], "\(text.prefix(200).debugDescription)", sourceLocation: sourceLocation)
    return try #require(value, "\(text.prefix(200).debugDescription)", sourceLocation: sourceLocation)
}

/// Problems as `line:column-line:column id message`.
func lines(_ problems: [Diagnostic], _ bytes: [UInt8]) throws -> [String] {
    let table = LineTable(bytes)
    return try problems.map { problem in
        let range = try #require(problem.span, "\(problem)").range
        let (start, end) = (table.position(of: range.lowerBound), table.position(of: range.upperBound))
        return "\(start.line):\(start.column)-\(end.line):\(end.column) \(problem.id) \(problem.message)"
    }
}

/// A value without its places, for comparing: text as Swift writes it, numbers as they stand.
func plain(_ value: JSONValue) -> String {
    switch value.content {
    case .null: "null"
    case .bool(let flag): "\(flag)"
    case .number(let digits): digits
    case .string(let text): escaped(text)
    case .array(let values): "[" + values.map(plain).joined(separator: " ") + "]"
    case .object(let members): "{" + members.map { escaped($0.key) + ":" + plain($0.value) }.joined(separator: " ") + "}"
    }
}

private func escaped(_ text: String) -> String {
    "'" + text.unicodeScalars.map { $0.value < 0x20 || $0.value > 0x7E ? "<\(String($0.value, radix: 16))>" : String($0) }.joined() + "'"
}
