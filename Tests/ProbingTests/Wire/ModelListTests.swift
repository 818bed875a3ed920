import Records
import Testing

@testable import Probing

struct ModelListTests {
    private static let good = #"{"id":"a","object":"model","created":1,"owned_by":"o"}"#

    @Test(
        arguments: [
            ("as specified", #"{"object":"list","data":[\#(good)]}"#, ["a"], []), ("models-bare-array", "[\(good)]", ["a"], [.bareList]),
            ("models-data-null", #"{"object":"list","data":null}"#, [], [.dataNull]),
            ("no data", #"{"object":"list"}"#, [], [.dataMissing]),
            ("under models", #"{"models":[\#(good)]}"#, ["a"], [.objectWrong, .dataMissing]),
            ("models-pricing-strings", #"{"data":[{"id":"b"}]}"#, ["b"], [.objectWrong, .itemObjectWrong, .createdMissing, .ownerMissing]),
            ("doubled", #"{"object":"list","data":[\#(good),\#(good)]}"#, ["a", "a"], [.idDoubled]),
            ("no id", #"{"object":"list","data":[1,{}]}"#, [], [.idMissing]),
            ("an error", #"{"error":"no"}"#, [], [.errorInside, .objectWrong, .dataMissing]),
        ] as [(String, String, [String], [ModelList.Deviation])])
    func readsTheList(_ name: String, text: String, ids: [String], deviations: [ModelList.Deviation]) throws {
        let list = try #require(ModelList(json(text)))
        #expect(list.entries.map(\.id) == ids, "\(name)")
        #expect(list.deviations == deviations, "\(name)")
    }

    @Test(
        arguments: [
            ("models-max-model-len", #""max_model_len":262144"#, 262_144, "max_model_len"),
            ("", #""context_length":8192.0,"max_model_len":1"#, 8192, "context_length"),
            ("", #""context_window":"131072""#, 131_072, "context_window"), ("", #""meta":{"n_ctx_train":4096}"#, 4096, "meta.n_ctx_train"),
            ("", #""context_length":-1,"top_provider":{"context_length":7}"#, 7, "top_provider.context_length"),
            ("", #""context_length":0"#, nil, nil),
            ("", #""context_length":1e30"#, nil, nil), ("", #""context_length":null"#, nil, nil),
        ] as [(String, String, Int?, String?)])
    func findsTheContext(_ name: String, field: String, context: Int?, source: String?) throws {
        let entry = try #require(ModelList(json(#"[{"id":"a",\#(field)}]"#))?.entries.first)
        #expect(entry.context == context, "\(field)")
        #expect(entry.contextField == source, "\(field)")
    }

    @Test(
        arguments: [
            (#""0.00003""#, "0.00003", "0.00003"), ("0.10", "0.10", "0.10"), (#""-1""#, "-1", "-1"), ("2.7e-07", "2.7e-07", "0.00000027"),
            (#""free""#, "free", nil), ("1e5", "1e5", nil), ("1e-99", "1e-99", nil),
        ] as [(String, String, String?)])
    func keepsPricesAsWritten(_ value: String, text: String, amount: String?) throws {
        let entry = try #require(ModelList(json(#"[{"id":"a","pricing":{"prompt":\#(value)}}]"#))?.entries.first)
        #expect(entry.prices == [ModelList.Price(field: "prompt", text: text, amount: amount.flatMap { ExactDecimal($0) })])
        #expect(entry.foreignFields == ["pricing"])
    }

    @Test func readsAliases() throws {
        #expect(try ModelList(json(#"[{"id":"a","aliases":["a","b",3]}]"#))?.entries.first?.aliases == ["a", "b"], "models-alias")
    }
}
