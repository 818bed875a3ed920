import Foundation
import Probing
import Synchronization

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// One exchange over URLSession: a session of its own, so that nothing (cookies, connections, a silent second try on a stale connection)
/// passes from one to the next.
final class Transfer: NSObject, Sendable {
    private struct State {
        var session: URLSession?
        var isOver = false
        var hasHead = false
        var room = 0
    }

    private let reports: ReportStream
    private let start = ContinuousClock.now
    private let state = Mutex(State())

    init(_ reports: ReportStream) { self.reports = reports }

    func start(_ order: WorkerOrder) {
        guard let request = URLRequest(order) else {
            // Unsupported address, in Foundation's numbers.
            return end(.failed(code: NSURLErrorUnsupportedURL, words: "the HTTP library reads the address in another way"))
        }
        let session = URLSession(configuration: .bare(time: request.timeoutInterval), delegate: self, delegateQueue: nil)
        state.withLock { state in
            state.session = session
            state.room = order.bodyLimit
        }
        session.dataTask(with: request).resume()
    }

    var hasHead: Bool { state.withLock(\.hasHead) }

    func connected() {
        if !state.withLock(\.isOver) { reports.send(.connected) }
    }

    func received(status: Int, headers: HTTPHeaders) {
        let isWanted = state.withLock { state in
            if status >= 200 { state.hasHead = true }
            return !state.isOver
        }
        if isWanted { reports.send(.head(status: status, headers: headers)) }
    }

    /// Past the limit the parent hears of the excess, which ends it, and the rest is not read.
    func received(_ bytes: [UInt8]) {
        let elapsed = ContinuousClock.now - start
        let (isWanted, excessive): (Bool, URLSession?) = state.withLock { state in
            guard !state.isOver, state.room >= 0 else { return (false, nil) }
            state.room -= bytes.count
            return (true, state.room < 0 ? state.session.take() : nil)
        }
        guard isWanted else { return }
        if let excessive { Self.letGo(excessive) }
        for offset in stride(from: 0, to: bytes.count, by: WorkerReport.mostPiece) {
            reports.send(.piece(Array(bytes[offset...].prefix(WorkerReport.mostPiece)), elapsed: elapsed))
        }
    }

    /// The first counts. The session is let go before the parent hears of it, since its next order may follow at once.
    func end(_ report: WorkerReport) {
        let (isFirst, session): (Bool, URLSession?) = state.withLock { state in
            defer { state.isOver = true }
            return (!state.isOver, state.session.take())
        }
        guard isFirst else { return }
        if let session { Self.letGo(session) }
        reports.send(report)
    }

    /// It waits for the session's own queue, which a broken transfer can keep busy; no one waits for that here.
    private static func letGo(_ session: URLSession) {
        DispatchQueue.global().async { session.invalidateAndCancel() }
    }
}
