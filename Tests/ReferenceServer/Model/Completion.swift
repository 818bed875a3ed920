import StrictJSON

/// What the model made of a question, before it is put on the wire.
package struct Completion: Sendable {
    package struct Call: Sendable {
        package var id: String
        package var name: String
        package var arguments: String
    }

    package var reasoning = ""
    package var content = ""
    package var calls: [Call] = []
    package var finish = "stop"

    package init() {}

    package var pieces: [String] { content.pieces }

    /// A word is a token; a call is its words and eight.
    var tokens: Int { content.words.count + reasoning.words.count + calls.reduce(0) { $0 + 8 + $1.arguments.words.count } }
    var reasoningTokens: Int { reasoning.words.count }

    mutating func stop(at stops: [String]) {
        guard let cut = stops.compactMap({ content.firstRange(of: $0)?.lowerBound }).min() else { return }
        content = String(content[..<cut])
        finish = "stop"
    }

    mutating func limit(to limit: Int) {
        guard tokens > limit else { return }
        finish = "length"
        calls = []
        reasoning = reasoning.pieces.prefix(limit).joined()
        content = content.pieces.prefix(max(0, limit - reasoningTokens)).joined()
    }
}

extension String {
    /// Words, each with the spaces before it.
    var pieces: [String] {
        var result: [String] = []
        var wasSpace = true
        for character in self {
            let isSpace = character.isWhitespace
            if result.isEmpty || isSpace && !wasSpace { result.append("") }
            result[result.count - 1].append(character)
            wasSpace = isSpace
        }
        return result
    }
}
