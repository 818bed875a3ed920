import Probing
import Records
import StrictJSON
import Testing

struct DeclaredListTests {
    private func entry(_ more: String) throws -> DeclaredEntry {
        try #require(DeclaredSample.list(("a", more))["a"])
    }

    private func prices(_ pricing: String) throws -> [String] {
        try entry(#""pricing": \#(pricing)"#).prices.flatMap { price in
            price.amounts.map { "\(price.unit.rawValue) \($0.key) \($0.value.text)" }
        }
    }

    @Test(
        "reads OpenRouter's texts per token exactly",
        arguments: [
            ("0.00000027", "0.27"), ("0.0000011", "1.1"), ("0.000002", "2"), ("2.7e-07", "0.27"), ("2.7E-7", "0.27"),
            ("0.000000270000000000", "0.27"), ("0.00000000001", "0.00001"), ("1", "1000000"),
        ])
    func readsTexts(written: String, million: String) throws {
        #expect(
            try prices(#"{ "prompt": "\#(written)", "completion": "0.000001", "request": "0", "image": "0" }"#)
                == ["1M tokens input \(million)", "1M tokens output 1"])
    }

    @Test(
        "gives no price for what varies or is no decimal",
        arguments: [
            "-1", "-0.1", "NaN", "Infinity", "1e999999999", "1e40", "9999999999999999999", "0x1", "", " 1", "1.", ".5", "1,5", "2", "1e-40",
        ])
    func refusesOtherTexts(written: String) throws {
        #expect(try prices(#"{ "prompt": "\#(written)", "completion": "0.000001" }"#) == [])
    }

    @Test func readsOtherUnitsWhereTheyCostSomething() throws {
        #expect(
            try prices(
                #"{ "prompt": "0", "completion": "0", "request": "0.01", "image": "0.04", "web_search": "4" }"#)
                == ["image amount 0.04", "request amount 0.01"])
        #expect(
            try prices(#"{ "prompt": "0.000001", "completion": "0.000002", "input_cache_read": "0.0000001", "input_cache_write": "0" }"#)
                == ["1M tokens input 1", "1M tokens output 2", "1M tokens cached_input 0.1"])
        #expect(try prices(#"{ "prompt": "0", "completion": "0" }"#) == ["1M tokens input 0", "1M tokens output 0"])
    }

    @Test func readsTogethersNumbersPerMillion() throws {
        #expect(
            try prices(#"{ "hourly": 0, "input": 0.88, "output": 1.10, "base": 0, "finetune": 0 }"#)
                == ["1M tokens input 0.88", "1M tokens output 1.1"])
        // Pictures and rented machines stand there as well.
        #expect(try prices(#"{ "hourly": 0, "input": 0, "output": 0, "base": 0, "finetune": 0 }"#) == [])
    }

    @Test(
        "gives no price in a form whose unit nobody has named",
        arguments: [
            #"{ "input": 0.88, "output": 0.88 }"#, #"{ "prompt": 0.000001, "completion": 0.000002 }"#,
            #"{ "input": "0.000001", "output": "0.000002" }"#, #"{ "input_token_price_per_m": 400 }"#, "[1, 2]", "null", #""free""#,
            #"{ "prompt": "0.1" }"#,
        ])
    func refusesOtherShapes(pricing: String) throws {
        #expect(try prices(pricing) == [])
    }

    @Test(
        "reads the context that a server grants",
        arguments: [
            (#""context_length": 131072"#, 131072), (#""max_model_len": 4096"#, 4096), (#""context_length": 8192.0"#, 8192),
            (#""context_length": 0"#, nil), (#""context_length": 1e30"#, nil), (#""context_length": -5"#, nil),
            (#""meta": { "n_ctx_train": 131072 }"#, nil), (#""context_length": null"#, nil),
        ] as [(String, Int?)])
    func readsContext(more: String, context: Int?) throws {
        #expect(try entry(more).context == context)
    }

    @Test func readsWhatOpenRouterSaysMore() throws {
        let entry = try entry(
            #"""
            "top_provider": { "max_completion_tokens": 4096 }, "expiration_date": "2026-09-30T00:00:00Z",
            "architecture": { "input_modalities": ["text", "image"], "output_modalities": ["text"] },
            "supported_parameters": ["tools", "tool_choice", "max_tokens", "seed"]
            """#)
        #expect(entry.maxOutput == 4096)
        #expect(entry.ends?.text == "2026-09-30")
        #expect(entry.capabilities.filter(\.value).keys.sorted() == ["seed", "token-limit", "tool-calling", "vision"])
        #expect(entry.capabilities["json-mode"] == false)
        #expect(entry.capabilities["tool-choice-required"] == nil)
    }

    @Test func saysNothingOfCapabilitiesWithoutAList() throws {
        #expect(try entry(#""supported_parameters": []"#).capabilities.isEmpty)
        #expect(try entry(#""supported_parameters": "tools""#).capabilities.isEmpty)
    }

    @Test(
        "names what keeps a list from being whole",
        arguments: [
            (#"{ "object": "list", "data": [] }"#, "it is empty"),
            (#"{ "data": [{ "id": "a" }], "has_more": true }"#, "it says that there is more"),
            (#"{ "data": [{ "id": "a" }], "total": 2 }"#, "it says that there is more"),
            (#"{ "data": [{ "id": "a" }], "next_page_token": "x" }"#, "it says that there is more"),
            (#"{ "data": [{ "id": "a" }, { "object": "model" }, 7] }"#, "2 of its entries have no readable id"),
            (#"{ "error": { "message": "no" }, "data": [{ "id": "a" }] }"#, "it holds an error"),
            ("17", "no list came"), ("{", "no list came"),
        ])
    func namesGaps(json: String, gap: String) {
        #expect(DeclaredSample.list(json).gaps == [gap])
    }

    @Test func leavesOutIdsThatCouldDeceive() {
        let long = String(repeating: "a", count: 257)
        let list = DeclaredSample.list(("a", ""), ("a\\u001b[2J", ""), ("b\\u202e", ""), (long, ""), ("c\\u0000", ""))
        #expect(list.entries.map(\.id) == ["a"])
        #expect(list.oddIDs == 4)
    }

    @Test func keepsAtMostSoManyEntries() {
        let items = (0..<20_001).map { #"{"id":"\#($0)"}"# }.joined(separator: ",")
        let list = DeclaredSample.list("[\(items)]")
        #expect(list.entries.count == 20_000)
        #expect(list.gaps == ["it has more than 20000 entries"])
    }

    @Test func readsTheOwnRoutesOfOtherServers() throws {
        func value(_ json: String) throws -> JSONValue { try #require(WireBody(Array(json.utf8))?.value) }
        let tags = DeclaredList(
            ollamaTags: try value(#"{ "models": [{ "name": "llama3.2:latest", "model": "llama3.2:latest" }] }"#),
            url: "http://localhost:11434/api/tags")
        #expect(tags.entries.map(\.id) == ["llama3.2:latest"])
        let show = DeclaredList(
            ollamaShow: [
                (
                    "llama3.2:latest",
                    try value(
                        #"""
                        { "capabilities": ["completion", "tools"], "parameters": "stop \"x\"\nnum_ctx                        8192",
                          "model_info": { "llama.context_length": 131072 } }
                        """#)
                )
            ], url: "http://localhost:11434/api/show")
        let shown = try #require(show["llama3.2:latest"])
        #expect(shown.context == 8192)
        #expect(shown.capabilities["tool-calling"] == true)
        #expect(shown.capabilities["vision"] == false)
        let info = DeclaredList(
            tgiInfo: try value(#"{ "model_id": "lab/one", "max_input_tokens": 4095, "max_total_tokens": 4096 }"#),
            url: "http://localhost:8080/info")
        #expect(info["lab/one"]?.context == 4096)
        #expect(!info.namesEveryModel)
    }

    @Test(
        "knows where each list lies",
        arguments: [
            (.models, "https://a.example/v1", "https://a.example/v1/models"),
            (.models, "https://a.example/v1/", "https://a.example/v1/models"),
            (.ollamaTags, "http://localhost:11434/v1", "http://localhost:11434/api/tags"),
            (.tgiInfo, "http://localhost:8080/v1", "http://localhost:8080/info"), (.models, "no address", nil),
        ] as [(DeclaredList.Route, String, String?)])
    func knowsAddresses(route: DeclaredList.Route, base: String, address: String?) {
        #expect(route.address(base: base) == address)
    }
}
