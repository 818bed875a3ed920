import Testing

@testable import Probing

/// Without a worker and without waiting: reports and instants in, an outcome out.
struct ExchangeProgressTests {
    private let start = ContinuousClock.now

    private func progress(_ method: HTTPRequest.Method = .post, _ limits: TransferLimits = TransportSetting.limits()) throws
        -> ExchangeProgress
    {
        ExchangeProgress(try TransportSetting.request("http://127.0.0.1:1/", method), limits, start: start)
    }

    @Test func takesTheFirstEndOnly() throws {
        var progress = try progress()
        for report in [
            WorkerReport.head(status: 200, headers: [:]), .piece([1], elapsed: .seconds(1)), .complete, .piece([2], elapsed: .zero),
        ] {
            progress.take(report, at: start, nil)
        }
        progress.fail(.cancelled)
        let arrival = HTTPReply.Arrival(offset: 0, elapsed: .seconds(1))
        #expect(progress.outcome == .reply(HTTPReply(status: 200, body: [1], arrivals: [arrival])))
        #expect(progress.isWorkerDone && progress.partial == nil)
    }

    @Test func keepsWhatCameBeforeAFailure() throws {
        var progress = try progress()
        progress.take(.head(status: 500, headers: ["A": "b"]), at: start, nil)
        progress.take(.piece([1, 2], elapsed: .zero), at: start, nil)
        progress.take(.failed(code: -1005, words: "lost"), at: start, nil)
        #expect(progress.outcome == .failure(.reset(.afterStatus)))
        #expect(progress.partial?.body == [1, 2] && progress.partial?.end == .cut)
    }

    @Test func movesTheIdleClockByDataOnly() throws {
        let limits = TransportSetting.limits(connect: 100, idle: 300, total: 1000)
        var progress = try progress(.post, limits)
        #expect(progress.deadline.failure == .timedOut(.connect, after: .milliseconds(100)))
        progress.take(.connected, at: start + .milliseconds(50), nil)
        #expect(progress.deadline == (start + .milliseconds(300), .timedOut(.idle, after: .milliseconds(300))))
        progress.take(.head(status: 200, headers: [:]), at: start + .milliseconds(200), nil)
        #expect(progress.deadline.time == start + .milliseconds(500))
        progress.take(.piece([1], elapsed: .zero), at: start + .milliseconds(400)) { _ in .filler }
        #expect(progress.deadline.time == start + .milliseconds(500))
        progress.take(.piece([1], elapsed: .zero), at: start + .milliseconds(900)) { _ in .data }
        #expect(progress.deadline == (start + .milliseconds(1000), .timedOut(.total, after: .milliseconds(1000))))
    }

    @Test func cutsABodyAtItsLimit() throws {
        var progress = try progress(.get, TransportSetting.limits(body: 3))
        progress.take(.head(status: 200, headers: [:]), at: start, nil)
        progress.take(.piece([1, 2], elapsed: .zero), at: start, nil)
        #expect(progress.outcome == nil)
        progress.take(.piece([3, 4], elapsed: .zero), at: start, nil)
        #expect(progress.outcome == .failure(.tooLarge(.body, limit: 3)) && progress.partial?.body == [1, 2, 3])
        #expect(!progress.isWorkerDone)
    }

    @Test(arguments: [
        ([WorkerReport.piece([1], elapsed: .zero)], Exchange.Failure.malformed("a body came before its headers")),
        ([.complete], .closed(.beforeStatus)), ([.head(status: 101, headers: [:])], .malformed("the server switched protocols unasked")),
        ([.failed(code: -1, words: "no sk-test-0123456789")], .other("(words that hold the key)")),
        ([.redirected(to: "/sk-test-0123456789", status: 302)], .redirected(to: "(an address that holds the key)", status: 302)),
    ])
    func makesAFailureOfWhatIsNoReply(_ reports: [WorkerReport], failure: Exchange.Failure) throws {
        var progress = try progress()
        for report in reports { progress.take(report, at: start, nil) }
        #expect(progress.outcome == .failure(failure))
    }
}
