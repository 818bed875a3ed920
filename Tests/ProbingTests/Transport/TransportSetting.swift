import Foundation
import Records
import TestServer
import Testing

@testable import Probing

/// One after the other, since they measure time and a machine with two cores runs them beside all others.
@Suite(.serialized) enum TransportTests {}

/// What most transport tests need: a server with one script and a client that may send a key to it.
enum TransportSetting {
    static let key = SecretKey(name: "TEST_KEY", text: "sk-test-0123456789")

    static func limits(
        connect: Int = 5000, idle: Int = 5000, total: Int = 10_000, headers: Int = 64 << 10, body: Int = 16 << 20
    ) -> TransferLimits {
        var limits = TransferLimits()
        limits.connect = .milliseconds(connect)
        limits.idle = .milliseconds(idle)
        limits.total = .milliseconds(total)
        limits.headers = headers
        limits.body = body
        return limits
    }

    /// The products of a build stand beside one another.
    static let executable: String = {
        #if os(macOS)
        let products = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }?.bundleURL.deletingLastPathComponent()
        #else
        let products: URL? = nil
        #endif
        let folder = products ?? URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        return folder.appendingPathComponent("compat-matrix").path
    }()

    static let keyGuard = KeyGuard(hosts: ["127.0.0.1", "localhost"])
    static let workers = ExchangeWorkers(executable: executable, most: 16)
    static let client = workers.client(keyGuard: keyGuard)

    static func exchange(
        _ address: String, _ method: HTTPRequest.Method = .post, headers: HTTPHeaders = [:], limits: TransferLimits = limits(),
        with client: HTTPClient = client, onChunk: HTTPClient.ChunkCheck? = nil
    ) async throws -> Exchange {
        await client.send(try request(address, method, headers: headers), limits: limits, onChunk: onChunk)
    }

    static func request(_ address: String, _ method: HTTPRequest.Method = .post, headers: HTTPHeaders = [:]) throws -> HTTPRequest {
        HTTPRequest(
            method, try #require(WebAddress(address)), headers: headers, body: method == .post ? Array("{}".utf8) : [],
            credential: .bearer(try #require(key)))
    }

    /// Asks a server that plays this script once, and stops it.
    static func exchange(
        playing script: Script, _ method: HTTPRequest.Method = .post, limits: TransferLimits = limits(),
        with client: HTTPClient = client, onChunk: HTTPClient.ChunkCheck? = nil
    ) async throws -> Exchange {
        let server = try TestServer(script)
        defer { server.stop() }
        return try await exchange(server.address("/v1/x"), method, limits: limits, with: client, onChunk: onChunk)
    }

    /// Within five seconds.
    static func becomesTrue(_ condition: () -> Bool) async throws -> Bool {
        for _ in 0..<500 {
            if condition() { return true }
            try await Task.sleep(for: .milliseconds(10))
        }
        return condition()
    }
}
