import StrictJSON

/// A chat request as the server understood it.
package struct ChatQuestion: Sendable {
    package struct Turn: Sendable {
        package var role: String
        package var text: String
        /// The digits that are seen in each.
        package var pictures: [String] = []
    }

    package struct Tool: Sendable {
        package var name: String
        package var parameters: JSONValue
    }

    package enum Choice: Sendable, Hashable {
        case auto, none, required
        case named(String)
    }

    package enum Format: Sendable {
        case text, object
        case schema(JSONValue)
    }

    package var model: String
    package var isReasoning = false
    package var turns: [Turn] = []
    package var tools: [Tool] = []
    package var choice = Choice.auto
    package var callsInParallel = true
    package var format = Format.text
    package var limit: Int?
    package var stops: [String] = []
    package var choices = 1
    package var seed: Int?
    /// How many alternatives for each token; `nil` without log probabilities.
    package var alternatives: Int?
    package var streams = false
    package var includesUsage = false

    package init(model: String) { self.model = model }

    package var lastText: String { turns.last { $0.role == "user" }?.text ?? "" }

    var promptTokens: Int {
        turns.reduce(0) { $0 + 4 + $1.text.words.count + 85 * $1.pictures.count } + tools.count * 20
    }
}

extension StringProtocol {
    var words: [SubSequence] { split { $0.isWhitespace } }

    /// What stands between the two, the second searched from the end of the first; `nil` if either is missing.
    func between(_ start: String, _ end: String) -> String? {
        guard let open = firstRange(of: start) else { return nil }
        let rest = self[open.upperBound...]
        guard let close = rest.firstRange(of: end) else { return nil }
        return String(rest[..<close.lowerBound])
    }

    func after(_ start: String) -> String? {
        firstRange(of: start).map { String(self[$0.upperBound...]) }
    }
}
