import Mustache
import Records

/// A fact as a page shows it: what every source says of it, or that nobody says.
struct FactView {
    struct Item {
        var text: String
        var said: String?
        var note: Value
        var disputed: Value
        var source: Value
    }

    var items: [Item]
    /// Set in the type of ids.
    var isCode: Bool
    /// Sources give different values.
    var isContested: Bool

    init<Value>(_ facts: [Fact<Value>], _ citations: Citations, _ prose: Prose, isCode: Bool = false, _ words: (Value) -> String) {
        items = facts.map { fact in
            let text = words(fact.value)
            return Item(
                text: text, said: fact.said == text ? nil : fact.said, note: prose.inline(fact.note), disputed: prose.inline(fact.disputed),
                source: citations.value(fact.source, fact.date))
        }
        self.isCode = isCode
        isContested = Set(items.map(\.text)).count > 1
    }

    /// What a narrow place shows: the newest that is not in doubt.
    var leading: Item? { items.first { $0.disputed.isNull } ?? items.first }

    var value: Value {
        [
            "is_known": .bool(!items.isEmpty),
            "is_code": .bool(isCode),
            "is_contested": .bool(isContested),
            "is_disputed": .bool(items.contains { !$0.disputed.isNull }),
            "first": .text(leading?.text),
            "first_said": .text(leading?.said),
            "items": .list(
                items.map { item in
                    [
                        "text": .string(item.text), "said": .text(item.said), "note": item.note,
                        "disputed": item.disputed, "source": item.source,
                    ]
                }),
        ]
    }
}

extension Value {
    var isNull: Bool { if case .null = self { true } else { false } }
}
