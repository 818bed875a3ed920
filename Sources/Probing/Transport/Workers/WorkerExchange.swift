import Synchronization

/// One exchange that a worker carries out, on a thread that may block.
final class WorkerExchange: Sendable {
    private struct State {
        var worker: WorkerProcess?
        var isCancelled = false
    }

    /// On a machine with much else to do.
    private static let timeToStart: Duration = .seconds(20)

    private let request: HTTPRequest
    private let limits: TransferLimits
    private let onChunk: HTTPClient.ChunkCheck?
    private let state = Mutex(State())

    init(_ request: HTTPRequest, _ limits: TransferLimits, _ onChunk: HTTPClient.ChunkCheck?) {
        self.request = request
        self.limits = limits
        self.onChunk = onChunk
    }

    /// From any thread; `run` then returns within moments.
    func cancel() {
        // Under the lock, since a worker that is let go may serve another at once.
        state.withLock { state in
            state.isCancelled = true
            state.worker?.kill()
        }
    }

    /// `isReusable` says whether the worker waits for another order; otherwise it is the caller's to end.
    func run(_ worker: WorkerProcess, isNew: Bool) -> (exchange: Exchange, isReusable: Bool) {
        let isCancelled = state.withLock { state in
            state.worker = worker
            return state.isCancelled
        }
        if isCancelled { return (request.failed(.cancelled), false) }
        if isNew, let failure = waitForStart(worker) {
            _ = letGo()
            return (request.failed(failure), false)
        }
        let start = ContinuousClock.now
        var progress = ExchangeProgress(request, limits, start: start)
        exchange(worker, &progress)
        let isAlive = letGo()
        let outcome = progress.outcome ?? .failure(.cancelled)
        return (
            Exchange(request: request.summary, outcome: outcome, partial: progress.partial, duration: .now - start),
            isAlive && progress.isWorkerDone
        )
    }

    /// `false` when a cancellation has killed the worker before.
    private func letGo() -> Bool {
        state.withLock { state in
            state.worker = nil
            return !state.isCancelled
        }
    }

    private func exchange(_ worker: WorkerProcess, _ progress: inout ExchangeProgress) {
        let order = WorkerOrder(request, limits).frame.bytes
        guard order.count <= WorkerOrder.mostBytes else {
            return progress.fail(.other("not sent: the request is larger than \(WorkerOrder.mostBytes) bytes"))
        }
        var outgoing = order[...]
        var decoder = FrameDecoder(most: WorkerReport.mostBytes)
        while progress.outcome == nil {
            let deadline = progress.deadline
            switch worker.next(sending: &outgoing, until: deadline.time) {
            case .timedOut: progress.fail(deadline.failure)
            case .ended: progress.fail(failure(ofEnded: worker))
            case .bytes(let bytes):
                decoder.append(bytes)
                do throws(FrameError) {
                    while progress.outcome == nil, let frame = try decoder.next() {
                        progress.take(try WorkerReport(frame), at: .now, onChunk)
                    }
                } catch {
                    progress.fail(.other("the process of the exchange spoke out of turn: \(error)"))
                }
            }
        }
        if progress.isStopped, outgoing.isEmpty { drain(worker, &decoder, &progress) }
    }

    /// Most servers end right after what was enough, and a process that saw the end can serve again.
    private func drain(_ worker: WorkerProcess, _ decoder: inout FrameDecoder, _ progress: inout ExchangeProgress) {
        let deadline = ContinuousClock.now + .milliseconds(40)
        var nothing: ArraySlice<UInt8> = []
        while !progress.isWorkerDone {
            do throws(FrameError) {
                while let frame = try decoder.next() { progress.drain(try WorkerReport(frame)) }
            } catch { return }
            guard !progress.isWorkerDone, case .bytes(let bytes) = worker.next(sending: &nothing, until: deadline) else { return }
            decoder.append(bytes)
        }
    }

    private func waitForStart(_ worker: WorkerProcess) -> Exchange.Failure? {
        let deadline = ContinuousClock.now + Self.timeToStart
        var nothing: ArraySlice<UInt8> = []
        var decoder = FrameDecoder(most: 16)
        while true {
            switch worker.next(sending: &nothing, until: deadline) {
            case .timedOut: return .other("the process of the exchange did not start in time")
            case .ended: return state.withLock(\.isCancelled) ? .cancelled : .other("the process of the exchange did not start")
            case .bytes(let bytes):
                decoder.append(bytes)
                do throws(FrameError) {
                    guard let frame = try decoder.next() else { continue }
                    if frame == WorkerReport.ready.frame { return nil }
                } catch {}
                return .other("what was started is no process for an exchange")
            }
        }
    }

    private func failure(ofEnded worker: WorkerProcess) -> Exchange.Failure {
        let exit = worker.end()
        if state.withLock(\.isCancelled) { return .cancelled }
        return switch exit {
        case .signal(9): .other("the process of the exchange was killed from outside")
        case .signal: .libraryFailed
        case .status(let status): .other("the process of the exchange ended with status \(status)")
        }
    }
}

extension HTTPRequest {
    func failed(_ failure: Exchange.Failure) -> Exchange {
        Exchange(request: summary, outcome: .failure(failure))
    }
}
