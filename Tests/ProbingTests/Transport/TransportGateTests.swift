import Records
import TestServer
import Testing

@testable import Probing

extension TransportTests {
    struct GateTests {
        @Test func neverExceedsItsBounds() async throws {
            let servers = try (0..<3).map { _ in try TestServer { _ in Script([.pause(milliseconds: 2)] + Script.reply("ok").steps) } }
            let gate = HostGate(perHost: 2, inAll: 5)
            let atOnce = Shared((now: 0, most: 0))
            let statuses = try await withThrowingTaskGroup(of: Int?.self) { group in
                for index in 0..<200 {
                    let server = servers[index % 3]
                    group.addTask {
                        try await gate.pass(host: "host-\(server.port)") {
                            atOnce.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) }
                            let exchange = try? await TransportSetting.exchange(server.address())
                            atOnce.withLock { $0.now -= 1 }
                            return exchange?.reply?.status
                        }
                    }
                }
                return try await group.reduce(into: [Int?]()) { $0.append($1) }
            }
            #expect(statuses.count == 200 && statuses.allSatisfy { $0 == 200 })
            #expect(servers.map(\.requests.count).reduce(0, +) == 200)
            for server in servers { #expect((1...2).contains(server.mostAtOnce), "\(server.mostAtOnce)") }
            #expect((3...5).contains(atOnce.withLock { $0.most }))
            for server in servers {
                server.stop()
                #expect(server.hasEnded)
            }
        }

        @Test func letsThemInInTheOrderOfAsking() async throws {
            let gate = HostGate(perHost: 1)
            let order = Shared<[Int]>([])
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await gate.pass(host: "a") { try? await Task.sleep(for: .milliseconds(200)) } }
                for index in 0..<5 {
                    try await Task.sleep(for: .milliseconds(20))
                    group.addTask { try await gate.pass(host: "a") { order.withLock { $0.append(index) } } }
                }
                try await group.waitForAll()
            }
            #expect(order.withLock { $0 } == [0, 1, 2, 3, 4])
        }

        @Test func letsGoOfWhoeverIsCancelled() async throws {
            let gate = HostGate(perHost: 1)
            let first = Task { try await gate.pass(host: "a") { try? await Task.sleep(for: .seconds(20)) } }
            try await Task.sleep(for: .milliseconds(50))
            let second = Task { try await gate.pass(host: "a") { 1 } }
            try await Task.sleep(for: .milliseconds(50))
            second.cancel()
            await #expect(throws: HostGate.Refusal.cancelled) { try await second.value }
            #expect(try await gate.pass(host: "b") { 2 } == 2)
            first.cancel()
            try await first.value
            #expect(try await gate.pass(host: "a") { 3 } == 3)
        }

        @Test func stopsAKeyForThoseWhoWaitAndThoseWhoCome() async throws {
            let gate = HostGate(perHost: 1)
            let first = Task { try await gate.pass(host: "a", key: "K") { try? await Task.sleep(for: .milliseconds(200)) } }
            try await Task.sleep(for: .milliseconds(50))
            let waiting = Task { try await gate.pass(host: "a", key: "K") { 1 } }
            try await Task.sleep(for: .milliseconds(50))
            await gate.stop(key: "K")
            await #expect(throws: HostGate.Refusal.keyStopped("K")) { try await waiting.value }
            await #expect(throws: HostGate.Refusal.keyStopped("K")) { try await gate.pass(host: "b", key: "K") { 1 } }
            try await first.value
            #expect(try await gate.pass(host: "a", key: "L") { 2 } == 2)
            #expect(await gate.isStopped(key: "K"))
        }

        @Test func holdsAHostUntilItsTime() async throws {
            let gate = HostGate()
            let time = ContinuousClock.now + .milliseconds(300)
            await gate.hold(host: "a", until: time)
            await gate.hold(host: "a", until: time - .milliseconds(200))
            #expect(await gate.heldUntil(host: "a") == time)
            #expect(try await gate.pass(host: "b") { ContinuousClock.now } < time)
            #expect(try await gate.pass(host: "a") { ContinuousClock.now } >= time)
            #expect(await gate.heldUntil(host: "a") == nil)
        }
    }
}
