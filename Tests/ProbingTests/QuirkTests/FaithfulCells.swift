import Probing
import Records

/// What the prober says of the faithful server, without and with what costs or leaves something behind.
struct FaithfulCells: Sendable {
    private var usual: [QuirkFixture.Cell: ProbeReason]
    private var costly: [QuirkFixture.Cell: ProbeReason]

    static func read(_ client: HTTPClient) async throws -> FaithfulCells {
        func cells(_ more: String) async throws -> [QuirkFixture.Cell: ProbeReason] {
            let header = """
                quirk: none
                about: The faithful server, to compare with.
                source: our own
                seen-in: nowhere
                basis: reconstructed
                models: reference-chat, reference-reasoner, reference-embedding, reference-gpt-image
                capability: chat-completions
                verdict: supported
                \(more)
                """
            return try await QuirkRun(QuirkFixture(header, file: "none.quirk"), client).found.mapValues(\.reason)
        }
        return FaithfulCells(usual: try await cells(""), costly: try await cells("options: allow-costly"))
    }

    subscript(fixture: QuirkFixture) -> [QuirkFixture.Cell: ProbeReason] {
        fixture.options.contains(.allowCostly) ? costly : usual
    }
}
