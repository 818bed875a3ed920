import Files
import StrictJSON
import Testing

@testable import Records

struct JSONSchemaTests {
    private static func document(_ fields: [ObjectShape.Field]) -> JSONValue {
        JSONSchema.document(of: ObjectShape("a sample", fields), description: "D")
    }

    /// The schema of the one key `a`.
    private static func property(_ shape: Shape) -> String {
        let property = document([optional("a", shape, "M")])["properties"]?["a"]
        return property.map { String(decoding: JSONWriter.bytes($0, .compact), as: UTF8.self) } ?? ""
    }

    @Test(
        arguments: [
            (.text(.oneOf(["x", "y"])), #""enum":["x","y"]"#),
            (.text(.markdown), #""type":"string","pattern":"[^ ]""#),
            (.wholeNumber(1...9), #""type":"integer","minimum":1,"maximum":9"#),
            (.amount, #""type":"number","minimum":0"#),
            (.flag, #""type":"boolean""#),
            (.nullable(.amount), #""type":["number","null"],"minimum":0"#),
            (.nullable(.text(.oneOf(["x"]))), #""anyOf":[{"enum":["x"]},{"type":"null"}]"#),
            (.list(.flag), #""type":"array","items":{"type":"boolean"},"minItems":1"#),
            (.list(.flag, atLeast: 0), #""type":"array","items":{"type":"boolean"}"#),
            (.oneOrMore(.flag), #""anyOf":[{"type":"boolean"},{"type":"array","items":{"type":"boolean"},"minItems":2}]"#),
            (
                .table(keys: .environmentVariable, values: .flag),
                #""type":"object","propertyNames":{"type":"string","pattern":"^[A-Z][A-Z0-9_]*$"},"additionalProperties":{"type":"boolean"}"#
            ),
            (
                .scalarOrObject(.flag, ObjectShape("an inner thing", [required("b", .flag, "B")])),
                #""anyOf":[{"type":"boolean"},{"title":"inner thing","type":"object","properties":"#
                    + #"{"b":{"description":"B","type":"boolean"}},"required":["b"],"additionalProperties":false}]"#
            ),
        ] as [(Shape, String)])
    func saysWhatAShapeAllows(_ shape: Shape, _ schema: String) {
        #expect(Self.property(shape) == #"{"description":"M",\#(schema)}"#)
    }

    @Test func definesOnceWhatIsUsedTwice() {
        let inner = Shape.object(ObjectShape("an inner thing", [required("b", .text(.identifier), "B")]))
        let schema = Self.document([optional("x", inner, "X"), optional("y", inner, "Y"), optional("z", .text, "Z")])
        #expect(schema["properties"]?["x"]?["$ref"]?.string == "#/$defs/inner-thing")
        #expect(schema["properties"]?["y"]?["$ref"]?.string == "#/$defs/inner-thing")
        #expect(schema["properties"]?["z"]?["pattern"]?.string != nil)
        #expect(schema["$defs"]?.members?.map(\.key) == ["inner-thing"])
    }

    @Test func givesDifferentThingsDifferentNames() {
        let first = Shape.object(ObjectShape("a note", [required("a", .flag, "A")]))
        let second = Shape.object(ObjectShape("a note", [required("b", .flag, "B")]))
        let schema = Self.document([
            optional("v", first, "V"), optional("w", second, "W"), optional("x", first, "X"), optional("y", second, "Y"),
            optional("s", .fact(.text(.date)), "S"), optional("t", .fact(.flag), "T"),
        ])
        #expect(schema["properties"]?["y"]?["$ref"]?.string == "#/$defs/note-2")
        #expect(schema["$defs"]?.members?.map(\.key) == ["date", "date-fact", "flag-fact", "id", "markdown", "note", "note-2", "text"])
    }

    /// A pattern may be looser than the reader, never stricter.
    @Test func refusesOnlyInvisibleCharactersThatTheReaderRefuses() {
        for unit in TextRule.invisible.joined() {
            let text = Unicode.Scalar(unit).map { "a\(Character($0))b" } ?? ""
            #expect(TextRule.line.problem(in: text) != nil, "U+\(String(unit, radix: 16))")
        }
    }

    @Test(arguments: RecordKind.Name.allCases)
    func knowsThePlaceOfEveryKind(_ name: RecordKind.Name) {
        #expect(name.places.first == name.place)
        for place in name.places { #expect(RecordKind(path: place)?.name == name) }
        #expect((name.shape == nil) == name.place.hasSuffix(".md"))
    }

    @Test(arguments: RecordKind.Name.allCases)
    func describesEveryKey(_ name: RecordKind.Name) {
        guard let schema = JSONSchema.document(of: name) else { return }
        var keys = 0
        func walk(_ value: JSONValue) {
            for property in value["properties"]?.members ?? [] {
                keys += 1
                #expect(property.value["description"]?.string?.isEmpty == false, "\(property.key)")
            }
            for member in value.members ?? [] { walk(member.value) }
            for element in value.array ?? [] { walk(element) }
        }
        walk(schema)
        #expect(keys > 0)
    }
}
