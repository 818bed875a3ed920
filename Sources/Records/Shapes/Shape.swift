/// What a value in a record may look like. One description serves the reader, the formatter and the documentation.
package indirect enum Shape: Sendable {
    case text(TextRule)
    case wholeNumber(ClosedRange<Int>)
    /// An exact decimal, zero or more.
    case amount
    case flag
    case object(ObjectShape)
    /// An object whose keys are data.
    case table(keys: TextRule, values: Shape)
    case list(Shape, atLeast: Int)
    /// One object, or a list of two and more where sources differ.
    case oneOrMore(Shape)
    /// A scalar, or an object that says more.
    case scalarOrObject(Shape, ObjectShape)
    case nullable(Shape)

    static func list(_ shape: Shape) -> Shape { .list(shape, atLeast: 1) }
    static var text: Shape { .text(.line) }
}

/// What a text may hold.
package enum TextRule: Sendable {
    /// One line, not empty, no control characters.
    case line
    /// A line of at most `shortLineLimit` bytes.
    case shortLine
    /// One paragraph of Markdown.
    case markdown
    case identifier
    case oneOf([String])
    case date
    /// `2026-06-17T09:30:00Z`
    case timestamp
    /// http or https, absolute.
    case url
    /// An absolute URL that ends in `/`.
    case folderURL
    /// https, or http to loopback; no credentials, query, fragment or trailing slash.
    case baseURL
    case host
    /// `A_KEY`
    case environmentVariable
    /// `<lab>/<model>`
    case modelReference
    /// A code of `ProbeReason`.
    case probeReason

    /// What git keeps of a stranger's words.
    package static let shortLineLimit = 300
}

/// The keys of an object, in canonical order.
package struct ObjectShape: Sendable {
    package struct Field: Sendable {
        package var key: String
        package var isRequired: Bool
        package var shape: Shape
        /// What the key means, for people.
        package var meaning: String
    }

    /// What such an object is, with its article: "a claim".
    package var name: String
    package var fields: [Field]

    init(_ name: String, _ fields: [Field]) {
        self.name = name
        self.fields = fields
    }
}

func required(_ key: String, _ shape: Shape, _ meaning: String) -> ObjectShape.Field {
    ObjectShape.Field(key: key, isRequired: true, shape: shape, meaning: meaning)
}

func optional(_ key: String, _ shape: Shape, _ meaning: String) -> ObjectShape.Field {
    ObjectShape.Field(key: key, isRequired: false, shape: shape, meaning: meaning)
}
