#if os(Linux)
import Foundation
import Records
import Synchronization
import TestServer
import Testing

@testable import Probing

extension TransportTests {
    /// What a process of its own is for.
    struct WorkerTests {
        private static func workers(most: Int = 1, _ environment: [String: String] = [:]) -> ExchangeWorkers {
            ExchangeWorkers(executable: TransportSetting.executable, most: most) { name in
                environment[name] ?? (name == "LD_LIBRARY_PATH" ? ProcessInfo.processInfo.environment[name] : nil)
            }
        }

        @Test(arguments: ["HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\nX-A: 1\r\n", "HTTP/1.1 200 OK\r\nX-A: ", "HTTP/1.1", "H"])
        func standsHeadersThatAreCut(_ text: String) async throws {
            let workers = Self.workers()
            defer { workers.stop() }
            let client = workers.client(keyGuard: TransportSetting.keyGuard)
            for script in [Script.text(text), Script([.text(text), .halfClose, .hang])] {
                let exchange = try await TransportSetting.exchange(playing: script, with: client)
                #expect(exchange.failure != nil, "\(exchange)")
                #expect(exchange.duration < .seconds(4))
                #expect(try await TransportSetting.exchange(playing: .reply("ok"), with: client).reply?.status == 200)
            }
        }

        @Test func usesNoProxyOfTheEnvironment() async throws {
            let proxy = try TestServer(.reply("caught"))
            let server = try TestServer(.reply("ok"))
            let secure = try TestServer(onAccept: .text("no TLS here\r\n")) { _ in .close }
            defer { for server in [proxy, server, secure] { server.stop() } }
            var environment = ["URLSessionCertificateAuthorityInfoFile": "INSECURE_SSL_NO_VERIFY", "TEST_KEY": "sk-test-0123456789"]
            for name in ["http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"] {
                environment[name] = proxy.address()
            }
            let workers = Self.workers(environment.merging(["PATH": "/bin", "TZ": "UTC"]) { $1 })
            defer { workers.stop() }
            let client = workers.client(keyGuard: TransportSetting.keyGuard)
            #expect(try await TransportSetting.exchange(server.address(), with: client).reply?.body == Array("ok".utf8))
            let refused = try await TransportSetting.exchange(secure.address().replacing("http:", with: "https:"), with: client)
            #expect(refused.failure == .tls(.handshake), "\(refused)")
            #expect(proxy.connectionCount == 0 && server.connectionCount == 1 && secure.connectionCount == 1)
            let names = try ProcessFacts.file("environ", of: try #require(workers.idleProcesses.first))
                .split(separator: "\0").map { $0.prefix { $0 != "=" } }
            #expect(Set(names).subtracting(["LD_LIBRARY_PATH"]) == ["PATH", "TZ", "SWIFT_BACKTRACE"])
        }

        @Test func showsTheKeyToNoOneElse() async throws {
            let workers = Self.workers()
            defer { workers.stop() }
            let client = workers.client(keyGuard: TransportSetting.keyGuard)
            let server = try TestServer { _ in Script.reply("ok").after(milliseconds: 200) }
            defer { server.stop() }
            #expect(try await TransportSetting.exchange(server.address(), with: client).reply?.status == 200)
            let id = try #require(workers.idleProcesses.first)
            async let exchange = TransportSetting.exchange(server.address(), with: client)
            #expect(try await TransportSetting.becomesTrue { server.requests.count == 2 })
            for name in ["cmdline", "environ"] {
                #expect(!(try ProcessFacts.file(name, of: id)).contains("sk-test"))
            }
            #expect(try await exchange.reply?.status == 200 && workers.idleProcesses == [id])
            #expect(server.requests.allSatisfy { $0["Authorization"] == "Bearer sk-test-0123456789" })
        }

        @Test func holdsNoDescriptorOfItsParent() async throws {
            let workers = Self.workers(most: 3)
            defer { workers.stop() }
            let server = try TestServer { _ in Script.reply("ok").after(milliseconds: 200) }
            defer { server.stop() }
            let client = workers.client(keyGuard: TransportSetting.keyGuard)
            await withTaskGroup { group in
                for _ in 0..<3 { group.addTask { _ = try? await TransportSetting.exchange(server.address(), with: client) } }
            }
            #expect(workers.idleProcesses.count == 3)
            let own = Set(try ProcessFacts.descriptors(of: getpid()))
            // A worker has its own socket and those of libcurl.
            let sockets = try workers.idleProcesses.map { id in
                Set(try ProcessFacts.descriptors(of: id).filter { $0.hasPrefix("socket:") })
            }
            #expect(sockets.reduce(Set()) { $0.union($1) }.count == sockets.map(\.count).reduce(0, +), "\(sockets)")
            #expect(sockets.allSatisfy { $0.isDisjoint(with: own) })
        }

        /// What the kernel does to a worker whose parent was killed: its input ends, idle or in the middle of an exchange.
        @Test(arguments: [false, true])
        func endsWithItsParent(isBusy: Bool) async throws {
            let server = try TestServer(Script([.head(200, ["X-A: 1"]), .forever([120], milliseconds: 5)]))
            defer { server.stop() }
            let launch = WorkerLaunch(
                executable: TransportSetting.executable, arguments: ["exchange-worker"],
                environment: WorkerEnvironment.cleaned { ProcessInfo.processInfo.environment[$0] })
            let input = Pipe()
            let worker = Process()
            worker.executableURL = URL(fileURLWithPath: launch.executable)
            worker.arguments = launch.arguments
            worker.standardInput = input
            worker.standardOutput = FileHandle.nullDevice
            try worker.run()
            let id = worker.processIdentifier
            if isBusy {
                let order = WorkerOrder(try TransportSetting.request(server.address()), TransportSetting.limits())
                try input.fileHandleForWriting.write(contentsOf: Data(order.frame.bytes))
                #expect(try await TransportSetting.becomesTrue { server.requests.count == 1 })
            }
            try input.fileHandleForWriting.close()
            #expect(try await TransportSetting.becomesTrue { !worker.isRunning })
            if worker.isRunning { kill(id, SIGKILL) }
            #expect(worker.terminationStatus == 0)
        }

        @Test func servesManyWithFew() async throws {
            let workers = Self.workers(most: 8)
            defer { workers.stop() }
            let client = workers.client(keyGuard: TransportSetting.keyGuard)
            let server = try TestServer { request in .reply("\(request.query)") }
            defer { server.stop() }
            let answers = try await withThrowingTaskGroup(of: (Int, String).self) { group in
                for index in 0..<200 {
                    group.addTask {
                        let exchange = try await TransportSetting.exchange(server.address("/x?\(index)"), with: client)
                        return (index, String(decoding: exchange.reply?.body ?? [], as: UTF8.self))
                    }
                }
                return try await group.reduce(into: [(Int, String)]()) { $0.append($1) }
            }
            #expect(answers.count == 200 && answers.allSatisfy { $0.1 == "\($0.0)" })
            #expect(server.mostAtOnce <= 8 && (1...8).contains(workers.idleProcesses.count))
        }

        @Test func boundsTheMemoryOfAWorker() async throws {
            let workers = Self.workers()
            defer { workers.stop() }
            let client = workers.client(keyGuard: TransportSetting.keyGuard)
            let server = try TestServer { request in
                request.number == 1 ? .reply("ok") : Script([.head(200, ["X-A: 1"]), .forever(Array(repeating: 120, count: 1 << 16))])
            }
            defer { server.stop() }
            #expect(try await TransportSetting.exchange(server.address(), with: client).reply?.status == 200)
            let id = try #require(workers.idleProcesses.first)
            // The caller dawdles while the server sends as fast as it can.
            let most = Shared(0)
            let exchange = try await TransportSetting.exchange(server.address(), limits: TransportSetting.limits(total: 1500), with: client)
            { _ in
                usleep(20_000)
                most.withLock { $0 = max($0, ProcessFacts.kilobytes("VmRSS", of: id) ?? 0) }
                return .data
            }
            #expect(exchange.failure == .timedOut(.total, after: .milliseconds(1500)), "\(String(describing: exchange.failure))")
            #expect((1..<300 << 10).contains(most.withLock { $0 }), "\(most.withLock { $0 }) KB")
            #expect(ProcessFacts.state(of: id) == nil)
        }

        @Test func leavesNoProcessBehind() async throws {
            let workers = Self.workers(most: 4)
            let client = workers.client(keyGuard: TransportSetting.keyGuard)
            let scripts: [Script] = [.reply("ok"), .close, .reset, .text("HTTP/1.1 200 OK\r\n"), .hang]
            for script in scripts {
                _ = try await TransportSetting.exchange(playing: script, limits: TransportSetting.limits(idle: 150), with: client)
            }
            let idle = workers.idleProcesses
            workers.stop()
            #expect(try await TransportSetting.becomesTrue { idle.allSatisfy { ProcessFacts.state(of: $0) == nil } })
            let kept = Set(TransportSetting.workers.idleProcesses)
            let zombies = try ProcessFacts.children().filter { !kept.contains($0) && ProcessFacts.state(of: $0) == "Z" }
            let ours = zombies.filter { (try? ProcessFacts.file("comm", of: $0))?.hasPrefix("compat-matrix") == true }
            #expect(ours.isEmpty)
            #expect(try await TransportSetting.exchange(playing: .reply("ok"), with: client).failure == .cancelled)
        }

        @Test func replacesAWorkerThatSomebodyKilled() async throws {
            let workers = Self.workers()
            defer { workers.stop() }
            let client = workers.client(keyGuard: TransportSetting.keyGuard)
            #expect(try await TransportSetting.exchange(playing: .reply("ok"), with: client).reply?.status == 200)
            let id = try #require(workers.idleProcesses.first)
            kill(id, SIGKILL)
            #expect(try await TransportSetting.becomesTrue { ProcessFacts.state(of: id) == "Z" && ProcessFacts.threadCount(of: id) == 1 })
            let next = try await TransportSetting.exchange(playing: .reply("ok"), with: client)
            #expect(next.reply?.status == 200, "\(next)")
            #expect(ProcessFacts.state(of: id) == nil)
            let other = try #require(workers.idleProcesses.first)
            let server = try TestServer(.hang)
            defer { server.stop() }
            async let exchange = TransportSetting.exchange(server.address(), with: client)
            #expect(try await TransportSetting.becomesTrue { !server.requests.isEmpty })
            kill(other, SIGKILL)
            #expect(try await exchange.failure == .other("the process of the exchange was killed from outside"))
        }

        @Test(arguments: [
            ("/nonexistent/program", "no process for the exchange could be started: No such file or directory"),
            ("/bin/true", "the process of the exchange did not start"),
            ("/bin/echo", "what was started is no process for an exchange"),
        ])
        func saysThatNoWorkerStarts(_ executable: String, words: String) async throws {
            let workers = ExchangeWorkers(executable: executable, arguments: ["some words that are long enough"], most: 1)
            let client = workers.client(keyGuard: TransportSetting.keyGuard)
            let exchange = try await TransportSetting.exchange("http://127.0.0.1:9/", with: client)
            #expect(exchange.failure == .other(words))
        }

        @Test func cancelsThoseWhoWaitForAWorker() async throws {
            let workers = Self.workers()
            let client = workers.client(keyGuard: TransportSetting.keyGuard)
            let server = try TestServer(.hang)
            defer { server.stop() }
            let first = Task { try await TransportSetting.exchange(server.address(), with: client) }
            #expect(try await TransportSetting.becomesTrue { !server.requests.isEmpty })
            let second = Task { try await TransportSetting.exchange(server.address(), with: client) }
            second.cancel()
            #expect(try await second.value.failure == .cancelled)
            let start = ContinuousClock.now
            workers.stop()
            #expect(try await first.value.failure == .cancelled)
            #expect(.now - start < .milliseconds(500) && server.requests.count == 1)
        }

        @Test func carriesALargeBody() async throws {
            let workers = Self.workers()
            defer { workers.stop() }
            let server = try TestServer { request in .reply("\(request.body.count)") }
            defer { server.stop() }
            let body = Array(repeating: UInt8(ascii: "x"), count: 5 << 20)
            let request = HTTPRequest(.post, try #require(WebAddress(server.address())), body: body)
            let exchange = await workers.client(keyGuard: KeyGuard(hosts: [])).send(request)
            #expect(exchange.reply?.body == Array("\(body.count)".utf8))
            #expect(server.requests.first?["Authorization"] == nil)
            let larger = HTTPRequest(.post, request.address, body: Array(repeating: 0, count: 40 << 20))
            let refused = await workers.client(keyGuard: KeyGuard(hosts: [])).send(larger)
            #expect(refused.failure == .other("not sent: the request is larger than 33554432 bytes") && server.requests.count == 1)
        }
    }
}
#endif
