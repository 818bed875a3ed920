/// The data that a template shows.
///
/// Contexts are data only: the optional lambdas of the specification are left out.
/// Falsey are `null`, `false`, the empty list and the empty string; everything else is truthy, zero and the empty object included.
/// (The specification leaves the empty string and zero open.)
package enum Value: Sendable, Equatable {
    case null
    case bool(Bool)
    /// A decimal number as text, e.g. `12` or `1.210`; shown without needless zeros at the end of its fraction (`1.21`).
    case number(String)
    case string(String)
    case list([Value])
    case object(Object)

    /// Whether an inverted section shows nothing for this value.
    package var isTruthy: Bool {
        switch self {
        case .null: false
        case .bool(let flag): flag
        case .string(let text): !text.isEmpty
        case .list(let items): !items.isEmpty
        case .number, .object: true
        }
    }
}

extension Value: ExpressibleByNilLiteral {
    package init(nilLiteral: ()) { self = .null }
}

extension Value: ExpressibleByBooleanLiteral {
    package init(booleanLiteral value: Bool) { self = .bool(value) }
}

extension Value: ExpressibleByIntegerLiteral {
    package init(integerLiteral value: Int) { self = .number(String(value)) }
}

extension Value: ExpressibleByStringLiteral {
    package init(stringLiteral value: String) { self = .string(value) }
}

extension Value: ExpressibleByArrayLiteral {
    package init(arrayLiteral elements: Value...) { self = .list(elements) }
}

extension Value: ExpressibleByDictionaryLiteral {
    package init(dictionaryLiteral elements: (String, Value)...) { self = .object(Object(elements)) }
}
