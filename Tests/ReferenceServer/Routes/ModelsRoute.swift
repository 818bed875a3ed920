import StrictJSON

extension ReferenceServer {
    func models(_ method: String, _ words: [String], _ absent: RequestError) throws(RequestError) -> Reply {
        guard method == "GET" else { throw absent }
        if words.count == 1 { return .json(Self.list(settings.models.map(\.json))) }
        let id = words.dropFirst().joined(separator: "/")
        guard let model = settings.models.first(where: { $0.id == id }) else { throw .noSuchModel(id) }
        return .json(model.json)
    }

    static func list(_ values: [JSONValue], _ more: [(String, JSONValue?)] = []) -> JSONValue {
        .object([("object", .string("list")), ("data", .array(values))] + more)
    }

    static func page(_ values: [JSONValue]) -> JSONValue {
        let ends = [values.first, values.last].map { $0?["id"] ?? .null }
        return list(values, [("first_id", ends[0]), ("last_id", ends[1]), ("has_more", .bool(false))])
    }
}

extension ServedModel {
    var json: JSONValue {
        .object([
            ("id", .string(id)), ("object", .string("model")), ("created", .number(1_750_000_000)), ("owned_by", .string("reference")),
        ])
    }
}
