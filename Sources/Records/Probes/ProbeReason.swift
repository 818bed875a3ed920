/// Why an observation is what it is: the prober's words, and the site's. A code has one verdict, so that a cell never says "no" for the
/// network.
package enum ProbeReason: String, Sendable, CaseIterable {
    // Supported.
    case works
    case refusedRightly = "refused-rightly"
    case keyOptional = "key-optional"

    // Partial: it works, with a deviation that has a name.
    case worksSometimes = "works-sometimes"
    case replyShape = "reply-shape"
    case reasoningInContent = "reasoning-in-content"
    case streamForced = "stream-forced"
    case streamShape = "stream-shape"
    case streamBuffered = "stream-buffered"
    case streamCompressed = "stream-compressed"
    case streamUnterminated = "stream-unterminated"
    case streamWithoutFinish = "stream-without-finish"
    case streamTruncated = "stream-truncated"
    case optionRefused = "option-refused"
    case oneNameOnly = "one-name-only"
    case callShape = "call-shape"
    case callIndex = "call-index"
    case callIdentity = "call-identity"
    case callArguments = "call-arguments"
    case resultConditions = "result-conditions"
    case textDropped = "text-dropped"
    case fenced
    case schemaNotEnforced = "schema-not-enforced"
    case dataURLOnly = "data-url-only"
    case oneImageOnly = "one-image-only"
    case base64Refused = "base64-refused"
    case base64Ignored = "base64-ignored"
    case oneFormOnly = "one-form-only"
    case noStoredState = "no-stored-state"
    case ownFlow = "own-flow"
    case listShape = "list-shape"
    case listElsewhere = "list-elsewhere"
    case errorShape = "error-shape"
    case wrongStatus = "wrong-status"
    case sideDoor = "side-door"

    // Unsupported: a refusal that names it, a route that is not there, or ignored whenever it was asked for.
    case refused
    case routeAbsent = "route-absent"
    case ignored
    case serverFlag = "server-flag"
    case otherKind = "other-kind"
    case callInText = "call-in-text"
    case callMissing = "call-missing"
    case callUnreadable = "call-unreadable"
    case imageNotSeen = "image-not-seen"
    case errorAsSuccess = "error-as-success"
    case anyModelServed = "any-model-served"
    case badKeyAccepted = "bad-key-accepted"
    case removedUpstream = "removed-upstream"

    // Inconclusive: nothing was shown either way.
    case routeExists = "route-exists"
    case notShown = "not-shown"
    case cutOff = "cut-off"
    case otherModel = "other-model"
    case chatFails = "chat-fails"
    case needsTools = "needs-tools"
    case modelNotServed = "model-not-served"
    case unclearRefusal = "unclear-refusal"
    case upstreamError = "upstream-error"
    case streamError = "stream-error"
    case streamCut = "stream-cut"
    case keyRefused = "key-refused"
    case authWall = "auth-wall"
    case forbidden
    case noCredit = "no-credit"
    case regionBlocked = "region-blocked"
    case rateLimited = "rate-limited"
    case overloaded
    case serverError = "server-error"
    case timedOut = "timed-out"
    case unreachable
    case insecure
    case brokenReply = "broken-reply"
    case redirected
    case challenge
    case wrongAddress = "wrong-address"
    case needsOptIn = "needs-opt-in"
    case budgetSpent = "budget-spent"
    case proberLimit = "prober-limit"
    case proberError = "prober-error"
    case stopped
}

extension ProbeReason {
    /// Who has to do something about it.
    package enum Fault: String, Sendable, CaseIterable {
        case nobody, model
        /// One of the two, and the replies do not tell which.
        case modelOrServer = "model-or-server"
        case server, configuration, route, account, network, prober
    }

    package var verdict: Observation.Verdict { entry.verdict }
    package var fault: Fault { entry.fault }
    /// For a person, without a full stop; the message of an observation says more.
    package var sentence: String { entry.sentence }

    private typealias Entry = (verdict: Observation.Verdict, fault: Fault, sentence: String)

    private var entry: Entry {
        switch self {
        case .works: (.supported, .nobody, "the reply shows that it works")
        case .refusedRightly: (.supported, .nobody, "it was refused as the specification says, in words that name the cause")
        case .keyOptional: (.supported, .nobody, "any key is accepted, and none is needed")

        case .worksSometimes: (.partial, .server, "the same request worked in some runs and failed in others")
        case .replyShape:
            (.partial, .server, "it works, but the reply lacks fields that clients rely on, or bears values that they don't know")
        case .reasoningInContent: (.partial, .configuration, "the model's thinking stands in the answer itself, between <think> tags")
        case .streamForced: (.partial, .server, "the reply is a stream although none was asked for")
        case .streamShape: (.partial, .server, "it streams, but the events are not as the specification says")
        case .streamBuffered: (.partial, .network, "the stream is well-formed, but all of it arrives at once, when the reply is complete")
        case .streamCompressed: (.partial, .network, "the stream comes compressed although the request refuses compression")
        case .streamUnterminated: (.partial, .server, "the stream ends without data: [DONE]")
        case .streamWithoutFinish: (.partial, .server, "the stream ends in order, but never gives a finish_reason")
        case .streamTruncated: (.partial, .server, "every stream broke off before its end")
        case .optionRefused: (.partial, .server, "it works only after an option that the specification allows was left out")
        case .oneNameOnly: (.partial, .server, "of the two names of the token limit, one is refused or ignored")
        case .callShape: (.partial, .server, "the call arrives, but fields around it are not as the specification says")
        case .callIndex: (.partial, .server, "the pieces of streamed calls carry no index of their own, so that clients join them wrongly")
        case .callIdentity: (.partial, .server, "calls have no id of their own, so that results can't be told apart")
        case .callArguments: (.partial, .server, "the arguments of a call can be read only after repair")
        case .resultConditions: (.partial, .server, "results are taken only with ids or fields of the server's own making")
        case .textDropped: (.partial, .server, "no tool is called, but the text is missing too")
        case .fenced: (.partial, .model, "the JSON is right, but comes in a Markdown fence")
        case .schemaNotEnforced: (.partial, .server, "the reply is JSON, but not held to the schema")
        case .dataURLOnly: (.partial, .server, "pictures are read from data URLs; web addresses are refused")
        case .oneImageOnly: (.partial, .configuration, "one picture is read; a second one in the same request is refused")
        case .base64Refused: (.partial, .server, "vectors come as numbers; base64 is refused")
        case .base64Ignored: (.partial, .server, "vectors come as numbers even where base64 was asked for")
        case .oneFormOnly: (.partial, .server, "the result comes in one form only, whichever was asked for")
        case .noStoredState: (.partial, .server, "replies are made, but not kept: they can't be fetched or continued")
        case .ownFlow: (.partial, .server, "it exists, but in a flow of the server's own that OpenAI clients don't follow")
        case .listShape: (.partial, .server, "there is a list, but not in the shape that clients read")
        case .listElsewhere: (.partial, .server, "the list stands at another address than the base URL says")
        case .errorShape: (.partial, .server, "errors can be read by a person, but are not in the shape that clients read")
        case .wrongStatus: (.partial, .server, "the refusal is right, its HTTP status is not")
        case .sideDoor: (.partial, .configuration, "a key is asked for, but not on every route that reaches the model")

        case .refused: (.unsupported, .modelOrServer, "it was refused, and the refusal names it")
        case .routeAbsent: (.unsupported, .route, "the route answers exactly as a path that does not exist")
        case .ignored:
            (.unsupported, .modelOrServer, "it was accepted and had no effect in any run, while plain chat worked before and after")
        case .serverFlag: (.unsupported, .configuration, "this server was started without the option that turns it on")
        case .otherKind: (.unsupported, .model, "the model is of another kind")
        case .callInText: (.unsupported, .configuration, "the model asks for the tool, but the server passes that on as text")
        case .callMissing: (.unsupported, .server, "the reply announces a tool call and holds none")
        case .callUnreadable: (.unsupported, .model, "the arguments of the call are not JSON, in any run")
        case .imageNotSeen: (.unsupported, .modelOrServer, "the picture was accepted, and the answer shows that the model did not see it")
        case .errorAsSuccess: (.unsupported, .server, "the failure comes with a status of success and no JSON")
        case .anyModelServed: (.unsupported, .server, "a model that does not exist was answered for")
        case .badKeyAccepted: (.unsupported, .server, "a key is demanded, but a wrong one is accepted")
        case .removedUpstream: (.unsupported, .nobody, "OpenAI itself has withdrawn it, so nobody is at fault")

        case .routeExists: (.inconclusive, .nobody, "the route is there; whether it works was not tried")
        case .notShown: (.inconclusive, .model, "nothing in the replies shows it, and nothing rules it out")
        case .cutOff: (.inconclusive, .model, "the reply reached its length limit before the answer")
        case .otherModel: (.inconclusive, .server, "another model answered than the one that was asked")
        case .chatFails: (.inconclusive, .server, "plain chat did not work, so nothing can be said of what builds on it")
        case .needsTools: (.inconclusive, .server, "no tool call could be had, so nothing can be said of what builds on it")
        case .modelNotServed: (.inconclusive, .account, "the endpoint says that it does not serve this model")
        case .unclearRefusal: (.inconclusive, .prober, "the request was refused, but the words do not say because of what")
        case .upstreamError: (.inconclusive, .server, "the gateway passes on an error of whoever served it this time")
        case .streamError: (.inconclusive, .server, "an error came in the middle of the stream")
        case .streamCut: (.inconclusive, .network, "the stream broke off before its end")
        case .keyRefused: (.inconclusive, .account, "the key was not accepted, or there was none")
        case .authWall: (.inconclusive, .account, "every path asks for a key first, even one that does not exist")
        case .forbidden: (.inconclusive, .account, "this account may not do it")
        case .noCredit: (.inconclusive, .account, "the account has no credit left")
        case .regionBlocked: (.inconclusive, .network, "it is not offered where the prober runs")
        case .rateLimited: (.inconclusive, .account, "the account's request limit was reached")
        case .overloaded: (.inconclusive, .server, "the server had no capacity at the time")
        case .serverError: (.inconclusive, .server, "the server failed")
        case .timedOut: (.inconclusive, .network, "the answer did not come in time")
        case .unreachable: (.inconclusive, .network, "no connection to the server")
        case .insecure: (.inconclusive, .network, "no connection whose certificate can be trusted")
        case .brokenReply: (.inconclusive, .server, "the answer can't be read")
        case .redirected: (.inconclusive, .route, "the server points elsewhere, where a key is not sent")
        case .challenge: (.inconclusive, .network, "a page that keeps robots out answered in place of the API")
        case .wrongAddress: (.inconclusive, .route, "nothing under this base URL answers like an API")
        case .needsOptIn: (.inconclusive, .prober, "not tried, because it costs money or leaves things behind")
        case .budgetSpent: (.inconclusive, .prober, "not tried, because the budget of the run was spent")
        case .proberLimit: (.inconclusive, .prober, "the answer is larger than the prober reads")
        case .proberError: (.inconclusive, .prober, "the prober itself failed")
        case .stopped: (.inconclusive, .prober, "the run was stopped before")
        }
    }
}
