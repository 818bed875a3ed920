import Records
import StrictJSON
import Testing

/// Observations that a program makes: whatever a stranger said, a record may hold it.
struct ProbeWritingTests {
    private static func observation(_ message: String, excerpt: String? = nil, status: Int? = nil, hash: String? = nil) throws
        -> Observation
    {
        Observation(
            .fenced, message: message, passed: 1, runs: 3, at: try #require(Timestamp("2026-06-17T09:30:00Z")),
            evidence: Observation.Evidence(status: status, excerpt: excerpt, hash: hash))
    }

    private static func read(_ content: ProbeContent) -> (record: ProbeRecord?, problems: [String]) {
        let (record, problems) = ProbeRecord.read(
            JSONWriter.bytes(content.json), at: "probes/acme/one.json", path: "data/probes/acme/one.json")
        return (record, problems.map(\.message))
    }

    @Test(arguments: [
        "", " ", "a", "  a b  ", "a\nb\r\n\tc", "\0", "\u{1B}[31m", "\u{202E}\u{200B}\u{FEFF}", "\u{A0}", "\"\\</script>", "\u{301}",
        String(repeating: "x", count: 299) + "é", String(repeating: "é", count: 200), String(repeating: " ", count: 400) + "a",
        String(repeating: "x", count: 299) + " y", "e" + String(repeating: "\u{301}", count: 100_000), String(repeating: "👨‍👩‍👧", count: 50),
        String(decoding: [0xC3, 0x28, 0xFF], as: UTF8.self),
    ])
    func makesARecordOfAnyText(_ text: String) throws {
        let observation = try Self.observation(text, excerpt: text, status: 200, hash: text)
        let server = ProbeRecord.Server(name: text, version: text, flags: text)
        let content = ProbeContent(prober: "p 1", baseURL: "https://a.example/v1", server: server, endpoint: [.seed: observation])
        let (record, problems) = Self.read(content)
        #expect(problems == [])
        let read = try #require(record)
        #expect(ProbeContent(read) == content)
        #expect(JSONWriter.bytes(ProbeContent(read).json) == JSONWriter.bytes(content.json))
        let bytes = JSONWriter.bytes(content.json)
        #expect(RecordFormatter.canonical(bytes, kind: .probe(provider: "a", slug: "b"), path: "p").bytes == bytes)
    }

    @Test func keepsPlainTextAsItIsAndCutsTheRest() throws {
        #expect(try Self.observation("It works – größer.").message == "It works – größer.")
        #expect(try Self.observation("a\nb\u{200B}c").message == "a\\u{a}b\\u{200b}c")
        #expect(try Self.observation(String(repeating: "é", count: 151)).message.utf8.count == 300)
        #expect(try Self.observation("m" + String(repeating: "é", count: 151)).message.utf8.count == 299, "no character is cut")
        #expect(try Self.observation(" \n").message == "\\u{a}")
        #expect(try Self.observation(" ").message == ProbeReason.fenced.sentence)
    }

    @Test func leavesOutWhatNoRecordMayHold() throws {
        #expect(try Self.observation("m", status: 0).evidence == nil)
        #expect(try Self.observation("m", excerpt: "", status: 1_000, hash: " ").evidence == nil)
        #expect(try Self.observation("m", excerpt: "e", status: 99).evidence == Observation.Evidence(excerpt: "e"))
        let at = try #require(Timestamp("2026-06-17T09:30:00Z"))
        let odd = Observation(.works, message: "m", passed: 9, runs: 0, at: at)
        #expect((odd.passed, odd.runs) == (1, 1))
        #expect(Observation(.works, message: "m", passed: -1, runs: .max, at: at).passed == 0)
    }

    @Test(arguments: ProbeReason.allCases) func hasTheVerdictOfItsReason(_ reason: ProbeReason) throws {
        let seen = Observation(reason, message: "m", passed: 0, runs: 1, at: try #require(Timestamp("2026-06-17T09:30:00Z")))
        #expect(seen.verdict == reason.verdict)
        #expect(Self.read(ProbeContent(prober: "p", baseURL: "https://a.example", endpoint: [.seed: seen])).problems == [])
    }

    @Test func leavesOutWhatIsEmpty() throws {
        let content = ProbeContent(
            prober: "p", baseURL: "https://a.example", server: .init(name: nil, version: " ", flags: ""), models: ["m": [:]])
        #expect(
            String(decoding: JSONWriter.bytes(content.json), as: UTF8.self)
                == #"{ "prober": "p", "base_url": "https://a.example" }"# + "\n")
    }

    @Test(arguments: [
        (
            #"{ "prober": "p", "base_url": "https://a.example", "models": { "é": { "capabilities": {} }, "e\u0301": { "capabilities": {} } } }"#,
            "two model ids differ only in how an accent is written"
        ),
        (#"{ "prober": "p", "base_url": "https://a.example" "#, "this '{' is never closed"),
        (#"{ "prober": "p" }"#, "a probe record needs the key \"base_url\""),
    ])
    func readsNothingThatItCouldNotWriteBack(_ text: String, problem: String) {
        let (record, problems) = ProbeRecord.read(Array(text.utf8), at: "probes/acme/one.json", path: "p")
        #expect(record == nil && problems.map(\.message) == [problem])
    }

    @Test func readsOnlyWhereObservationsHaveTheirPlace() {
        let bytes = Array(#"{ "prober": "p", "base_url": "https://a.example" }"#.utf8)
        #expect(ProbeRecord.read(bytes, at: "probes/acme/1.0/one.json", path: "p").record?.version == "1.0")
        #expect(ProbeRecord.read(bytes, at: "labs/one.json", path: "p").problems.map(\.id) == ["misplaced-file"])
    }
}
