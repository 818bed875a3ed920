import ReferenceServer
import StrictJSON

/// What must hold of a request for a section to answer it.
enum QuirkCondition: Sendable {
    /// Whatever the faithful server would say. Without this, `key=` or `model=unknown`, a section answers only what it would answer well.
    case any
    /// The section may stay unused: a good prober asks nothing that it answers.
    case perhaps
    /// A path that the faithful server does not know.
    case noRoute
    /// `messages` is no list.
    case badBody
    /// The faithful answer calls a tool.
    case calls
    /// The body does not contain that text.
    case lacks(String)
    /// A result for a call whose id has not that many letters and digits.
    case foreignID(length: Int)
    /// `image_url` is a text.
    case pictureText
    case stream(Bool)
    case tools(Bool)
    case choice(String)
    case toolResults(Bool)
    case format(String)
    case pictures(Int)
    case pictureAddress
    case has(String)
    case without(String)
    case field(String, String)
    case key(ReferenceServer.KeyState)
    case unknownModel
    case limitBelow(Int)
    case says(String)
    /// Counted among the requests that meet the other conditions, from 1.
    case each(Int, of: Int)
    case requests(ClosedRange<Int>)
    /// That section, from 1, has answered before.
    case after(section: Int)

    init?(_ text: String) {
        let words = text.split(separator: " ").map(String.init)
        let pair = text.split(separator: "=", maxSplits: 1).map(String.init)
        switch (words.first ?? "", words.count) {
        case ("any", 1): self = .any
        case ("perhaps", 1): self = .perhaps
        case ("no-route", 1): self = .noRoute
        case ("bad-body", 1): self = .badBody
        case ("calls", 1): self = .calls
        case ("image-text", 1): self = .pictureText
        case ("lacks", 2...): self = .lacks(String(text.dropFirst(6)))
        case ("foreign-id", 2):
            guard let length = Int(words[1]) else { return nil }
            self = .foreignID(length: length)
        case ("stream", 1): self = .stream(true)
        case ("tools", 1): self = .tools(true)
        case ("tool-results", 1): self = .toolResults(true)
        case ("image", 1): self = .pictures(1)
        case ("images", 1): self = .pictures(2)
        case ("image-address", 1): self = .pictureAddress
        case ("no", 2) where words[1] == "stream": self = .stream(false)
        case ("no", 2) where words[1] == "tools": self = .tools(false)
        case ("no", 2) where words[1] == "tool-results": self = .toolResults(false)
        case ("has", 2): self = .has(words[1])
        case ("without", 2): self = .without(words[1])
        case ("limit", 3) where words[1] == "<":
            guard let limit = Int(words[2]) else { return nil }
            self = .limitBelow(limit)
        case ("says", 2...): self = .says(String(text.dropFirst(5)))
        case ("request", 2):
            let ends = words[1].split(separator: "-").compactMap { Int($0) }
            guard let first = ends.first, let last = ends.last, first <= last else { return nil }
            self = .requests(first...last)
        case ("after", 3):
            guard let section = Int(words[2]) else { return nil }
            self = .after(section: section)
        case (_, 3) where words[1] == "of":
            guard let place = Int(words[0]), let count = Int(words[2]), count > 0 else { return nil }
            self = .each(place, of: count)
        default:
            guard pair.count == 2 else { return nil }
            switch (pair[0], pair[1]) {
            case ("key", let state):
                guard let state = ReferenceServer.KeyState(rawValue: state) else { return nil }
                self = .key(state)
            case ("model", "unknown"): self = .unknownModel
            case ("tool_choice", let choice): self = .choice(choice)
            case ("response_format", let format): self = .format(format)
            default: self = .field(pair[0], pair[1])
            }
        }
    }

    /// Whether a section with it may answer what the faithful server would refuse.
    var coversRefusals: Bool {
        switch self {
        case .any, .key, .unknownModel, .noRoute, .badBody: true
        default: false
        }
    }

    var isCount: Bool {
        switch self {
        case .each, .requests: true
        default: false
        }
    }

    func counts(_ number: Int) -> Bool {
        switch self {
        case .each(let place, let count): number % count == place % count
        case .requests(let range): range.contains(number)
        default: true
        }
    }

    func holds(_ request: QuirkRequest, answered: [Int]) -> Bool {
        let body = request.body
        switch self {
        case .any, .perhaps, .each, .requests: return true
        case .noRoute: return request.faithful.isUnknownRoute
        case .badBody: return body?["messages"].map { $0.array == nil } ?? false
        case .calls: return request.completion?.calls.isEmpty == false
        case .lacks(let text): return body?.compactText.contains(text) == false
        case .foreignID(let length):
            return request.messages.compactMap { $0["tool_call_id"]?.string }.contains {
                $0.utf8.count != length || !$0.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
            }
        case .pictureText: return request.parts.contains { $0["image_url"]?.string != nil }
        case .stream(let wanted): return (body?["stream"]?.bool == true) == wanted
        case .tools(let wanted): return (body?["tools"]?.array?.isEmpty == false) == wanted
        case .choice(let wanted):
            let choice = body?["tool_choice"]
            return wanted == (choice?["function"] != nil ? "named" : choice?.string ?? "auto") && body?["tools"] != nil
        case .toolResults(let wanted): return request.messages.contains { $0["role"]?.string == "tool" } == wanted
        case .format(let wanted): return (request.format ?? "none") == wanted
        case .pictures(let least): return request.pictures.count >= least
        case .pictureAddress: return request.pictures.contains { !$0.hasPrefix("data:") }
        case .has(let name): return body?[name].map { !$0.isNull } ?? false
        case .without(let name): return body?[name].map(\.isNull) ?? true
        case .field(let name, let text):
            let value = name.split(separator: ".").reduce(body) { $0?[String($1)] }
            return value.map { ($0.string ?? $0.compactText) == text } ?? false
        case .key(let state): return request.key == state
        case .unknownModel: return request.namesUnknownModel
        case .limitBelow(let limit):
            let given = body?["max_tokens"] ?? body?["max_completion_tokens"] ?? body?["max_output_tokens"]
            return given?.numberText.flatMap { Int($0) }.map { $0 < limit } ?? false
        case .says(let text): return request.lastText.contains(text)
        case .after(let section): return answered.indices.contains(section - 1) && answered[section - 1] > 0
        }
    }
}
