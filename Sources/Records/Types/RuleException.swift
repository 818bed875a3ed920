import Diagnostics

/// A problem that is known and excused, for a reason and until a day.
package struct RuleException: Sendable {
    package var rule: Reference
    /// The file, relative to the data folder; a `*` at its end covers all that begin alike.
    package var record: Reference
    /// What the message must contain, where a record has several such problems.
    package var about: String?
    package var reason: String
    package var until: PartialDate
    package var span: SourceSpan

    init?(_ node: Node) {
        guard let rule = node.reference("rule"), let record = node.reference("record"), let reason = node.text("reason"),
            let until = node.date("until")
        else { return nil }
        self.rule = rule
        self.record = record
        self.about = node.text("about")
        self.reason = reason
        self.until = until
        self.span = node.span
    }

    static let listShape = ObjectShape(
        "a list of exceptions",
        [
            required(
                "exceptions",
                .list(
                    .object(
                        ObjectShape(
                            "an exception",
                            [
                                required("rule", .text, "the id of the rule"),
                                required("record", .text, "the file, below the data folder; a * at its end covers all that begin alike"),
                                optional("about", .text, "what the message contains, where a record has several such problems"),
                                required("reason", .text, "why it is excused"),
                                required("until", .text(.date), "the last day on which it is"),
                            ])), atLeast: 0), "problems that are known and excused")
        ])
}
