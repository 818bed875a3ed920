import StrictJSON

/// A model made of rules: it knows the prober's prompts by their fixed words and does what a good model would.
///
/// Codes, digits and results come out of the request; nothing is known beforehand.
package struct RuleModel {
    let question: ChatQuestion

    package static func complete(_ question: ChatQuestion) -> [Completion] {
        (0..<question.choices).map { _ in RuleModel(question: question).complete() }
    }

    private func complete() -> Completion {
        var completion = Completion()
        if let calls = calls(), !calls.isEmpty {
            completion.calls = calls
            // As OpenAI does it where a call was forced by name.
            if case .named = question.choice { completion.finish = "stop" } else { completion.finish = "tool_calls" }
        } else {
            completion.content = text()
        }
        if question.isReasoning { completion.reasoning = reasoning() }
        completion.stop(at: question.stops)
        if let limit = question.limit { completion.limit(to: limit) }
        return completion
    }

    // MARK: Tools

    private func calls() -> [Completion.Call]? {
        guard question.turns.last?.role == "user", !question.tools.isEmpty else { return nil }
        let codes = codesToLookUp
        switch question.choice {
        case .none: return nil
        case .named(let name): return question.tools.first { $0.name == name }.map { [call($0, codes.first)] }
        case .required where codes.isEmpty: return question.tools.first.map { [call($0, nil)] }
        case .auto, .required:
            guard let tool = question.tools.first(where: { $0.parameters["properties"]?["code"] != nil }) else {
                return question.choice == .required ? question.tools.first.map { [call($0, nil)] } : nil
            }
            return codes.prefix(question.callsInParallel ? 8 : 1).map { call(tool, $0) }
        }
    }

    private var codesToLookUp: [String] {
        let text = question.lastText
        if let code = text.between("Look up the item with the code ", " and tell me") { return [code] }
        guard let codes = text.between("Look up the two items with the codes ", " and tell me") else { return [] }
        return codes.split(separator: " ").filter { $0 != "and" }.map(String.init)
    }

    private func call(_ tool: ChatQuestion.Tool, _ code: String?) -> Completion.Call {
        let arguments = Schema.value(tool.parameters, hints: ["code": code ?? "none", "city": "Paris"])
        return Completion.Call(id: Identifier.make("call_"), name: tool.name, arguments: arguments.compactText)
    }

    // MARK: Text

    private func text() -> String {
        let results = question.turns.reversed().prefix { $0.role == "tool" }.reversed().map(\.text)
        if !results.isEmpty { return "The tool says: " + results.joined(separator: ", ") }
        switch question.format {
        case .schema(let schema): return Schema.value(schema, hints: ["code": jsonCode ?? "none", "fruit": "apple"]).compactText
        case .object: return jsonCode.map(fruit)?.compactText ?? #"{"answer":"example"}"#
        case .text: return prose(question.lastText)
        }
    }

    private func prose(_ text: String) -> String {
        if let code = text.after("Repeat this code and write nothing else: ") { return code }
        if let end = text.between("Count from one to ", " in English words") { return NumberWords.upTo(end) }
        if let code = jsonCode { return "Apples grow on trees and are sweet.\n\n```json\n\(fruit(code).compactText)\n```" }
        if text.contains("capital of France") { return "The capital of France is Paris. The Eiffel Tower opened in the 19th century." }
        if text.contains("Which digits does the picture show") || text.contains("Each picture shows some digits") { return digits() }
        if text.contains("random letters") { return letters() }
        if text.contains("17 sheep") { return "9 sheep remain, he buys 18, so he has 27." }
        if !codesToLookUp.isEmpty { return "I can't know the name of \(codesToLookUp.joined(separator: " and ")) without the tool." }
        if text.contains("Say hello") { return "Hello!" }
        // A later turn about what was said before.
        let earlier = question.turns.dropLast().compactMap { $0.text.after("Repeat this code and write nothing else: ") }
        return earlier.last ?? "I am not sure what you mean."
    }

    private var jsonCode: String? {
        question.lastText.between("JSON with the keys fruit and code, where code is ", ".")
    }

    private func fruit(_ code: String) -> JSONValue { .object([("fruit", .string("apple")), ("code", .string(code))]) }

    private func digits() -> String {
        let seen = question.turns.last?.pictures ?? []
        return seen.isEmpty ? "There is no picture in your message." : seen.joined(separator: " ")
    }

    private func letters() -> String {
        var state = question.seed.map { UInt64(bitPattern: Int64($0)) } ?? UInt64.random(in: 0...UInt64.max)
        return String(
            decoding: (0..<12).map { _ in
                // SplitMix64.
                state &+= 0x9E37_79B9_7F4A_7C15
                var mixed = state
                mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
                mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
                return UInt8(ascii: "a") + UInt8((mixed ^ mixed >> 31) % 26)
            }, as: UTF8.self)
    }

    private func reasoning() -> String {
        question.lastText.contains("17 sheep")
            ? "All but nine run away, so nine remain. Twice nine is eighteen. Nine and eighteen are twenty-seven."
            : "The user wants something simple. I do exactly that."
    }
}
