import Probing
import StrictJSON

extension ReferenceServer {
    func embeddings(_ body: JSONValue) throws(RequestError) -> Reply {
        let known: Set<String> = ["model", "input", "encoding_format", "dimensions", "user"]
        if let stranger = (body.members ?? []).first(where: { !known.contains($0.key) }) {
            throw RequestError("Unrecognized request argument supplied: \(stranger.key)")
        }
        let model = try served(body)
        guard model.kind == .embedding else {
            throw RequestError(
                "The model `\(model.id)` is \(model.kindName) and makes no embeddings.", param: "model", code: "unsupported_model")
        }
        guard let input = body["input"] else { throw .missing("input") }
        let texts = input.string.map { [$0] } ?? (input.array ?? []).compactMap(\.string)
        guard !texts.isEmpty, texts.count == (input.array?.count ?? 1), !texts.contains("") else {
            throw .invalid("input", "it must be a text, or a list of texts, none of them empty")
        }
        let encoding = body["encoding_format"]?.string ?? "float"
        guard ["float", "base64"].contains(encoding) else { throw .invalid("encoding_format", "'\(encoding)' is neither float nor base64") }
        let vectors = texts.map(BagOfWords.vector)
        let tokens = texts.reduce(0) { $0 + $1.words.count }
        let items = vectors.enumerated().map { index, vector in
            JSONValue.object([
                ("object", .string("embedding")), ("index", .number(index)),
                ("embedding", encoding == "float" ? BagOfWords.numbers(vector) : .string(BagOfWords.base64(vector))),
            ])
        }
        let usage = JSONValue.object([("prompt_tokens", .number(tokens)), ("total_tokens", .number(tokens))])
        return .json(Self.list(items, [("model", .string(model.id)), ("usage", usage)]))
    }
}

extension ReferenceServer {
    /// The `data` of a reply with vectors as numbers, whatever encoding the request asks for; `nil` for what is no such request.
    package func vectors(for body: JSONValue) -> JSONValue? {
        guard let members = body.members, body["input"] != nil else { return nil }
        let plain = JSONValue(.object(members.filter { $0.key != "encoding_format" }))
        return (try? embeddings(plain))?.json?["data"]
    }
}

/// Embeds a text by its words, so that texts with the same words lie close together.
enum BagOfWords {
    static let dimensions = 128

    static func vector(_ text: String) -> [Float] {
        var vector = [Float](repeating: 0, count: dimensions)
        for word in text.lowercased().split(whereSeparator: { !$0.isLetter && !$0.isNumber }) where word.count > 2 {
            // FNV-1a.
            let hash = word.utf8.reduce(UInt64(0xCBF2_9CE4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
            vector[Int(hash % UInt64(dimensions))] += 1
            vector[Int((hash >> 32) % UInt64(dimensions))] += hash & 1 == 0 ? 0.5 : -0.5
        }
        let length = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
        return length == 0 ? vector : vector.map { $0 / length }
    }

    static func numbers(_ vector: [Float]) -> JSONValue { .array(vector.map { .number(text: "\($0)") }) }

    /// float32, the least byte first.
    static func base64(_ vector: [Float]) -> String {
        Base64.encode(vector.flatMap { number in [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: number.bitPattern >> $0) } })
    }
}
