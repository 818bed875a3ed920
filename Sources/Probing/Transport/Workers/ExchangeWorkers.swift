import Dispatch
import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Processes that carry out exchanges, since URLSession on Linux ends its process at some answers, heeds the proxies of its environment
/// whatever it is told, and reads as fast as a server sends. What a server does to a worker costs that exchange and nothing else.
///
/// Idle workers end with this object, or with the process that holds it.
package final class ExchangeWorkers: Sendable {
    private struct State {
        var idle: [(worker: WorkerProcess, uses: Int)] = []
        var underWay: [ObjectIdentifier: WorkerExchange] = [:]
        var isStopped = false
    }

    /// Whatever a library leaks, it does not leak for long.
    private static let mostUses = 100

    /// This program, even should its file have been replaced meanwhile.
    package static var ownExecutable: String {
        #if os(Linux)
        "/proc/self/exe"
        #else
        CommandLine.arguments[0]
        #endif
    }

    private let launch: WorkerLaunch
    private let gate: HostGate
    private let state = Mutex(State())

    /// - Parameters:
    ///   - most: processes, and so exchanges, at a time; others wait, and their clocks with them.
    ///   - environment: where a worker's variables are looked up; only a few harmless ones are.
    package init(
        executable: String = ownExecutable, arguments: [String] = ["exchange-worker"], most: Int = 16,
        environment: (String) -> String? = { name in getenv(name).map { String(cString: $0) } }
    ) {
        launch = WorkerLaunch(executable: executable, arguments: arguments, environment: WorkerEnvironment.cleaned(environment))
        gate = HostGate(perHost: most, inAll: most)
    }

    deinit { stop() }

    package func client(keyGuard: KeyGuard) -> HTTPClient {
        HTTPClient { request, limits, onChunk in
            if let reason = keyGuard.refusal(of: request) { return request.failed(.forbidden(reason)) }
            let exchange = WorkerExchange(request, limits, onChunk)
            return await withTaskCancellationHandler {
                do throws(HostGate.Refusal) {
                    return try await self.gate.pass(host: "") { await self.run(exchange, request) }
                } catch {
                    return request.failed(.cancelled)
                }
            } onCancel: {
                exchange.cancel()
            }
        }
    }

    /// Ends what is under way as cancelled, and every worker; nothing can be sent after.
    package func stop() {
        let (idle, underWay) = state.withLock { state in
            state.isStopped = true
            defer { state.idle = [] }
            return (state.idle, Array(state.underWay.values))
        }
        for exchange in underWay { exchange.cancel() }
        for (worker, _) in idle { worker.end() }
    }

    /// For tests: who waits for an order.
    var idleProcesses: [pid_t] { state.withLock { $0.idle.map(\.worker.id) } }

    private func run(_ exchange: WorkerExchange, _ request: HTTPRequest) async -> Exchange {
        await withCheckedContinuation { continuation in
            // A queue of its own: it blocks, which no thread of a shared pool should.
            DispatchQueue(label: "exchange").async {
                continuation.resume(returning: self.runBlocking(exchange, request))
            }
        }
    }

    private func runBlocking(_ exchange: WorkerExchange, _ request: HTTPRequest) -> Exchange {
        let isStopped = state.withLock { state in
            state.underWay[ObjectIdentifier(exchange)] = exchange
            return state.isStopped
        }
        defer { state.withLock { $0.underWay[ObjectIdentifier(exchange)] = nil } }
        if isStopped { return request.failed(.cancelled) }
        let worker: WorkerProcess
        let uses: Int
        do throws(WorkerLaunch.Failed) {
            if let idle = idleWorker() { (worker, uses) = idle } else { (worker, uses) = (try launch.start(), 0) }
        } catch {
            return request.failed(.other("no process for the exchange could be started: \(String(cString: strerror(error.code)))"))
        }
        let (result, isReusable) = exchange.run(worker, isNew: uses == 0)
        let isKept = state.withLock { state in
            guard isReusable, !state.isStopped, uses + 1 < Self.mostUses else { return false }
            state.idle.append((worker, uses + 1))
            return true
        }
        if !isKept { worker.end() }
        return result
    }

    /// The one that was used last, unless something ended it meanwhile.
    private func idleWorker() -> (WorkerProcess, Int)? {
        while let (worker, uses) = state.withLock({ $0.idle.popLast() }) {
            if worker.isQuiet { return (worker, uses) }
            worker.end()
        }
        return nil
    }
}
