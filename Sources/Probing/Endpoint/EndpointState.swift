import Records
import StrictJSON

/// What the first requests told of an endpoint, for the verdicts that come at the end.
struct EndpointState: Sendable {
    var controls: Controls
    var list: Answer?
    var listed: ModelList?
    var listAddress: String?
    /// Ids of the list that hold the key, which is neither sent back nor shown.
    var leftOut = 0
    var unknownModel: Answer?
    var unknownModelAgain: Answer?
    var unknownID = ""
    var badBody: Answer?
    var auth = AuthAnswers()
}

/// The answers to a path that does not exist.
package struct Controls: Sendable {
    var get: ControlFingerprint?
    var post: ControlFingerprint?
    /// Where there is no fingerprint: why.
    var trouble: (reason: ProbeReason, words: String)?

    func of(_ method: HTTPRequest.Method) -> ControlFingerprint? { method == .get ? get : post }

    /// Whether an answer is what the server says to nonsense.
    func equal(_ answer: Answer, _ method: HTTPRequest.Method, path: String) -> Bool {
        guard let control = of(method), let reply = answer.exchange.reply else { return false }
        return ControlFingerprint(reply, path: path) == control
    }
}

struct AuthAnswers: Sendable {
    var listWithout: Answer?
    var listWrong: Answer?
    var chatWithout: Answer?
    var chatWrong: Answer?
    var sideDoorControl: Answer?
    var sideDoor: Answer?
}

extension Answer {
    /// Whether the server let the request in: it worked, or was declined for another reason than the key.
    var isLetIn: Bool? {
        switch kind {
        case .success, .stream: true
        case .refusal(let refusal): refusal.saysKeyWrong ? false : true
        case .unavailable(.keyRefused), .unavailable(.forbidden): false
        case .unavailable, .foreign: nil
        }
    }
}

extension Refusal {
    /// Some say it with a 400.
    var saysKeyWrong: Bool {
        mentions([
            "api key", "api_key", "apikey", "api-key", "unauthorized", "authentication", "authorization", "credentials", "access token",
        ])
    }
}
