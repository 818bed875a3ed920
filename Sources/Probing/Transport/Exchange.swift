/// One request and what became of it. The network is data here: nothing is thrown.
package struct Exchange: Sendable {
    package enum Outcome: Sendable, Hashable {
        case reply(HTTPReply)
        case failure(Failure)
    }

    package var request: HTTPRequest.Summary
    package var outcome: Outcome
    /// What had come before a failure.
    package var partial: HTTPReply?
    package var duration: Duration

    package init(request: HTTPRequest.Summary, outcome: Outcome, partial: HTTPReply? = nil, duration: Duration = .zero) {
        self.request = request
        self.outcome = outcome
        self.partial = partial
        self.duration = duration
    }

    package var reply: HTTPReply? {
        if case .reply(let reply) = outcome { reply } else { nil }
    }

    package var failure: Failure? {
        if case .failure(let failure) = outcome { failure } else { nil }
    }
}
