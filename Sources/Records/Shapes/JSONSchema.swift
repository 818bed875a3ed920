import StrictJSON

/// JSON Schemas (2020-12) of records, made from the shapes that the reader uses.
///
/// What the reader takes is valid under its schema. The reverse holds but for what a schema cannot say, or not in every dialect of regular
/// expressions; the reader alone refuses
/// - a doubled key;
/// - `1.0` and `1e3` for a whole number, an exponent, `-0` and more than 18 digits in an amount;
/// - a day that its month has not, such as 31 April;
/// - a port above 65535, a number above 255 in an address of loopback, a host of more than 253 characters;
/// - invisible characters beyond U+FFFF;
/// - a short text of too many bytes, where its characters are not too many.
package enum JSONSchema {
    /// Every schema by the name of its file.
    package static var files: [(name: String, bytes: [UInt8])] {
        RecordKind.Name.allCases.compactMap { kind in
            document(of: kind).map { ("\(kind.rawValue).schema.json", JSONWriter.bytes($0)) }
        }
    }

    /// - Returns: `nil` for what is no JSON.
    package static func document(of kind: RecordKind.Name) -> JSONValue? {
        kind.shape.map { document(of: $0, description: kind.places.map { "data/" + $0 }.joined(separator: " and ")) }
    }

    static func document(of shape: ObjectShape, description: String) -> JSONValue {
        var definitions = JSONSchemaDefinitions(.object(shape))
        let body = schema(of: .object(shape), key: "") { definitions.schema(of: $0, key: $1) }
        let head: [(String, JSONValue?)] = [
            ("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
            ("$comment", .string("written by compat-matrix schema")),
            ("description", .string(description)),
        ]
        let shared = definitions.all
        return .object(head + body.schemaMembers + [("$defs", shared.isEmpty ? nil : .object(shared))])
    }

    /// The schema of one shape.
    ///
    /// - Parameters:
    ///   - key: under which it stands.
    ///   - nested: gives the schemas of the shapes inside it.
    static func schema(of shape: Shape, key: String, nested: (Shape, String) -> JSONValue) -> JSONValue {
        switch shape {
        case .text(let rule): rule.schema
        case .wholeNumber(let range):
            .object([("type", .string("integer")), ("minimum", .number(range.lowerBound)), ("maximum", .number(range.upperBound))])
        case .amount: .object([("type", .string("number")), ("minimum", .number(0))])
        case .flag: .object([("type", .string("boolean"))])
        case .object(let object): schema(of: object, nested: nested)
        case .table(let keys, let values):
            .object([
                ("type", .string("object")), ("propertyNames", nested(.text(keys), key)), ("additionalProperties", nested(values, key)),
            ])
        case .list(let element, let atLeast): list(of: nested(element, key), atLeast: atLeast)
        case .oneOrMore(let element): either(nested(element, key), list(of: nested(element, key), atLeast: 2))
        case .scalarOrObject(let scalar, let object): either(nested(scalar, key), nested(.object(object), key))
        case .nullable(let inner): nullable(nested(inner, key))
        }
    }

    private static func schema(of object: ObjectShape, nested: (Shape, String) -> JSONValue) -> JSONValue {
        let properties = object.fields.map { field in
            (field.key, JSONValue.object([("description", .string(field.meaning))] + nested(field.shape, field.key).schemaMembers))
        }
        let required = object.fields.filter(\.isRequired).map { JSONValue.string($0.key) }
        return .object([
            ("title", .string(object.bareName)), ("type", .string("object")), ("properties", .object(properties)),
            ("required", required.isEmpty ? nil : .array(required)), ("additionalProperties", .bool(false)),
        ])
    }

    private static func list(of element: JSONValue, atLeast: Int) -> JSONValue {
        .object([("type", .string("array")), ("items", element), ("minItems", atLeast > 0 ? .number(atLeast) : nil)])
    }

    private static func either(_ first: JSONValue, _ second: JSONValue) -> JSONValue {
        .object([("anyOf", .array([first, second]))])
    }

    private static func nullable(_ schema: JSONValue) -> JSONValue {
        guard let type = schema["type"], schema["enum"] == nil else { return either(schema, .object([("type", .string("null"))])) }
        return .object([("type", .array([type, .string("null")]))] + schema.schemaMembers.filter { $0.0 != "type" })
    }
}

extension JSONValue {
    /// The members of an object, to build another from.
    fileprivate var schemaMembers: [(String, JSONValue?)] { (members ?? []).map { ($0.key, $0.value) } }
}

extension ObjectShape {
    /// The name without its article.
    var bareName: String {
        let words = name.split(separator: " ")
        return words.first == "a" || words.first == "an" ? words.dropFirst().joined(separator: " ") : name
    }
}
