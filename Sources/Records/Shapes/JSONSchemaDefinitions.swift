import StrictJSON

/// The parts of one schema that stand under `$defs`, since it uses them more than once.
struct JSONSchemaDefinitions {
    /// By schema, without any reference.
    private var uses: [[UInt8]: Int] = [:]
    private var names: [[UInt8]: String] = [:]
    private var schemas: [String: JSONValue] = [:]

    /// - Parameter root: the shape whose parts are counted.
    init(_ root: Shape) {
        count(root, key: "")
    }

    /// By name.
    var all: [(String, JSONValue?)] {
        schemas.sorted { $0.key.precedes($1.key) }.map { ($0, $1) }
    }

    /// A reference for what is used more than once and can be named, else the schema itself.
    mutating func schema(of shape: Shape, key: String) -> JSONValue {
        guard let wanted = shape.definitionName(key: key) else { return body(of: shape, key: key) }
        let identity = Self.identity(of: shape)
        guard uses[identity, default: 0] > 1 else { return body(of: shape, key: key) }
        let name = names[identity] ?? define(identity, as: wanted, shape, key: key)
        return .object([("$ref", .string("#/$defs/\(name)"))])
    }

    private mutating func define(_ identity: [UInt8], as wanted: String, _ shape: Shape, key: String) -> String {
        let taken = Set(names.values)
        var name = wanted
        var number = 2
        while taken.contains(name) {
            name = "\(wanted)-\(number)"
            number += 1
        }
        names[identity] = name
        schemas[name] = body(of: shape, key: key)
        return name
    }

    private mutating func body(of shape: Shape, key: String) -> JSONValue {
        JSONSchema.schema(of: shape, key: key) { schema(of: $0, key: $1) }
    }

    /// Counts what stands inside a part once, however often the part is used.
    private mutating func count(_ shape: Shape, key: String) {
        if shape.definitionName(key: key) != nil {
            let identity = Self.identity(of: shape)
            uses[identity, default: 0] += 1
            if uses[identity, default: 0] > 1 { return }
        }
        _ = JSONSchema.schema(of: shape, key: key) { inner, key in
            count(inner, key: key)
            return .null
        }
    }

    private static func identity(of shape: Shape) -> [UInt8] {
        JSONWriter.bytes(complete(shape), .compact)
    }

    private static func complete(_ shape: Shape) -> JSONValue {
        JSONSchema.schema(of: shape, key: "") { inner, _ in complete(inner) }
    }
}

extension Shape {
    /// What to call it under `$defs`; `nil` for what is short enough to be repeated.
    fileprivate func definitionName(key: String) -> String? {
        switch self {
        case .text(let rule): rule.definitionName
        case .object(let object):
            // Facts have one name and many types of values.
            (object.fields.first { $0.key == "value" }.map { $0.shape.valueWord(key: key) + "-" } ?? "") + object.bareName.hyphenated
        case .oneOrMore(let element): element.definitionName(key: key).map { $0 + "-or-list" }
        default: nil
        }
    }

    private func valueWord(key: String) -> String {
        switch self {
        case .text(let rule): rule.definitionName ?? key.hyphenated
        case .wholeNumber: "number"
        case .flag: "flag"
        default: key.hyphenated
        }
    }
}

extension String {
    fileprivate var hyphenated: String { String(map { $0 == " " || $0 == "_" ? "-" : $0 }) }
}
