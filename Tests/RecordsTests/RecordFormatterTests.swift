import Diagnostics
import Records
import Testing

struct RecordFormatterTests {
    private static func format(_ text: String, _ path: String) throws -> (text: String?, problems: [Diagnostic]) {
        let kind = try #require(RecordKind(path: path))
        let (bytes, problems) = RecordFormatter.canonical(Array(text.utf8), kind: kind, path: "data/" + path)
        return (bytes.map { String(decoding: $0, as: UTF8.self) }, problems)
    }

    private static func check(_ text: String, _ path: String, gives canonical: String, sourceLocation: SourceLocation = #_sourceLocation)
        throws
    {
        let (once, problems) = try format(text, path)
        #expect(problems == [], sourceLocation: sourceLocation)
        #expect(once == canonical, sourceLocation: sourceLocation)
        #expect(try format(canonical, path).text == canonical, "again", sourceLocation: sourceLocation)
    }

    @Test func ordersKeysAsDocumentedAndTablesByKey() throws {
        try Self.check(
            #"""
            {"capabilities":{"vision":{"source":"z","claim":"yes"},"audio":[{"note":"N","source":"a","said":"S","claim":"partial"},{"source":"z","claim":"no"}]},
            "auth":{"key_env":{"source":"z","value":"K"},"scheme":{"source":"z","value":"bearer"}},"endpoint":{},
            "models_served":{"source":"z","value":{"max":500,"min":300}},
            "sources":{"z":{"checked":"2026","title":"T","publisher":"P"},"a.b":{"url":"https://a.example","publisher":"P","checked":"2026","title":"T"},"a-b":{"title":"T","publisher":"P","checked":"2026"}},
            "kind":{"source":"z","value":"host"},"summary":"S.","name":"N"}
            """#, "providers/acme/provider.json",
            gives: """
                {
                  "name": "N",
                  "kind": { "value": "host", "source": "z" },
                  "summary": "S.",
                  "sources": {
                    "a-b": { "title": "T", "publisher": "P", "checked": "2026" },
                    "a.b": { "title": "T", "publisher": "P", "checked": "2026", "url": "https://a.example" },
                    "z": { "title": "T", "publisher": "P", "checked": "2026" }
                  },
                  "endpoint": {},
                  "auth": {
                    "scheme": { "value": "bearer", "source": "z" },
                    "key_env": { "value": "K", "source": "z" }
                  },
                  "models_served": {
                    "value": { "min": 300, "max": 500 },
                    "source": "z"
                  },
                  "capabilities": {
                    "audio": [
                      { "claim": "partial", "said": "S", "source": "a", "note": "N" },
                      { "claim": "no", "source": "z" }
                    ],
                    "vision": { "claim": "yes", "source": "z" }
                  }
                }

                """)
    }

    @Test func keepsTheOrderOfListsAndTheBytesOfValues() throws {
        try Self.check(
            #"""
            { "capabilities": {}, "model": "lab\/one", "id": {"source": "a", "value": "\u00e9 e\u0301 \ud83c\udf89 \u0009 \u0022 é"},
              "prices": [ {"source":"a","output":1.10,"input":0.100,"per":"1M tokens","from":"2026","currency":"USD"},
                          {"amount":null,"source":"a","per":"image","from":"2025","currency":"USD"} ],
              "type": { "value": ["vision", "chat"], "source": "a" }, "context": { "value": 128000, "source": "a" } }
            """#, "providers/acme/models/one.json",
            gives: """
                {
                  "id": { "value": "é e\u{301} 🎉 \\t \\" é", "source": "a" },
                  "model": "lab/one",
                  "type": {
                    "value": ["vision", "chat"],
                    "source": "a"
                  },
                  "context": { "value": 128000, "source": "a" },
                  "prices": [
                    {
                      "from": "2026",
                      "currency": "USD",
                      "per": "1M tokens",
                      "input": 0.100,
                      "output": 1.10,
                      "source": "a"
                    },
                    { "from": "2025", "currency": "USD", "per": "image", "amount": null, "source": "a" }
                  ],
                  "capabilities": {}
                }

                """)
    }

    @Test func doesNotMixComposedAndDecomposedText() throws {
        let (text, _) = try Self.format("{\"name\":\"\u{E9}e\u{301}\"}", "labs/lab.json")
        #expect(text.map { Array($0.utf8) } == Array("{ \"name\": \"\u{E9}e\u{301}\" }\n".utf8))
    }

    @Test func keepsUnknownKeysAndWrongKindsAtTheEnd() throws {
        try Self.check(
            #"{ "zeta": {"b":1,"a":2}, "url": 5, "alpha": [], "name": ["x"] }"#, "labs/lab.json",
            gives: """
                {
                  "name": ["x"],
                  "url": 5,
                  "zeta": { "b": 1, "a": 2 },
                  "alpha": []
                }

                """)
        try Self.check("[ 1,2 ]", "labs/lab.json", gives: "[1, 2]\n")
    }

    @Test func ordersProbes() throws {
        try Self.check(
            #"{"models":{"b/x":{"capabilities":{}},"B":{"capabilities":{}}},"base_url":"https://a.example","prober":"p","server":{"flags":"f","name":"n"}}"#,
            "probes/acme/one.json",
            gives: """
                {
                  "prober": "p",
                  "base_url": "https://a.example",
                  "server": { "name": "n", "flags": "f" },
                  "models": {
                    "B": {
                      "capabilities": {}
                    },
                    "b/x": {
                      "capabilities": {}
                    }
                  }
                }

                """)
    }

    @Test func setsTheDateOfAnObservationOnALineOfItsOwn() throws {
        try Self.check(
            #"""
            {"prober":"p","base_url":"https://a.example","models":{"m":{"capabilities":{"seed":
            {"pending":{"at":"2026-06-18T00:00:00Z","runs":1,"reason":"works","verdict":"supported"},"evidence":{"hash":"h","status":200},
            "at":"2026-06-17T00:00:00Z","runs":1,"passed":1,"message":"M","reason":"fenced","verdict":"partial"},
            "json-mode":{"verdict":"partial","reason":"fenced","message":"M","passed":1,"runs":1,"at":"2026-06-17T00:00:00Z"}}}}}
            """#, "probes/acme/0.19.1/one.json",
            gives: """
                {
                  "prober": "p",
                  "base_url": "https://a.example",
                  "models": {
                    "m": {
                      "capabilities": {
                        "json-mode": {
                          "verdict": "partial",
                          "reason": "fenced",
                          "message": "M",
                          "passed": 1,
                          "runs": 1,
                          "at": "2026-06-17T00:00:00Z"
                        },
                        "seed": {
                          "verdict": "partial",
                          "reason": "fenced",
                          "message": "M",
                          "passed": 1,
                          "runs": 1,
                          "at": "2026-06-17T00:00:00Z",
                          "evidence": { "status": 200, "hash": "h" },
                          "pending": {
                            "verdict": "supported",
                            "reason": "works",
                            "runs": 1,
                            "at": "2026-06-18T00:00:00Z"
                          }
                        }
                      }
                    }
                  }
                }

                """)
    }

    @Test(arguments: [
        ("{", "1:1 invalid-json this '{' is never closed"),
        ("{ \"name\": \"a\", }", "1:14 invalid-json a comma stands before the closing bracket"),
        ("{ \"name\": \"a\", \"name\": \"b\" }", "1:16 duplicate-key the key \"name\" stands here twice"),
        ("", "1:1 invalid-json the file is empty"),
    ])
    func leavesABrokenFileAlone(_ text: String, problem: String) throws {
        let (formatted, problems) = try Self.format(text, "labs/lab.json")
        #expect(formatted == nil)
        let lines = LocatedDiagnostic.locate(problems) { _ in Array(text.utf8) }.map { located in
            "\(located.place?.start.line ?? 0):\(located.place?.start.column ?? 0) \(located.diagnostic.id) \(located.diagnostic.message)"
        }
        #expect(lines == [problem])
    }

    @Test func hasNoFormForGuides() throws {
        let (text, problems) = try Self.format("{}", "guides/a.md")
        #expect(text == nil)
        #expect(problems == [])
    }

    @Test(arguments: SampleTree.probed.files.keys.filter { $0.hasSuffix(".json") }.sorted())
    func givesTheSameAgainAndChangesNoMeaning(_ path: String) throws {
        let relative = String(path.dropFirst("data/".count))
        let text = try #require(SampleTree.probed.files[path])
        let once = try #require(try Self.format(text, relative).text)
        #expect(try Self.format(once, relative).text == once)
        #expect(try SampleTree.probed.adding("-- \(path) --\n\(once)").lines() == [])
        #expect(Self.letters(once) == Self.letters(text), "nothing is lost")
    }

    /// Everything but white space, sorted.
    private static func letters(_ text: String) -> [UInt8] {
        text.utf8.filter { $0 > 0x20 }.sorted()
    }
}
