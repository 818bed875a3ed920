import Diagnostics
import StrictJSON

/// A value of a record that fits its shape, with the file it came from.
///
/// Accessors give `nil` for an absent key; that a required key is there, the shape has already made sure.
struct Node {
    let value: JSONValue
    let path: String

    var span: SourceSpan { SourceSpan(path: path, range: value.range) }

    subscript(key: String) -> Node? {
        value[key].map { Node(value: $0, path: path) }
    }

    func text(_ key: String) -> String? { value[key]?.string }
    func flag(_ key: String) -> Bool? { value[key]?.bool }
    func whole(_ key: String) -> Int? { value[key]?.numberText.flatMap { Int($0) } }
    func date(_ key: String) -> PartialDate? { text(key).flatMap { PartialDate($0) } }
    func markdown(_ key: String) -> MarkdownText? { self[key].flatMap { MarkdownText($0) } }
    func reference(_ key: String) -> Reference? { self[key].flatMap { Reference($0) } }

    func amount(_ key: String) -> Amount {
        guard let value = value[key] else { return .unknown }
        return value.numberText.flatMap { ExactDecimal($0) }.map { .known($0) } ?? .notSold
    }

    func list(_ key: String) -> [Node] {
        (value[key]?.array ?? []).map { Node(value: $0, path: path) }
    }

    /// A list, or the one object that stands for a list of one.
    func oneOrMore(_ key: String) -> [Node] {
        guard let value = value[key] else { return [] }
        return (value.array ?? [value]).map { Node(value: $0, path: path) }
    }

    /// The members of a table with their keys, in the order of the file.
    func table(_ key: String) -> [(key: Reference, node: Node)] {
        (value[key]?.members ?? []).map { member in
            (Reference(id: member.key, span: SourceSpan(path: path, range: member.keyRange)), Node(value: member.value, path: path))
        }
    }

    func facts<Value>(_ key: String, _ read: (JSONValue) -> Value?) -> [Fact<Value>] {
        oneOrMore(key).compactMap { Fact($0, read) }
    }
}
