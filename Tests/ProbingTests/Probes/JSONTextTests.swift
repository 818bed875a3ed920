import StrictJSON
import Testing

@testable import Probing

struct JSONTextTests {
    @Test(arguments: [
        ("{}", "bare"), (" {\"a\": 1}\n", "bare"), ("[1]", "bare"), ("```json\n{\"a\":1}\n```", "fenced"), ("```\n[]\n```", "fenced"),
        ("Here: {}", "none"), ("{} and more", "none"), ("```json\n{}\n``` done", "none"), ("text ```json\n{}\n```", "none"), ("", "none"),
        ("```", "none"), ("``````", "none"), ("```{}```", "none"), ("\"text\"", "none"), ("12", "none"), ("{", "none"),
        ("{\"a\":1}{}", "none"),
        ("```json\r\n{}\r\n```", "fenced"), ("<think>x</think>{}", "none"),
    ])
    func reads(_ content: String, _ expected: String) {
        let kind =
            switch JSONText(content) {
            case .bare: "bare"
            case .fenced: "fenced"
            case .none: "none"
            }
        #expect(kind == expected)
    }
}

struct OddSchemaTests {
    private static let schema = OddSchema(.seeded(7))

    private static func problem(_ text: String) throws -> String? {
        schema.problem(try #require(WireBody(Array(text.utf8))?.value))
    }

    @Test func isObeyedByItsOwnValuesOnly() throws {
        let (choice, number, value) = (Self.schema.choiceKey, Self.schema.numberKey, Self.schema.choices[0])
        #expect(try Self.problem(#"{"\#(choice)":"\#(value)","\#(number)":19}"#) == nil)
        #expect(try Self.problem(#"{"\#(number)":-3,"\#(choice)":"\#(Self.schema.choices[1])"}"#) == nil)
        for broken in [
            #"{"\#(choice)":"Paris","\#(number)":19}"#, #"{"\#(choice)":"\#(value)","\#(number)":"19"}"#, #"{"\#(choice)":"\#(value)"}"#,
            #"{"\#(choice)":"\#(value)","\#(number)":1.5}"#, #"{"\#(choice)":"\#(value)","\#(number)":19,"city":"Paris"}"#,
            #"{"\#(choice)":null,"\#(number)":19}"#, "[]", "{}", "1",
        ] {
            #expect(try Self.problem(broken) != nil, "\(broken)")
        }
    }

    @Test func isNeverTheSameTwice() {
        let schemas = (0..<50).map { OddSchema(.seeded($0)) }
        #expect(Set(schemas.map(\.choiceKey)).count > 40)
        #expect(schemas.allSatisfy { !$0.choices.contains("Paris") && $0.choiceKey != $0.numberKey })
    }
}
