import StrictJSON

/// The schema of one kind of object in the JSON files, by name.
struct APISchema: Sendable {
    struct Field: Sendable {
        let key: String
        let schema: JSONValue
        let isRequired: Bool
    }

    let name: String
    let json: JSONValue

    init(_ name: String, _ meaning: String, _ fields: [Field]) {
        self.name = name
        json = .object([("description", .string(meaning))] + Self.object(fields))
    }

    /// A schema that is no plain object.
    init(_ name: String, _ meaning: String, json: [(String, JSONValue?)]) {
        self.name = name
        self.json = .object([("description", .string(meaning))] + json)
    }

    static func object(_ fields: [Field]) -> [(String, JSONValue?)] {
        let required = fields.filter(\.isRequired).map { JSONValue.string($0.key) }
        return [
            ("type", .string("object")), ("properties", .object(fields.map { ($0.key, $0.schema) })),
            ("required", required.isEmpty ? nil : .array(required)),
        ]
    }

    static func reference(_ name: String) -> JSONValue { .object([("$ref", .string("#/components/schemas/" + name))]) }
}

extension JSONValue {
    static let text = plain("string")
    static let flag = plain("boolean")
    static let count = JSONValue.object([("type", .string("integer")), ("minimum", .number(0))])
    static let address = JSONValue.object([("type", .string("string")), ("format", .string("uri"))])
    static let moment = JSONValue.object([("type", .string("string")), ("format", .string("date-time"))])
    /// As precise as the source was: a day, a month or a year.
    static let date = JSONValue.object([("type", .string("string")), ("pattern", .string("^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"))])
    static let money = JSONValue.object([("type", .array([.string("number"), .string("null")])), ("minimum", .number(0))])

    private static func plain(_ type: String) -> JSONValue { .object([("type", .string(type))]) }
    static func schema(_ name: String) -> JSONValue { APISchema.reference(name) }
    static func one(of words: [String]) -> JSONValue { .object([("type", .string("string")), ("enum", API.strings(words))]) }
    static func list(of element: JSONValue) -> JSONValue { .object([("type", .string("array")), ("items", element)]) }
    static func table(of element: JSONValue) -> JSONValue {
        .object([("type", .string("object")), ("additionalProperties", element)])
    }
}

extension APISchema.Field {
    static func must(_ key: String, _ schema: JSONValue) -> Self { Self(key: key, schema: schema, isRequired: true) }
    static func may(_ key: String, _ schema: JSONValue) -> Self { Self(key: key, schema: schema, isRequired: false) }
}
