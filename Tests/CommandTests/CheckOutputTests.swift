import StrictJSON
import Testing

/// What `check` prints for programs, and how much is known.
@Suite struct CheckOutputTests {
    private static func objects(_ output: String) -> [JSONValue] {
        output.split(separator: "\n").compactMap { JSONReader.read(Array($0.utf8), path: "line").value }
    }

    private static let twice = """
        {
          "name": "Lab",
          "name": "Lab"
        }
        """

    @Test func givesProgramsPlacesNotesAndFixes() throws {
        try Project.with(["data/labs/example.json": Self.twice]) { project in
            let problem = try #require(Self.objects(try project.tool.run("check", "--format", "json").output).first)
            #expect(problem["id"]?.string == "duplicate-key")
            #expect(problem["message"]?.string == "the key \"name\" stands here twice")
            #expect(["line", "column", "endLine", "endColumn"].map { problem[$0]?.numberText } == ["3", "3", "3", "9"])
            #expect(problem["fix"]?.string == "remove one of the two")
            let note = try #require(problem["notes"]?.array?.first)
            #expect(note["message"]?.string == "first defined here")
            #expect(note["file"]?.string == "data/labs/example.json")
            #expect(["line", "column"].map { note[$0]?.numberText } == ["2", "3"])
        }
    }

    @Test func leavesOutThePlaceOfWhatHasNone() throws {
        try Project.with(["data/site.json": ""]) { project in
            let problem = try #require(Self.objects(try project.tool.run("check", "--format", "json").output).first)
            #expect(problem["id"]?.string == "missing-file")
            #expect(["file", "line", "column", "endLine", "endColumn"].allSatisfy { problem[$0] == nil })
            #expect(problem["notes"]?.array?.isEmpty == true)
            let annotation = try project.tool.run("check", "--format", "github").output
            #expect(annotation.hasPrefix("::error title=missing-file::data/site.json is missing%0Afix: add it;"), "\(annotation)")
        }
    }

    @Test func escapesWhatWorkflowsWouldRead() throws {
        let records = ["data/labs/a,b:100%.json": "{}", "data/labs/example.json": "{ \"name\": \"L\", \"a%\\n::x,y\": 1 }"]
        try Project.with(records) { project in
            let lines = try project.tool.run("check", "--format", "github").output.split(separator: "\n")
            #expect(lines.count == 2, "\(lines)")
            let start =
                "::error file=data/labs/a%2Cb%3A100%25.json,line=1,endLine=1,col=1,endColumn=1,title=invalid-id::\"a,b:100%25\" in the path"
            #expect(lines.first?.hasPrefix(start) == true, "\(lines)")
            let key = "endColumn=27,title=unknown-key::a lab has no key \"a%25%0A::x,y\"%0Afix: its keys are name, url"
            #expect(lines.last?.hasSuffix(key) == true, "\(lines)")
        }
    }

    @Test func sortsByPlaceAndSaysNothingTwice() throws {
        let records = [
            "data/labs/b.json": "{ \"url\": 1,\n \"x\": 1, \"y\": 2 }", "data/labs/a.json": "{}", "data/labs/A.json": "{}",
            "data/labs/b.c.json": "[]",
        ]
        try Project.with(records) { project in
            let problems = Self.objects(try project.tool.run("check", "--format", "json").output)
            let lines = problems.map { problem in
                ["file", "line", "column", "id"].map { problem[$0]?.string ?? problem[$0]?.numberText ?? "" }.joined(separator: ":")
            }
            #expect(
                lines == [
                    "data/labs/A.json:1:1:invalid-id", "data/labs/a.json:1:1:missing-key", "data/labs/b.c.json:1:1:wrong-kind",
                    "data/labs/b.json:1:1:missing-key", "data/labs/b.json:1:10:wrong-kind", "data/labs/b.json:2:2:unknown-key",
                    "data/labs/b.json:2:10:unknown-key",
                ])
            for format in ["text", "json", "github"] {
                let first = try project.tool.run("check", "--format", format)
                #expect(try project.tool.run("check", "--format", format).output == first.output)
                #expect(first.status == 1)
            }
        }
    }

    @Test(
        arguments: [
            (["check"], 0), (["check", "--strict"], 1), (["check", "--format", "json"], 0), (["check", "--strict", "--stats"], 1),
        ] as [([String], Int32)])
    func countsWarningsOnlyWhenItIsStrict(_ arguments: [String], _ status: Int32) throws {
        try Project.with(["data/labs/example.json": "{ \"name\": \"L\" }"]) { project in
            let outcome = try project.tool.run(all: arguments + ["--as-of", "2026-06-30"])
            #expect(outcome.status == status, "\(outcome)")
            #expect((outcome.output + outcome.errors).contains("unused-lab"))
        }
    }

    // MARK: Statistics

    private static let offering = """
        {
          "id": { "value": "m", "source": "page" },
          "model": "lab/m",
          "capabilities": {
            "vision": [{ "claim": "yes", "source": "page" }, { "claim": "no", "source": "page" }]
          }
        }
        """
    private static let probe = """
        { "prober": "p", "base_url": "https://api.example.org/v1", "models": { "m": { "capabilities": { "streaming": {
          "verdict": "supported", "reason": "works", "message": "Seen.", "passed": 3, "runs": 3, "at": "2026-06-17T09:30:00Z" } } } } }
        """
    private static let vocabulary = """
        { "groups": [{ "id": "all", "name": "All", "capabilities": [
          { "id": "streaming", "name": "Streaming", "scope": "model", "summary": "S.", "spec": "https://example.org/spec" },
          { "id": "vision", "name": "Vision", "scope": "model", "summary": "V.", "spec": "https://example.org/spec" },
          { "id": "list", "name": "List", "scope": "endpoint", "summary": "L.", "spec": "https://example.org/spec" }] }] }
        """
    private static let catalog = [
        "data/capabilities.json": vocabulary, "data/labs/lab.json": "{ \"name\": \"Lab\" }",
        "data/models/lab/m.json": "{ \"name\": \"M\", \"sources\": {} }", "data/providers/example/models/m.json": offering,
        "data/probes/example/m.json": probe,
    ]

    /// Five cells: streaming and vision of the endpoint and of the offering, and the list of the endpoint.
    @Test func countsHowMuchIsKnown() throws {
        try Project.with(Self.catalog) { project in
            let outcome = try project.tool.run("check", "--stats", "--as-of", "2026-06-30")
            #expect(outcome.status == 0, "\(outcome)")
            #expect(
                outcome.output == """
                    provider            cells   known sourced verified disputed   stale  known
                    Example Gateway         5       3       3       1       1       0  ####========........ 60%
                    all                     5       3       3       1       1       0  ####========........ 60%

                    capability     cells   known sourced verified disputed   stale  known
                    Streaming          2       2       2       1       0       0  ##########========== 100%
                    Vision             2       1       1       0       1       0  ==========.......... 50%
                    List               1       0       0       0       0       0  .................... 0%

                    """, "\(outcome.output)")
            let late = try project.tool.run("check", "--stats", "--as-of", "2027-06-30").output
            #expect(late.contains("Example Gateway         5       3       3       1       1       3  "), "\(late)")
        }
    }

    @Test func saysWhyStatisticsFail() throws {
        try Project.with(["data/labs/example.json": "{}"]) { project in
            let outcome = try project.tool.run("check", "--stats", "--as-of", "2026-06-30")
            #expect(outcome.status == 1)
            #expect(outcome.output.hasPrefix("provider "))
            #expect(outcome.errors.contains("[missing-key]"), "\(outcome)")
        }
    }
}
