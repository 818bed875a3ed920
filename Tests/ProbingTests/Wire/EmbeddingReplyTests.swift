import Testing

@testable import Probing

struct EmbeddingReplyTests {
    private static func body(_ items: String) -> String {
        #"{"object":"list","model":"m","data":[\#(items)],"usage":{"prompt_tokens":2,"total_tokens":2}}"#
    }

    private static func item(_ index: Int, _ embedding: String) -> String {
        #"{"object":"embedding","index":\#(index),"embedding":\#(embedding)}"#
    }

    @Test(
        arguments: [
            ("floats", item(0, "[0.5,-2,1e-1]"), .float, [[0.5, -2, 0.1]], []),
            // 1.0 and -0.5 as little-endian float32.
            ("base64", item(0, #""AACAPwAAAL8=""#), .base64, [[1, -0.5]], []),
            ("emb-base64-ignored", item(0, "[1]"), .base64, [[1]], [.encodingIgnored]),
            ("base64 unasked", item(0, #""AACAPw==""#), .float, [[1]], [.encodingIgnored]),
            ("out of order", item(1, "[2]") + "," + item(0, "[1]"), .float, [[1], [2]], [.indexWrong]),
            ("one index twice", item(0, "[1]") + "," + item(0, "[2]"), .float, [[1], [2]], [.indexWrong]),
            ("different lengths", item(0, "[1]") + "," + item(1, "[1,2]"), .float, [[1], [1, 2]], [.dimensionsDiffer]),
            ("infinite", item(0, #""AACAfw==""#), .base64, [[]], [.vectorUnreadable]),
            ("three bytes", item(0, #""AACA""#), .base64, [[]], [.vectorUnreadable]),
            ("words", item(0, #"["a"]"#), .float, [[]], [.vectorUnreadable]),
            ("too large", item(0, "[1e60]"), .float, [[]], [.vectorUnreadable]), ("empty", item(0, "[]"), .float, [[]], [.vectorEmpty]),
            ("bare item", #"{"embedding":[1]}"#, .float, [[1]], [.itemObjectWrong, .indexMissing]),
        ] as [(String, String, EmbeddingReply.Encoding, [[Float]], [EmbeddingReply.Deviation])])
    func readsVectors(
        _ name: String, items: String, asked: EmbeddingReply.Encoding, vectors: [[Float]], deviations: [EmbeddingReply.Deviation]
    ) throws {
        let reply = try #require(EmbeddingReply(json(Self.body(items)), asked: asked))
        #expect(reply.vectors == vectors, "\(name)")
        #expect(reply.deviations == deviations, "\(name)")
    }

    @Test func namesWhatIsWrongWithTheEnvelope() throws {
        let reply = try EmbeddingReply(json(#"{"error":"no"}"#), asked: .float)
        #expect(reply?.deviations == [.errorInside, .objectWrong, .modelMissing, .dataMissing, .usageMissing])
    }

    @Test(
        arguments: [
            ([1, 0], [0, 2], 0, 2), ([3, 4], [6, 8], 1, 4), ([3, 4], [-3, -4], -1, 8), ([0, 0], [1, 0], nil, 1), ([1], [1, 2], nil, nil),
            ([], [], nil, nil),
        ] as [([Float], [Float], Double?, Double?)])
    func compares(_ a: [Float], b: [Float], cosine: Double?, difference: Double?) {
        #expect(EmbeddingReply.cosine(a, b) == cosine)
        #expect(EmbeddingReply.largestDifference(a, b) == difference)
    }
}
