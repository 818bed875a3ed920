import Foundation
import Probing
import Records
import TestServer

/// A fixture, and what the prober made of it.
struct QuirkRun: Sendable {
    let fixture: QuirkFixture
    let found: [QuirkFixture.Cell: Finding]
    /// The lines of sections that no request met.
    let unmatched: [Int]
    /// The models that requests named.
    let asked: Set<String>

    init(_ fixture: QuirkFixture, _ client: HTTPClient) async throws {
        let quirk = QuirkServer(fixture)
        let server = try quirk.start()
        defer { server.stop() }
        let report = try await Self.probe(fixture, server.port, client)
        var found: [QuirkFixture.Cell: Finding] = [:]
        for (capability, finding) in report.endpoint { found[.init(model: nil, capability: capability)] = finding }
        for model in report.models {
            for (capability, finding) in model.findings { found[.init(model: model.id, capability: capability)] = finding }
        }
        self.fixture = fixture
        self.found = found
        unmatched = quirk.unmatched
        asked = Set(
            server.requests.compactMap { request in
                request.text.firstRange(of: "\"model\":\"").map { String(request.text[$0.upperBound...].prefix { $0 != "\"" }) }
            })
    }

    private static func probe(_ fixture: QuirkFixture, _ port: Int, _ client: HTTPClient) async throws -> ProbeReport {
        let text = fixture.options.contains(.badKey) ? "sk-test-9876543210" : QuirkServer.key
        let key = fixture.options.contains(.noKey) ? nil : SecretKey(name: "TEST_KEY", text: text)
        guard let base = WebAddress("http://127.0.0.1:\(port)\(fixture.base)"),
            let target = ProbeTarget(base: base, credential: key.map { .bearer($0) })
        else { throw QuirkFixtureError(file: fixture.id, line: 1, message: "no address \(fixture.base)") }
        var options = ProbeOptions()
        options.allowsCostly = fixture.options.contains(.allowCostly)
        options.timeout = 20
        options.idle = 5
        // What a server asks to wait is waited, up to a second.
        let pace = Pace(now: { Date().timeIntervalSince1970 }, sleep: { try? await Task.sleep(for: .seconds(min($0, 1.1))) })
        let tools = ProbeTools(client: client, pace: pace)
        return await EndpointProber(ProbeJob(target, models: fixture.models), options: options, tools: tools).run()
    }

    var isDiagonal: Bool { found[fixture.expected.cell].map { fixture.expected.allows($0.reason) } ?? false }

    /// What differs from the fixture, and, in cells that it does not list, from the faithful server.
    func problems(faithful: [QuirkFixture.Cell: ProbeReason]) -> [String] {
        var problems = ([fixture.expected] + fixture.neighbours).compactMap(problem)
        problems += unmatched.map { "line \($0): no request met this section" }
        problems += fixture.unasked.filter(asked.contains).map { "a request named the model \($0)" }
        let listed = Set(([fixture.expected] + fixture.neighbours).map(\.cell))
        for (cell, finding) in found.sorted(by: { $0.key.description < $1.key.description }) where !listed.contains(cell) {
            let isAsFaithful = fixture.others.asFaithful && (faithful[cell] == finding.reason || faithful[cell] == nil)
            if !isAsFaithful, !fixture.others.verdicts.contains(finding.verdict) {
                let expected = faithful[cell].map { "\($0.verdict.rawValue) \($0.rawValue)" } ?? "nothing"
                problems.append("unlisted \(cell): \(Self.words(finding)); the faithful server has \(expected)")
            }
        }
        return problems
    }

    private func problem(_ expectation: QuirkFixture.Expectation) -> String? {
        guard let finding = found[expectation.cell] else { return "\(expectation.cell): no such cell in the report" }
        if expectation.allows(finding.reason) { return nil }
        let expected = expectation.verdicts.map(\.rawValue) + expectation.reasons.map(\.rawValue)
        return "\(expectation.cell): expected \(expected.joined(separator: " ")), got \(Self.words(finding))"
    }

    private static func words(_ finding: Finding) -> String {
        "\(finding.verdict.rawValue) \(finding.reason.rawValue) (\(finding.passed) of \(finding.runs): \(finding.message))"
    }
}
