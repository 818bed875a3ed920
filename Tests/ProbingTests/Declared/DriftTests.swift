import Probing
import StrictJSON
import Testing

struct DriftTests {
    private static let two = (id: "lab/two", more: #""context_length": 2000"#)

    @Test func saysWhatIsTheSame() throws {
        let run = try DeclaredSample().run(
            DeclaredSample.list(("lab/one", #""context_length": 1000"#), Self.two))
        #expect(
            run.text == """
                Acme (acme): https://api.acme.example/v1/models
                  2 models listed, 2 recorded here, 2 of them in the list
                  no difference

                """)
    }

    @Test func tellsNewAndGoneAndDifferent() throws {
        let run = try DeclaredSample(
            two: #"""
                "context": { "value": 2000, "source": "docs" }, "prices": [ { "from": "2026-06", "currency": "USD", "per": "1M tokens",
                "input": 0.30, "output": 1.00, "source": "docs" } ]
                """#
        ).run(
            DeclaredSample.list(
                ("lab/two", #""context_length": 4000, "pricing": { "prompt": "0.00000027", "completion": "0.000001" }"#), ("lab/new", "")))
        #expect(
            run.text == """
                Acme (acme): https://api.acme.example/v1/models
                  2 models listed, 2 recorded here, 1 of them in the list
                  gone: 1
                    lab/one (one): not in the list
                  differences: 2
                    lab/two: context, tokens: 2000 recorded (docs), 4000 listed; --write leaves it
                    lab/two: price per 1M tokens, input: 0.30 USD recorded (docs), 0.27 USD listed; --write leaves it
                  new, in no record: 1
                    lab/new

                """)
    }

    @Test func namesTheFirstNewOnesAndCountsTheRest() throws {
        let items = ["lab/one", "lab/two"] + (10..<40).map { "new/\($0)" }
        let list = DeclaredSample.list("[\(items.map { #"{"id":"\#($0)"}"# }.joined(separator: ","))]")
        let run = try DeclaredSample().run(list)
        #expect(run.text.contains("  new, in no record: 30\n    new/10\n"))
        #expect(run.text.contains("    new/19\n    ... and 20 more\n"))
        #expect(run.json["lists"]?.array?.first?["new"]?.array?.count == 30)
    }

    @Test(
        "counts nothing as gone where the list may not be whole",
        arguments: [
            (#"{ "data": [] }"#, [], "it is empty"),
            (#"{ "data": [{ "id": "lab/two" }], "has_more": true }"#, [], "it says that there is more"),
            (#"{ "data": [{ "id": "lab/two" }] }"#, ["the reply was cut off"], "the reply was cut off"),
            (#"{ "data": [{ "id": "x" }, { "id": "y" }] }"#, [], "it names 0 of the 2 ids that are recorded, less than half"),
        ])
    func countsNothingAsGone(json: String, troubles: [String], gap: String) throws {
        let sample = try DeclaredSample()
        let drift = try sample.drift(json, troubles: troubles)
        #expect(!drift.isComplete)
        #expect(drift.gone.isEmpty)
        #expect(drift.text().contains(gap))
        #expect(drift.text().contains("nothing counts as gone"))
        #expect(try sample.run(DeclaredSample.list(json, troubles: troubles), writes: true).edits.isEmpty)
    }

    @Test func saysThatAListDidNotCome() throws {
        let drift = try DeclaredSample().drift("", troubles: ["the server answered 503"])
        #expect(
            drift.text() == "Acme (acme): https://api.acme.example/v1/models\n  not compared: the server answered 503\n")
    }

    @Test func comparesPricesByValueAndExactly() throws {
        let sample = try DeclaredSample(
            one: #"""
                "prices": [ { "from": "2026-06", "currency": "USD", "per": "1M tokens", "input": 0.270, "output": 1.10, "source": "docs" } ]
                """#)
        func differences(_ prompt: String, _ completion: String) throws -> [String] {
            let list = DeclaredSample.list(
                ("lab/one", #""pricing": { "prompt": "\#(prompt)", "completion": "\#(completion)" }"#), Self.two)
            return try #require(sample.run(list).drifts.first).differences.map { "\($0.recorded) \($0.declared)" }
        }
        #expect(try differences("0.00000027", "0.0000011") == [])
        #expect(try differences("0.000000270000001", "0.0000011") == ["0.270 USD 0.270000001 USD"])
        #expect(try differences("-1", "-1") == [])
    }

    @Test func tellsCapabilitiesThatContradictAClaim() throws {
        let drift = try #require(
            try DeclaredSample(
                claimsOfOne: #"""
                    { "tool-calling": { "claim": "yes", "source": "docs" }, "vision": { "claim": "no", "source": "acme-list" },
                      "json-mode": { "claim": "model-dependent", "source": "docs" } }
                    """#
            ).run(
                DeclaredSample.list(
                    (
                        "lab/one",
                        #"""
                        "context_length": 1000, "supported_parameters": ["seed"], "architecture": { "input_modalities": ["text", "image"] }
                        """#
                    ), Self.two)
            ).drifts.first)
        #expect(
            drift.differences.map { "\($0.recorded) \($0.declared) \($0.source) \($0.restsOnList)" } == [
                "yes no docs false", "no yes acme-list true",
            ])
    }

    @Test func toldInJSON() throws {
        let run = try DeclaredSample(one: #""context": { "value": 1000, "source": "docs" }"#, listURL: nil).run(
            DeclaredSample.list(("lab/one", #""context_length": 999"#), Self.two, ("lab/x", "")))
        #expect(
            String(decoding: JSONWriter.bytes(run.json), as: UTF8.self) == """
                {
                  "lists": [
                    {
                      "provider": "acme",
                      "list": "https://api.acme.example/v1/models",
                      "route": "models",
                      "date": "2026-07-15",
                      "listed": 3,
                      "unreadable_ids": 0,
                      "recorded": 2,
                      "compared": 2,
                      "complete": true,
                      "incomplete_because": [],
                      "sources": [],
                      "source_to_add": {
                        "acme-models": {
                          "title": "Model list of the API",
                          "publisher": "Acme",
                          "checked": "2026-07-15",
                          "url": "https://api.acme.example/v1/models"
                        }
                      },
                      "new": ["lab/x"],
                      "gone": [],
                      "returned": [],
                      "differences": [
                        {
                          "offering": "one",
                          "id": "lab/one",
                          "what": "context",
                          "recorded": "1000",
                          "declared": "999",
                          "source": "docs",
                          "rests_on_list": false
                        }
                      ],
                      "unsaid": [],
                      "ending": []
                    }
                  ],
                  "refusals": [],
                  "written": []
                }

                """)
    }

    @Test func comparesIdsByteForByte() throws {
        let sample = try DeclaredSample()
        // Two forms of the same character are two ids.
        let list = DeclaredSample.list(("lab/one", ""), ("lab/two", ""), ("caf\u{e9}", ""), ("cafe\u{301}", ""))
        #expect(list.entries.count == 4)
        #expect(try #require(sample.run(list).drifts.first).new.count == 2)
    }
}
