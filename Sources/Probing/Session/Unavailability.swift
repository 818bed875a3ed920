import Records

/// Which failures say nothing about a capability: never "no" for them.
enum Unavailability {
    static func reason(status: Int, error: ErrorBody, reply: HTTPReply) -> ProbeReason? {
        let text = Words(error)
        if isChallenge(reply, error) { return .challenge }
        switch status {
        case 300...399: return .redirected
        case 401: return .keyRefused
        case 402: return .noCredit
        case 403: return forbidden(text)
        case 408: return .timedOut
        case 409, 425: return .overloaded
        // Text Generation Inference: the generation failed (quirk error-string).
        case 424: return .overloaded
        case 429: return limited(text)
        case 501: return nil
        case 502, 503, 504, 529: return .overloaded
        case 500...599: return .serverError
        default: return byWords(text, error)
        }
    }

    private static func forbidden(_ text: Words) -> ProbeReason {
        if text.has("country", "region", "territory", "location") { return .regionBlocked }
        return text.has("insufficient balance", "insufficient_quota", "credit", "billing") ? .noCredit : .forbidden
    }

    private static func limited(_ text: Words) -> ProbeReason {
        if text.has("insufficient_quota", "exceeded your current quota", "insufficient balance", "out of credit") { return .noCredit }
        let isShared = text.has(
            "not your api key", "at capacity", "overloaded", "upstream", "no capacity", "engine is busy", "server is busy", "queue")
        return isShared ? .overloaded : .rateLimited
    }

    /// A 4xx (or an error inside a 200) whose words tell of an outage or of an account.
    private static func byWords(_ text: Words, _ error: ErrorBody) -> ProbeReason? {
        // NVIDIA's outage comes as a 400 (quirk error-degraded-400).
        if text.has("degraded function", "temporarily unavailable", "service unavailable", "overloaded", "at capacity", "try again later") {
            return .overloaded
        }
        if text.has("could not finish the message because max_tokens", "model output limit was reached") { return .cutOff }
        if text.has("insufficient balance", "insufficient_quota", "not enough credits", "payment required") { return .noCredit }
        if text.has("rate limit exceeded", "rate_limit_exceeded", "too many requests") { return .rateLimited }
        if text.has(
            "invalid api key", "incorrect api key", "invalid_api_key", "invalid x-api-key", "no auth credentials", "api key is required",
            "api-key header",
            "missing api key", "api key not valid", "api key is missing")
        {
            return .keyRefused
        }
        if text.has("internal server error", "internal_server_error", "timed out", "timeout") { return .serverError }
        return error.message.map { $0.asciiLowercased.contains("provider returned error") } == true ? .upstreamError : nil
    }

    private static func isChallenge(_ reply: HTTPReply, _ error: ErrorBody) -> Bool {
        if reply.headers["cf-mitigated"]?.asciiLowercased == "challenge" { return true }
        guard error.shape == .html, [403, 429, 503].contains(reply.status) else { return false }
        let title = (error.message ?? "").asciiLowercased
        return title.contains("just a moment") || title.contains("attention required") || title.contains("are you a robot")
            || title.contains("access denied") || reply.headers["cf-ray"] != nil
    }
}

/// What an error says, in lower case and bounded, so that it can be searched.
struct Words: Sendable {
    let text: String

    init(_ text: String) {
        self.text = String(text.prefix(1200)).asciiLowercased
    }

    init(_ error: ErrorBody) {
        let parts = [error.message, error.inner, error.type, error.code, error.param].compactMap { $0 }
        self.init(parts.map { String($0.prefix(600)) }.joined(separator: " | "))
    }

    func has(_ phrases: String...) -> Bool { has(phrases) }
    func has(_ phrases: [String]) -> Bool { phrases.contains { text.contains($0) } }
}
