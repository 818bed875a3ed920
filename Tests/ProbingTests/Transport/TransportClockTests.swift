import Records
import TestServer
import Testing

@testable import Probing

extension TransportTests {
    struct ClockTests {
        @Test(arguments: [Script.hang, Script([.head(200, ["X-A: 1"]), .forever([120], milliseconds: 20)])])
        func endsAtOnceWhenCancelled(_ script: Script) async throws {
            let server = try TestServer(script)
            defer { server.stop() }
            let task = Task { try await TransportSetting.exchange(server.address()) }
            #expect(try await TransportSetting.becomesTrue { !server.requests.isEmpty })
            try await Task.sleep(for: .milliseconds(50))
            let start = ContinuousClock.now
            task.cancel()
            #expect(try await task.value.failure == .cancelled)
            #expect(.now - start < .milliseconds(500))
        }

        @Test func sendsNothingWhenCancelledBefore() async throws {
            let server = try TestServer(.reply("ok"))
            defer { server.stop() }
            let task = Task {
                while !Task.isCancelled { await Task.yield() }
                return try await TransportSetting.exchange(server.address())
            }
            task.cancel()
            #expect(try await task.value.failure == .cancelled)
            #expect(server.requests.isEmpty)
        }

        /// Cancels at every stage, since a library that is torn down in the middle of its work is where it breaks.
        @Test func standsCancellationAtAnyTime() async throws {
            let server = try TestServer { _ in .chunked(Array(repeating: "abc", count: 20), milliseconds: 1) }
            defer { server.stop() }
            try await withThrowingTaskGroup(of: Exchange.self) { group in
                for delay in 0..<40 {
                    group.addTask {
                        let task = Task { try await TransportSetting.exchange(server.address()) }
                        try await Task.sleep(for: .microseconds(delay * 1500))
                        task.cancel()
                        return try await task.value
                    }
                }
                for try await exchange in group {
                    #expect(exchange.failure == .cancelled || exchange.reply?.body.count == 60, "\(exchange)")
                }
            }
        }

        #if os(Linux)
        /// A listener whose line is full lets no one in and refuses no one, on Linux.
        @Test func boundsTheTimeToConnect() async throws {
            let (listener, port) = try Socket.listen(backlog: 0)
            let waiting = (0..<4).map { _ in Socket.connect(port: port) }
            defer { for descriptor in waiting + [listener] { Socket.free(descriptor) } }
            let limits = TransportSetting.limits(connect: 300, idle: 1200)
            let exchange = try await TransportSetting.exchange("http://127.0.0.1:\(port)/", limits: limits)
            #expect(exchange.failure == .timedOut(.connect, after: .milliseconds(300)))
            let bodiless = try await TransportSetting.exchange(
                "http://127.0.0.1:\(port)/", .get, limits: TransportSetting.limits(connect: 300, idle: 600))
            #expect(bodiless.failure == .timedOut(.idle, after: .milliseconds(600)))
        }
        #endif

        @Test func keepsWaitingForAServerThatThinks() async throws {
            let script = Script([.pause(milliseconds: 600)] + Script.reply("ok").steps)
            let exchange = try await TransportSetting.exchange(playing: script, limits: TransportSetting.limits(connect: 200, idle: 3000))
            #expect(exchange.reply?.status == 200, "\(exchange)")
        }
    }
}
