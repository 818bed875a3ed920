import Files
import Probing
import Records
import Testing

struct DeclaredUpdateTests {
    private static let two = (id: "lab/two", more: #""context_length": 9999"#)
    private static let checked = [#"-"checked": "2026-07","#, #"+"checked": "2026-07-15","#]
    private static let price = #"""
        "prices": [ { "from": "2026-07", "currency": "USD", "per": "1M tokens", "input": 0.30, "output": 1.00, "source": "acme-list" },
          { "from": "2026-01", "currency": "USD", "per": "1M tokens", "input": 0.50, "output": 2.00, "source": "docs" } ]
        """#

    @Test func replacesAChangedContext() throws {
        let sample = try DeclaredSample()
        let after = try sample.written(DeclaredSample.list(("lab/one", #""context_length": 1500"#), Self.two))
        #expect(
            sample.changes(to: after, in: DeclaredSample.one) == [
                #"-"context": { "value": 1000, "said": "1K", "source": "acme-list" },"#,
                #"+"context": { "value": 1500, "source": "acme-list" },"#,
            ])
        #expect(sample.changes(to: after, in: DeclaredSample.provider) == Self.checked)
    }

    @Test func neverOverwritesAPersonsFact() throws {
        let sample = try DeclaredSample(
            one: #"""
                "context": [ { "value": 1000, "source": "acme-list" }, { "value": 1234, "said": "about 1.2K", "source": "docs", "note": "N." } ],
                "max_output": { "value": 5, "source": "docs" }
                """#, claimsOfOne: #"{ "tool-calling": { "claim": "yes", "source": "docs" } }"#)
        let after = try sample.written(
            DeclaredSample.list(
                (
                    "lab/one",
                    #"""
                    "context_length": 1500, "max_completion_tokens": 7, "supported_parameters": ["seed"],
                    "pricing": { "prompt": "0.000001", "completion": "0.000002" }
                    """#
                ), Self.two))
        #expect(
            sample.changes(to: after, in: DeclaredSample.one) == [
                #"-{ "value": 1000, "source": "acme-list" },"#, #"+{ "value": 1500, "source": "acme-list" },"#,
            ])
        #expect(sample.files[DeclaredSample.two] == after.files[DeclaredSample.two])
    }

    @Test func putsAChangedPriceInFrontAndKeepsTheOldOne() throws {
        let sample = try DeclaredSample(one: Self.price)
        let after = try sample.written(
            DeclaredSample.list(
                (
                    "lab/one",
                    #""pricing": { "prompt": "0.00000027", "completion": "0.000001", "input_cache_read": "0.00000005" }"#
                ), Self.two))
        let old = try #require(sample.files[DeclaredSample.one])
        #expect(
            after.files[DeclaredSample.one]
                == old.replacing(
                    "  \"prices\": [\n",
                    with: """
                          "prices": [
                            {
                              "from": "2026-07-15",
                              "currency": "USD",
                              "per": "1M tokens",
                              "input": 0.27,
                              "output": 1,
                              "cached_input": 0.05,
                              "source": "acme-list"
                            },

                        """))
    }

    @Test func leavesAnEqualPriceAndSaysSoOfAFreeOne() throws {
        let sample = try DeclaredSample(one: Self.price)
        let same = try sample.written(
            DeclaredSample.list(("lab/one", #""pricing": { "prompt": "0.0000003", "completion": "0.000001" }"#), Self.two))
        #expect(sample.changes(to: same, in: DeclaredSample.one) == [])
        #expect(sample.changes(to: same, in: DeclaredSample.provider) == Self.checked)
        let free = try sample.written(
            DeclaredSample.list(("lab/one", #""pricing": { "prompt": "0", "completion": "0" }"#), Self.two))
        #expect(free.files[DeclaredSample.one]?.contains(#""note": "Listed at 0.""#) == true)
    }

    @Test(
        "leaves a price that the list does not tell",
        arguments: [
            #""pricing": { "prompt": "-1", "completion": "-1" }"#, #""pricing": { "input": 3, "output": 4 }"#, #""pricing": null"#,
            #""pricing": { "prompt": "1e400", "completion": "0.000001" }"#,
        ])
    func leavesUntoldPrices(pricing: String) throws {
        let sample = try DeclaredSample(one: Self.price)
        let after = try sample.written(DeclaredSample.list(("lab/one", pricing), Self.two))
        #expect(sample.files[DeclaredSample.one] == after.files[DeclaredSample.one])
    }

    @Test func leavesTheListsPriceWhereAPersonGaveANewerOne() throws {
        let sample = try DeclaredSample(
            one: #"""
                "prices": [ { "from": "2026-07-10", "currency": "USD", "per": "1M tokens", "input": 9, "output": 9, "source": "docs" },
                  { "from": "2026-07", "currency": "USD", "per": "1M tokens", "input": 0.30, "output": 1.00, "source": "acme-list" } ]
                """#)
        let list = DeclaredSample.list(("lab/one", #""pricing": { "prompt": "0.000004", "completion": "0.000004" }"#), Self.two)
        #expect(sample.changes(to: try sample.written(list), in: DeclaredSample.one) == [])
    }

    @Test func keepsAnAnnouncedPriceInFront() throws {
        let announced = Self.price.replacing(
            "[ {",
            with: #"[ { "from": "2026-09", "currency": "USD", "per": "1M tokens", "input": 0.2, "output": 0.9, "source": "docs" }, {"#)
        let after = try DeclaredSample(one: announced).written(
            DeclaredSample.list(("lab/one", #""pricing": { "prompt": "0.0000004", "completion": "0.000001" }"#), Self.two))
        let (catalog, _) = try CatalogLoader.load(after.tree, today: nil)
        let prices = try #require(catalog?.offerings(at: "acme").first).prices
        #expect(prices.map(\.from.text) == ["2026-09", "2026-07-15", "2026-07", "2026-01"])
    }

    @Test func followsTheListInClaimsThatRestOnIt() throws {
        let sample = try DeclaredSample(
            claimsOfOne: #"""
                { "tool-calling": { "claim": "yes", "said": "tools", "source": "acme-list", "date": "2026-05" },
                  "json-mode": { "claim": "yes", "source": "acme-list", "date": "2026-05" } }
                """#)
        let after = try sample.written(
            DeclaredSample.list(("lab/one", #""context_length": 1000, "supported_parameters": ["response_format"]"#), Self.two))
        #expect(after.files[DeclaredSample.one]?.contains(#""tool-calling": { "claim": "no", "source": "acme-list" }"#) == true)
        #expect(after.files[DeclaredSample.one]?.contains(#""json-mode": { "claim": "yes", "source": "acme-list" }"#) == true)
    }

    @Test func datesAFactThatTheListNoLongerSays() throws {
        let sample = try DeclaredSample()
        let silent = DeclaredSample.list(("lab/one", ""), Self.two)
        let after = try sample.written(silent)
        #expect(after.files[DeclaredSample.one]?.contains(#""date": "2026-07""#) == true)
        // Said again, it is as new as the list.
        let again = try after.written(DeclaredSample.list(("lab/one", #""context_length": 1000"#), Self.two), on: "2026-07-20")
        #expect(again.files[DeclaredSample.one] == sample.files[DeclaredSample.one])
    }

    @Test func marksAVanishedModelAndRemovesNothing() throws {
        let sample = try DeclaredSample()
        let list = DeclaredSample.list(("lab/one", #""context_length": 1000"#))
        let after = try sample.written(list)
        #expect(
            sample.changes(to: after, in: DeclaredSample.two) == [
                #"+"listed": { "value": false, "source": "acme-list", "date": "2026-07-15" },"#
            ])
        // Still away, a week later: since the first day.
        let later = try after.written(list, on: "2026-07-22")
        #expect(later.files[DeclaredSample.two] == after.files[DeclaredSample.two])
        #expect(try #require(after.run(list, on: "2026-07-22").drifts.first).gone.map(\.since?.text) == ["2026-07-15"])
        // And back.
        let back = DeclaredSample.list(("lab/one", #""context_length": 1000"#), Self.two)
        #expect(try #require(after.run(back).drifts.first).returned.map(\.id) == ["lab/two"])
        let returned = try later.written(back, on: "2026-07-23")
        #expect(returned.files[DeclaredSample.two]?.contains(#""listed": { "value": true, "source": "acme-list" }"#) == true)
        #expect(try #require(returned.run(back).drifts.first).returned.isEmpty)
        let goneAgain = try returned.written(list, on: "2026-07-24")
        #expect(
            goneAgain.files[DeclaredSample.two]?.contains(#""listed": { "value": false, "source": "acme-list", "date": "2026-07-24" }"#)
                == true)
    }

    @Test func leavesWhatAPersonSaysOfTheListing() throws {
        let sample = try DeclaredSample(two: #""listed": { "value": true, "source": "docs", "note": "On request." }"#)
        let list = DeclaredSample.list(("lab/one", #""context_length": 1000"#))
        let after = try sample.written(list)
        #expect(sample.files[DeclaredSample.two] == after.files[DeclaredSample.two])
        #expect(try #require(sample.run(list).drifts.first).differences.map(\.source) == ["docs"])
    }

    @Test(
        "writes nothing from a list that failed, is cut, or is too short",
        arguments: [
            ("", ["no answer"]), (#"{ "data": [] }"#, []),
            (#"{ "data": [{ "id": "lab/one", "context_length": 7 }], "has_more": true }"#, []),
            (#"{ "data": [{ "id": "lab/one", "context_length": 7 }] }"#, ["the reply was cut off"]),
            (#"{ "data": [{ "id": "other" }] }"#, []), (#"{ "error": { "message": "x" } }"#, []),
        ])
    func writesNothingFromAPoorList(json: String, troubles: [String]) throws {
        #expect(try DeclaredSample().run(DeclaredSample.list(json, troubles: troubles), writes: true).edits.isEmpty)
    }

    @Test(
        "knows the list by its address",
        arguments: [
            ("https://api.acme.example/v1/models", true), ("https://api.acme.example/v1/models/", true),
            ("https://API.acme.example:443/v1/models", true), ("http://api.acme.example/v1/models", false),
            ("https://api.acme.example/v1/Models", false), ("https://api.acme.example/v1/models?x=1", false),
            ("https://api.acme.example:8443/v1/models", false),
        ])
    func knowsTheList(url: String, isSame: Bool) throws {
        let sample = try DeclaredSample(listURL: url)
        let run = try sample.run(DeclaredSample.list(("lab/one", #""context_length": 1500"#), Self.two), writes: true)
        #expect(run.edits.isEmpty == !isSame)
    }

    @Test func saysWhichSourceToAdd() throws {
        let run = try DeclaredSample(one: #""context": { "value": 1000, "source": "docs" }"#, listURL: nil)
            .run(DeclaredSample.list(("lab/one", #""context_length": 1500"#), Self.two), writes: true)
        #expect(run.edits.isEmpty)
        #expect(
            run.text.hasSuffix(
                """
                  no source of the record is this list, so --write changes nothing; for facts that follow it, add to "sources" of
                  data/providers/acme/provider.json, and name it as the source of those facts:
                    "acme-models": {
                      "title": "Model list of the API",
                      "publisher": "Acme",
                      "checked": "2026-07-15",
                      "url": "https://api.acme.example/v1/models"
                    }

                """))
    }

    @Test func countsTheModelsServed() throws {
        let sample = try DeclaredSample(provider: #""models_served": { "value": 7, "said": "seven", "source": "acme-list" },"#)
        let after = try sample.written(DeclaredSample.list(("lab/one", #""context_length": 1000"#), Self.two, ("x", "")))
        #expect(after.files[DeclaredSample.provider]?.contains(#""models_served": { "value": 3, "source": "acme-list" }"#) == true)
    }

    @Test func refusesADayBeforeTheLastReading() throws {
        let run = try DeclaredSample().run(
            DeclaredSample.list(("lab/one", #""context_length": 1500"#), Self.two), on: "2026-06-30", writes: true)
        #expect(run.edits.isEmpty)
        #expect(run.refusals == [#"acme: nothing is written: the source "acme-list" was read on 2026-07, after 2026-06-30"#])
    }

    @Test func refusesAFileThatIsNotInCanonicalForm() throws {
        var sample = try DeclaredSample()
        sample.files[DeclaredSample.one]? += "\n"
        let run = try sample.run(DeclaredSample.list(("lab/one", #""context_length": 1500"#), Self.two), writes: true)
        #expect(run.edits.isEmpty)
        #expect(run.refusals == ["acme: nothing is written: data/providers/acme/models/one.json is not in canonical form; run fmt first"])
    }

    @Test func takesNoFactFromAnIdThatStandsTwice() throws {
        let sample = try DeclaredSample()
        let list = DeclaredSample.list(("lab/one", #""context_length": 1500"#), ("lab/one", #""context_length": 7"#), Self.two)
        let after = try sample.written(list)
        #expect(after.files[DeclaredSample.one]?.contains(#""value": 1000"#) == true)
        #expect(after.files[DeclaredSample.one]?.contains("listed") == false)
    }

    @Test func writesTheDateOfTheSourceLast() throws {
        let run = try DeclaredSample().run(DeclaredSample.list(("lab/one", #""context_length": 1500"#)), writes: true)
        #expect(run.edits.map(\.path) == [DeclaredSample.one, DeclaredSample.two, DeclaredSample.provider])
    }

    @Test func followsARouteThatSpeaksOfOneModel() throws {
        let url = "https://api.acme.example/info"
        let sample = try DeclaredSample(listURL: url)
        let body = try #require(WireBody(Array(#"{ "model_id": "lab/one", "max_total_tokens": 4096 }"#.utf8))?.value)
        let after = try sample.written(DeclaredList(tgiInfo: body, url: url))
        #expect(after.files[DeclaredSample.one]?.contains(#""context": { "value": 4096, "source": "acme-list" }"#) == true)
        #expect(sample.files[DeclaredSample.two] == after.files[DeclaredSample.two])
    }
}
