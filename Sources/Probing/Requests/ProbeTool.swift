import StrictJSON

/// The tools that requests offer.
enum ProbeTool {
    /// Always one required argument, so that empty arguments mean a lost call and nothing else.
    static let lookUp = function(
        "look_up_item", "Looks up the name of an item by its code.", [("code", "The code of the item, exactly as given.")])
    static let lookUpName = "look_up_item"

    /// Where only the name of the tool shows that it was understood, the name is one that no canned reply can have.
    static func weather(_ name: String) -> JSONValue {
        function(name, "Tells the weather of a city.", [("city", "The name of the city.")])
    }

    /// Without arguments, where `""` and `{}` differ (quirk tools-args-empty).
    static func time(_ name: String) -> JSONValue {
        function(name, "Tells the time of the server.", [])
    }

    static func weatherName(_ dice: Dice) -> String { "get_weather_" + dice.letters(5) }
    static func timeName(_ dice: Dice) -> String { "get_server_time_" + dice.letters(5) }

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
                            // Nothing more: some refuse keywords of a schema, and would seem to refuse tools.
                            ("required", .array(parameters.map { .string($0.0) })),
                        ])
                    ),
                ])
            ),
        ])
    }
}
