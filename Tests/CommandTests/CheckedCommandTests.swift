import Foundation
import Testing

/// "I read that source again and it still says so."
@Suite struct CheckedCommandTests {
    private static let path = "data/providers/example/provider.json"
    private static let other = "data/providers/other/provider.json"
    private static let offering =
        #"{ "model": "lab/m", "context": { "value": 128000, "said": "128K", "source": "page" }, "capabilities": {} }"#

    /// Another provider that cites the same page, with white space and an escape that no formatter would leave alone.
    private static func second(title: String = "Example page") -> String {
        Project.provider.replacingOccurrences(of: "\"Example Gateway\",\n  \"kind\"", with: "\"Other\",\n\n  \"kind\"")
            .replacingOccurrences(of: "Example page", with: title).replacingOccurrences(
                of: "in tests only", with: "in t\\u0065sts\\u00a0only"
            )
            .replacingOccurrences(of: "2026-06", with: "2026-05-30")
    }

    private static var today: String {
        get throws {
            let process = Process()
            let pipe = Pipe()
            process.executableURL = URL(fileURLWithPath: "/bin/date")
            process.arguments = ["-u", "+%Y-%m-%d"]
            process.standardOutput = pipe
            try process.run()
            let data = pipe.fileHandleForReading.readDataToEndOfFile()
            process.waitUntilExit()
            return String(decoding: data, as: UTF8.self).trimmingCharacters(in: .newlines)
        }
    }

    @Test func movesOneLineAndNotOneByteMore() throws {
        try Project.with([Self.path: Self.second()]) { project in
            let outcome = try project.tool.run("checked", "page", "2026-06-17")
            #expect(outcome.status == 0, "\(outcome)")
            #expect(outcome.output.hasSuffix("\n\(Self.path): checked 2026-05-30 -> 2026-06-17\n"), "\(outcome)")
            let moved = Self.second().replacingOccurrences(of: "\"2026-05-30\"", with: "\"2026-06-17\"")
            #expect(try project.root.text(Self.path) == moved)
            let (before, after) = (Self.second().split(separator: "\n"), moved.split(separator: "\n"))
            #expect(zip(before, after).count { $0 != $1 } == 1)
        }
    }

    @Test func keepsTheLineEndsOfWindows() throws {
        let windows = Project.provider.replacingOccurrences(of: "\n", with: "\r\n")
        try Project.with([Self.path: windows]) { project in
            let outcome = try project.tool.run("checked", "page", "2026-06-17")
            #expect(outcome.status == 0, "\(outcome)")
            let bytes = try Data(contentsOf: project.root.url.appendingPathComponent(Self.path))
            #expect(bytes == Data(windows.replacingOccurrences(of: "\"2026-06\"", with: "\"2026-06-17\"").utf8))
        }
    }

    @Test func listsWhatRestsOnTheSource() throws {
        try Project.with(["data/providers/example/models/m.json": Self.offering]) { project in
            let outcome = try project.tool.run("checked", "page", "2026-06-17")
            let facts = """
                Example page, Example Gateway

                data/providers/example/provider.json
                  kind: gateway
                  endpoint.base_url: https://api.example.org/v1
                  capabilities.streaming: yes

                data/providers/example/models/m.json
                  context: 128K

                data/providers/example/provider.json: checked 2026-06 -> 2026-06-17

                """
            #expect(outcome.output == facts, "\(outcome)")
            #expect(try project.root.text("data/providers/example/models/m.json") == Self.offering)
        }
    }

    @Test func saysThatNothingRestsOnIt() throws {
        let lonely = Project.provider.replacingOccurrences(
            of: "\"page\": {", with: "\"lonely\": { \"title\": \"L\", \"publisher\": \"P\", \"checked\": \"2026\" },\n    \"page\": {")
        try Project.with([Self.path: lonely]) { project in
            let outcome = try project.tool.run("checked", "lonely", "2026-06-17")
            #expect(outcome.output.contains("\nnothing rests on it\n"), "\(outcome)")
            #expect(try project.root.text(Self.path) == lonely.replacingOccurrences(of: "\"2026\"", with: "\"2026-06-17\""))
        }
    }

    @Test func takesTodayWhereNoDateIsGiven() throws {
        try Project.with { project in
            let before = try Self.today
            let outcome = try project.tool.run("checked", "page")
            let days = try Set([before, Self.today])
            #expect(days.contains { outcome.output.hasSuffix(": checked 2026-06 -> \($0)\n") }, "\(outcome)")
            let text = try project.root.text(Self.path)
            #expect(days.contains { text.contains("\"checked\": \"\($0)\"") }, "\(text)")
        }
    }

    @Test(arguments: [
        ("2999-01-01", "2999-01-01 is in the future (today is "), ("2026-05-31", "that it was read on 2026-06, after 2026-05-31"),
        ("2026", "that it was read on 2026-06, after 2026"), ("June", "\"June\" is no date"), ("2026-02-30", "\"2026-02-30\" is no date"),
    ])
    func refusesADate(_ date: String, _ reason: String) throws {
        try Project.with { project in
            let outcome = try project.tool.run("checked", "page", date)
            #expect(outcome.status == 1, "\(outcome)")
            #expect(outcome.errors.contains(reason), "\(outcome)")
            #expect(outcome.errors.contains("\n  fix: "), "\(outcome)")
            #expect(try project.root.text(Self.path) == Project.provider)
        }
    }

    @Test func doesNotMakeADateVaguer() throws {
        let exact = Project.provider.replacingOccurrences(of: "\"2026-06\"", with: "\"2026-06-01\"")
        try Project.with([Self.path: exact]) { project in
            let outcome = try project.tool.run("checked", "page", "2026-06")
            #expect(outcome.status == 1, "\(outcome)")
            #expect(try project.root.text(Self.path) == exact)
        }
    }

    @Test func saysThatItStandsThereAlready() throws {
        try Project.with { project in
            let outcome = try project.tool.run("checked", "page", "2026-06")
            #expect(outcome.status == 0)
            #expect(outcome.output.hasSuffix("\n\(Self.path): checked 2026-06 already 2026-06\n"), "\(outcome)")
            #expect(try project.root.text(Self.path) == Project.provider)
        }
    }

    @Test(arguments: [
        (["pag"], "no record has a source \"pag\"\n  fix: did you mean \"page\"?"),
        (["elsewhere"], "no record has a source \"elsewhere\"\n  fix: name an id of a sources table"),
        (["page", "--in", "providers/none"], "no record has a source \"page\"\n  fix: name an id of a sources table"),
    ])
    func refusesAnUnknownSource(_ arguments: [String], _ reason: String) throws {
        try Project.with { project in
            let outcome = try project.tool.run(all: ["checked"] + arguments)
            #expect(outcome.status == 1)
            #expect(outcome.errors == "error: \(reason)\n", "\(outcome)")
        }
    }

    @Test func movesEveryRecordThatCitesTheDocument() throws {
        try Project.with([Self.other: Self.second()]) { project in
            let outcome = try project.tool.run("checked", "page", "2026-06-17")
            #expect(outcome.status == 0, "\(outcome)")
            #expect(
                outcome.output.hasSuffix(
                    "\n\(Self.path): checked 2026-06 -> 2026-06-17\n\(Self.other): checked 2026-05-30 -> 2026-06-17\n"), "\(outcome)")
            #expect(try project.root.text(Self.path).contains("\"checked\": \"2026-06-17\""))
            #expect(try project.root.text(Self.other).contains("\"checked\": \"2026-06-17\""))
        }
    }

    @Test func movesNoneWhereOneIsNewer() throws {
        try Project.with([Self.other: Self.second()]) { project in
            let outcome = try project.tool.run("checked", "page", "2026-05-31")
            #expect(outcome.status == 1, "\(outcome)")
            #expect(try project.root.text(Self.other) == Self.second())
        }
    }

    @Test func asksWhichOfTwoDocumentsOfOneId() throws {
        let second = Self.second(title: "Another page")
        try Project.with([Self.other: second]) { project in
            let refused = try project.tool.run("checked", "page", "2026-06-17")
            #expect(refused.status == 1)
            let reason =
                "error: \"page\" is \"Example page\" in providers/example/provider.json and \"Another page\" in providers/other/provider.json\n"
            #expect(refused.errors == reason + "  fix: say which record you mean with --in\n", "\(refused)")
            #expect(try project.root.text(Self.path) == Project.provider)
            #expect(try project.root.text(Self.other) == second)
            #expect(try project.tool.run("checked", "page", "2026-06-17", "--in", "providers/other").status == 0)
            #expect(try project.root.text(Self.path) == Project.provider)
            #expect(try project.root.text(Self.other) == second.replacingOccurrences(of: "\"2026-05-30\"", with: "\"2026-06-17\""))
        }
    }

    @Test func writesNothingOnADryRun() throws {
        try Project.with([Self.other: Self.second()]) { project in
            let outcome = try project.tool.run("checked", "page", "2026-06-17", "--dry-run")
            #expect(outcome.status == 0)
            #expect(
                outcome.output.hasSuffix(
                    "\n\(Self.path): checked 2026-06 would become 2026-06-17\n\(Self.other): checked 2026-05-30 would become 2026-06-17\n"),
                "\(outcome)")
            #expect(try project.root.text(Self.path) == Project.provider)
            #expect(try project.root.text(Self.other) == Self.second())
        }
    }

    @Test func refusesARecordThatItCannotRead() throws {
        try Project.with([Self.path: Project.provider + "{"]) { project in
            let outcome = try project.tool.run("checked", "page", "2026-06-17")
            #expect(outcome.status == 1)
            #expect(outcome.errors.contains("[invalid-json]"), "\(outcome)")
            #expect(try project.root.text(Self.path) == Project.provider + "{")
        }
    }
}
