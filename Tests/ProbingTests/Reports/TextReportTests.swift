import Records
import Testing

@testable import Probing

struct TextReportTests {
    private static func report(_ findings: [ProbedCapability: Finding], id: String = "m") throws -> ProbeReport {
        let address = try #require(WebAddress("https://a.example/v1"))
        var report = ProbeReport(target: try #require(ProbeTarget(base: address, credential: nil)), at: 1)
        report.models = [(id, findings)]
        return report
    }

    private static func finding(_ reason: ProbeReason, _ message: String = "M", _ passed: Int = 0, _ runs: Int = 1) -> Finding {
        Finding(
            reason: reason, message: message, passed: passed, runs: runs, at: 1, seconds: 1.25, status: 200, excerpt: "{\u{1B}}", hash: "a")
    }

    @Test func marksVerdictsInWordsAndSigns() throws {
        let report = try Self.report([
            .streaming: Self.finding(.works, "A", 3, 3), .toolCalling: Self.finding(.worksSometimes, "B", 1, 3),
            .vision: Self.finding(.refused, "C", 0, 1), .seed: Self.finding(.timedOut, "D"),
        ])
        let text = TextReport(report).text
        for line in [
            "  + streaming    supported    3/3   1.3 s   A\n", "  ~ tool-calling partial      1/3   1.3 s   B\n",
            "  - vision       unsupported  0/1   1.3 s   C\n", "  ? seed         inconclusive 0/1   1.3 s   D\n",
        ] {
            #expect(text.contains(line), "\(text)")
        }
        #expect(!text.unicodeScalars.contains("\u{1B}"))
        let colored = TextReport(report, hasColor: true).text
        #expect(colored.contains("\u{1B}[31m-\u{1B}[0m vision"))
        #expect(TextReport(report, showsEvidence: true).text.contains("HTTP 200: {\\u{1b}}\n"))
    }

    @Test func saysOnceWhatManyCellsShare() throws {
        let same = Self.finding(.keyRefused, "401")
        let report = try Self.report([
            .streaming: same, .vision: same, .seed: same, .logprobs: same, .jsonMode: Self.finding(.works, "A", 1, 1),
        ])
        let text = TextReport(report).text
        #expect(text.contains("  ? 4 cells"), "\(text)")
        #expect(text.contains("\n    streaming, vision, seed, logprobs\n"), "\(text)")
    }

    @Test func showsAnyIDAsText() throws {
        let report = try Self.report([:], id: "\u{1B}[2J\n\u{202E}x")
        #expect(TextReport(report).text.contains("Model \\u{1b}[2J\\u{a}\\u{202e}x\n  nothing was asked of it\n"))
    }
}
