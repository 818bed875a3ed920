import Diagnostics
import StrictJSON

/// Something that a source says. Facts of one key are a list: empty is unknown, several are sources that differ, the newest first.
package struct Fact<Value: Sendable>: Sendable {
    package var value: Value
    /// The source's own short wording.
    package var said: String?
    package var source: Reference
    /// When the source said so, if not when it was last checked.
    package var date: PartialDate?
    package var note: MarkdownText?
    /// Why the fact is in doubt although a source states it.
    package var disputed: MarkdownText?
    /// Where the value is written.
    package var span: SourceSpan

    init?(_ node: Node, _ read: (JSONValue) -> Value?) {
        guard let written = node["value"], let value = read(written.value), let source = node.reference("source") else { return nil }
        self.value = value
        self.said = node.text("said")
        self.source = source
        self.date = node.date("date")
        self.note = node.markdown("note")
        self.disputed = node.markdown("disputed")
        self.span = written.span
    }
}

extension Shape {
    static func fact(_ value: Shape) -> Shape {
        .oneOrMore(
            .object(
                ObjectShape(
                    "a fact",
                    [required("value", value, "the fact itself, in our units")] + Shape.provenance + [
                        optional("disputed", .text(.markdown), "why the fact is in doubt although a source states it")
                    ])))
    }

    /// The keys that facts and claims share.
    static let provenance: [ObjectShape.Field] = [
        optional("said", .text, "the source's own short wording, where a shade would be lost"),
        required("source", .text(.identifier), "an id of the sources table"),
        optional("date", .text(.date), "when the source said so, if not when it was last checked"),
        optional("note", .text(.markdown), "one paragraph of Markdown"),
    ]
}

/// The id of another record or of a source, and where it is written.
package struct Reference: Sendable, Hashable {
    package var id: String
    package var span: SourceSpan

    init(id: String, span: SourceSpan) {
        self.id = id
        self.span = span
    }

    init?(_ node: Node) {
        guard let id = node.value.string else { return nil }
        self.init(id: id, span: node.span)
    }
}

/// Markdown as a person wrote it, and where.
package struct MarkdownText: Sendable, Hashable {
    package var text: String
    package var span: SourceSpan

    init?(_ node: Node) {
        guard let text = node.value.string else { return nil }
        self.text = text
        self.span = node.span
    }
}

/// A number of something as sources count it: exact, or a range.
package struct Count: Sendable, Hashable {
    package var least: Int
    /// `nil`: at least that many.
    package var most: Int?

    init?(_ value: JSONValue) {
        if let number = value.numberText.flatMap({ Int($0) }) {
            (least, most) = (number, number)
        } else if let least = value["min"]?.numberText.flatMap({ Int($0) }) {
            (self.least, most) = (least, value["max"]?.numberText.flatMap { Int($0) })
        } else {
            return nil
        }
    }

    static let shape = Shape.scalarOrObject(
        .wholeNumber(0...1_000_000_000),
        ObjectShape(
            "a range",
            [
                required("min", .wholeNumber(0...1_000_000_000), "at least so many"),
                optional("max", .wholeNumber(0...1_000_000_000), "at most so many"),
            ]))
}
