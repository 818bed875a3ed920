import Records
import StrictJSON

/// The files for programs as an OpenAPI 3.1 description.
enum OpenAPI {
    static let path = "api/v1/openapi.json"

    static func bytes(_ files: [MachineFile], _ edition: Edition) -> [UInt8] {
        JSONWriter.bytes(
            .object([
                ("openapi", .string("3.1.0")),
                (
                    "info",
                    .object([
                        ("title", .string(edition.catalog.settings.title)),
                        ("version", .string(API.version)),
                        ("summary", .string(edition.catalog.settings.summary)),
                        (
                            "description",
                            .string("Static files, made anew when the data changes. New fields come without notice: let unknown ones pass.")
                        ),
                    ])
                ),
                ("externalDocs", .object([("url", .string(edition.baseURL + "api/")), ("description", .string("What the fields mean"))])),
                ("servers", .array([.object([("url", .string(server(edition)))])])),
                ("security", .array([])),
                ("paths", .object(files.map { ("/" + $0.path, .object([("get", operation($0))])) })),
                ("components", .object([("schemas", .object(APISchemas.all.map { ($0.name, $0.json) }))])),
            ]))
    }

    /// Paths begin with a slash, so this ends without one.
    private static func server(_ edition: Edition) -> String {
        edition.baseURL == "/" || edition.baseURL.isEmpty ? "/" : String(edition.baseURL.dropLast())
    }

    private static func operation(_ file: MachineFile) -> JSONValue {
        let parameters = file.parameters.enumerated().map { place, parameter in
            JSONValue.object([
                ("name", .string(parameter.name)), ("in", .string("path")), ("required", .bool(true)),
                ("description", .string(parameter.meaning)), ("schema", .object([("type", .string("string"))])),
                ("example", file.made.first.map { .string($0.values[place]) }),
            ])
        }
        let missing: JSONValue? = parameters.isEmpty ? nil : .object([("description", .string("there is no such file"))])
        return .object([
            ("operationId", .string(file.name)),
            ("summary", .string(file.meaning)),
            ("parameters", parameters.isEmpty ? nil : .array(parameters)),
            (
                "responses",
                .object([
                    (
                        "200",
                        .object([
                            ("description", .string("the file")),
                            ("content", .object([(file.mediaType, content(file.form))])),
                        ])
                    ),
                    ("404", missing),
                ])
            ),
        ])
    }

    private static func content(_ form: MachineFile.Form) -> JSONValue {
        switch form {
        case .json(let name): .object([("schema", APISchema.reference(name))])
        case .csv(let columns):
            .object([
                ("schema", .object([("type", .string("string"))])),
                (
                    "x-columns",
                    .array(columns.map { .object([("name", .string($0.name)), ("description", .string($0.meaning))]) })
                ),
            ])
        case .markdown, .svg, .text, .xml: .object([("schema", .object([("type", .string("string"))]))])
        }
    }
}
