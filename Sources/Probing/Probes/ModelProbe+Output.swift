import Records
import StrictJSON

extension ModelProbe {
    private static let formatNames = ["response_format", "json_object", "json_schema", "json mode", "structured output", "json schema"]

    mutating func probeOutput() async {
        if options.wants(.jsonMode) { await probeJSON() }
        if options.wants(.structuredOutputs) { await probeSchema() }
    }

    // MARK: JSON mode

    private mutating func probeJSON() async {
        var tally = Tally()
        for _ in 0..<options.repeats + 2 where !tally.isDecided(repeats: options.repeats, isBehaviour: true) {
            let code = dice.code()
            let answer = await chat(
                .jsonMode, Prompt.json(code), [("response_format", .object([("type", .string("json_object"))]))])
            tally.add(judgeJSON(answer))
        }
        record(.jsonMode, tally)
    }

    private func judgeJSON(_ answer: Answer) -> Run {
        Run.reading(answer, refusedAs: Self.formatNames) { _, choice in
            let content = choice.content ?? ""
            switch JSONText(content) {
            case .bare(let value) where value.members != nil:
                return .shown(.works, "one bare JSON object, although a sentence and a fence were asked for", answer)
            case .fenced(let value) where value.members != nil:
                return .shown(.fenced, "the JSON object stands in a Markdown fence", answer)
            case .bare, .fenced: return .shown(.replyShape, "the JSON is no object", answer)
            case .none:
                if choice.finish == .length || content.isEmpty { return .unknown(.cutOff, "no JSON within the token limit", answer) }
                return .failed(.ignored, "text came, not JSON: \"\(content.prefix(60))\"", answer)
            }
        }
    }

    // MARK: A schema

    private mutating func probeSchema() async {
        var tally = Tally()
        for _ in 0..<options.repeats + 2 where !tally.isDecided(repeats: options.repeats, isBehaviour: true) {
            let schema = OddSchema(dice)
            let answer = await chat(.schema, Prompt.capital, [("response_format", schema.responseFormat)])
            tally.add(judgeSchema(answer, schema))
        }
        record(.structuredOutputs, tally)
    }

    private func judgeSchema(_ answer: Answer, _ schema: OddSchema) -> Run {
        Run.reading(answer, refusedAs: Self.formatNames) { _, choice in
            let content = choice.content ?? ""
            switch JSONText(content) {
            case .bare(let value):
                guard let problem = schema.problem(value) else {
                    return .shown(.works, "a schema of random names and values was obeyed", answer)
                }
                return .shown(.schemaNotEnforced, "JSON came, but \(problem)", answer)
            case .fenced(let value):
                let problem = schema.problem(value)
                return .shown(
                    problem == nil ? .fenced : .schemaNotEnforced,
                    "the JSON stands in a Markdown fence" + (problem.map { ", and \($0)" } ?? ""),
                    answer)
            case .none:
                if choice.finish == .length || content.isEmpty { return .unknown(.cutOff, "no JSON within the token limit", answer) }
                return .failed(.ignored, "text came, not JSON: \"\(content.prefix(60))\"", answer)
            }
        }
    }
}

/// What of an answer is JSON.
enum JSONText {
    case bare(JSONValue)
    /// The whole answer is one Markdown fence.
    case fenced(JSONValue)
    /// None, or among other words.
    case none

    init(_ content: String) {
        let text = content.strippedOfBlanks
        if let value = Self.read(text) {
            self = .bare(value)
        } else if text.hasPrefix("```"), text.hasSuffix("```"), text.utf8.count > 6, let line = text.firstIndex(where: \.isNewline) {
            let inner = String(text[line...].dropLast(3)).strippedOfBlanks
            self = Self.read(inner).map { .fenced($0) } ?? .none
        } else {
            self = .none
        }
    }

    private static func read(_ text: String) -> JSONValue? {
        guard text.hasPrefix("{") || text.hasPrefix("[") else { return nil }
        return WireBody(Array(text.utf8))?.value
    }
}

extension String {
    /// Without white space and line ends around it.
    var strippedOfBlanks: String {
        let start = drop { $0.isWhitespace }
        return String(start.reversed().drop { $0.isWhitespace }.reversed())
    }
}

/// A strict schema whose names and values nobody would choose.
struct OddSchema {
    let choiceKey: String
    let numberKey: String
    let choices: [String]

    init(_ dice: Dice) {
        choiceKey = "c_" + dice.letters(5)
        numberKey = "n_" + dice.letters(5)
        choices = [dice.code(), dice.code()]
    }

    var responseFormat: JSONValue {
        let properties = JSONValue.object([
            (choiceKey, .object([("type", .string("string")), ("enum", .array(choices.map { .string($0) }))])),
            (numberKey, .object([("type", .string("integer"))])),
        ])
        let schema = JSONValue.object([
            ("type", .string("object")), ("properties", properties),
            ("required", .array([.string(choiceKey), .string(numberKey)])), ("additionalProperties", .bool(false)),
        ])
        return .object([
            ("type", .string("json_schema")),
            ("json_schema", .object([("name", .string("answer")), ("strict", .bool(true)), ("schema", schema)])),
        ])
    }

    /// How a value breaks the schema; `nil` when it obeys.
    func problem(_ value: JSONValue) -> String? {
        guard let members = value.members else { return "it is no object" }
        for key in [choiceKey, numberKey] where value[key] == nil { return "the required key \(key) is missing" }
        if let other = members.first(where: { $0.key != choiceKey && $0.key != numberKey }) {
            return "it has the key \(other.key.prefix(40)), which the schema does not allow"
        }
        guard let choice = value[choiceKey]?.string, choices.contains(choice) else { return "\(choiceKey) is none of the allowed values" }
        return value[numberKey]?.numberText.flatMap { Int($0) } == nil ? "\(numberKey) is no integer" : nil
    }
}
