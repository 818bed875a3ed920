import StrictJSON

/// The tools that requests offer.
enum ProbeTool {
    /// Always one required argument, so that empty arguments mean a lost call and nothing else.
    static let lookUp = function(
        "look_up_item", "Looks up the name of an item by its code.", [("code", "The code of the item, exactly as given.")])
    static let weather = function("get_weather", "Tells the weather of a city.", [("city", "The name of the city.")])
    /// Without arguments, where `""` and `{}` differ (quirk tools-args-empty).
    static let time = function("get_server_time", "Tells the time of the server.", [])

    static let lookUpName = "look_up_item"
    static let weatherName = "get_weather"
    static let timeName = "get_server_time"

    static func choice(_ name: String) -> JSONValue {
        .object([("type", .string("function")), ("function", .object([("name", .string(name))]))])
    }

    private static func function(_ name: String, _ description: String, _ parameters: [(String, String)]) -> JSONValue {
        .object([
            ("type", .string("function")),
            (
                "function",
                .object([
                    ("name", .string(name)), ("description", .string(description)),
                    (
                        "parameters",
                        .object([
                            ("type", .string("object")),
                            (
                                "properties",
                                .object(
                                    parameters.map {
                                        ($0.0, .object([("type", .string("string")), ("description", .string($0.1))]))
                                    })
                            ),
                            ("required", .array(parameters.map { .string($0.0) })),
                            ("additionalProperties", .bool(false)),
                        ])
                    ),
                ])
            ),
        ])
    }
}
