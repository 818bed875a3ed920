import Foundation
import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// An HTTP/1.1 server on a free port of 127.0.0.1 that answers as a script says, right or wrong, with a thread a connection.
///
///     let server = try TestServer { request in
///         request.path == "/v1/models" ? .json(#"{"data":[]}"#) : .json(404, #"{"error":{"message":"no such route"}}"#)
///     }
///     defer { server.stop() }
///     // ask server.address("/v1/models"), then look at server.requests
package final class TestServer: Sendable {
    /// Called on the thread of the connection, several at a time; `request.number` tells a first try from a second.
    package typealias Handler = @Sendable (ReceivedRequest) -> Script

    package struct Limits: Sendable {
        /// Those above are closed unread.
        package var connections = 512
        /// That one connection may last.
        package var time: Duration = .seconds(60)

        package init() {}
    }

    private struct State {
        var isStopping = false
        var connections: Set<Int32> = []
        var accepted = 0
        var completed = 0
        var requests: [ReceivedRequest] = []
        var busy = 0
        var mostBusy = 0
        var threads = 0
    }

    package let port: Int
    private let listener: Int32
    private let limits: Limits
    private let onAccept: Script?
    private let handler: Handler
    private let state = Mutex(State())

    /// `onAccept` is played before any request is read; the connection goes on only if that script keeps it alive.
    package init(onAccept: Script? = nil, limits: Limits = Limits(), _ handler: @escaping Handler) throws {
        (listener, port) = try Socket.listen()
        self.limits = limits
        self.onAccept = onAccept
        self.handler = handler
        startThread { $0.acceptAll() }
    }

    /// The same for every request.
    package convenience init(_ script: Script) throws { try self.init { _ in script } }

    package func address(_ path: String = "/") -> String { "http://127.0.0.1:\(port)\(path)" }

    package var requests: [ReceivedRequest] { state.withLock { $0.requests } }
    package var connectionCount: Int { state.withLock { $0.accepted } }
    /// The most requests that were being answered at a time.
    package var mostAtOnce: Int { state.withLock { $0.mostBusy } }
    package var hasEnded: Bool { state.withLock { $0.threads == 0 } }

    /// Ends every connection and waits for the threads, though not for a handler that blocks for more than two seconds.
    package func stop() {
        // Under the lock, since a number that is freed may be another's at once.
        let isFirst = state.withLock { state in
            defer { state.isStopping = true }
            for connection in state.connections { Socket.end(connection) }
            return !state.isStopping
        }
        guard isFirst else { return }
        Socket.end(listener)
        #if canImport(Darwin)
        Socket.free(Socket.connect(port: port))
        #endif
        for _ in 0..<2000 where !hasEnded { usleep(1000) }
    }

    private func startThread(_ body: @escaping @Sendable (TestServer) -> Void) {
        state.withLock { $0.threads += 1 }
        let thread = Thread {
            body(self)
            self.state.withLock { $0.threads -= 1 }
        }
        thread.stackSize = 512 << 10
        thread.start()
    }

    private func acceptAll() {
        while !state.withLock(\.isStopping) {
            let connection = Socket.accept(listener)
            guard connection >= 0 else {
                usleep(1000)
                continue
            }
            let isWanted = state.withLock { state in
                state.accepted += 1
                guard !state.isStopping, state.connections.count < limits.connections else { return false }
                state.connections.insert(connection)
                return true
            }
            guard isWanted else {
                Socket.free(connection)
                continue
            }
            Socket.setUp(connection)
            startThread { server in
                server.serve(connection)
                server.state.withLock { state in
                    state.connections.remove(connection)
                    Socket.free(connection)
                }
            }
        }
        Socket.free(listener)
    }

    private func serve(_ connection: Int32) {
        let player = ScriptPlayer(connection: connection, deadline: .now + limits.time)
        if let onAccept, !player.play(onAccept) { return }
        var reader = RequestReader(connection: connection)
        while player.deadline > .now, let (head, body) = reader.next() {
            let request = state.withLock { state in
                state.completed += 1
                let request = ReceivedRequest(number: state.completed, head: head, body: body)
                state.requests.append(request)
                state.busy += 1
                state.mostBusy = max(state.mostBusy, state.busy)
                return request
            }
            let goesOn = player.play(handler(request))
            state.withLock { $0.busy -= 1 }
            guard goesOn else { return }
        }
    }
}
