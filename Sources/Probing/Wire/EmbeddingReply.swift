import StrictJSON

/// The reply to an embeddings request.
package struct EmbeddingReply: Sendable {
    package enum Encoding: String, Sendable { case float, base64 }

    package enum Deviation: String, Sendable, CaseIterable {
        case objectWrong = "object-wrong"
        case modelMissing = "model-missing"
        case dataMissing = "data-missing"
        case itemObjectWrong = "item-object-wrong"
        case indexMissing = "index-missing"
        case indexWrong = "index-wrong"
        /// Not the encoding that was asked for (quirk emb-base64-ignored).
        case encodingIgnored = "encoding-ignored"
        case vectorUnreadable = "vector-unreadable"
        case vectorEmpty = "vector-empty"
        case dimensionsDiffer = "dimensions-differ"
        case usageMissing = "usage-missing"
        case usageWrong = "usage-wrong"
        case errorInside = "error-inside"
    }

    package var model: String?
    /// In the order of their indices; an unreadable one is empty.
    package var vectors: [[Float]]
    package var encoding: Encoding?
    package var usage: TokenUsage?
    package var deviations: [Deviation]

    private static let mostVectors = 2048
    private static let mostDimensions = 1 << 16

    package init?(_ value: JSONValue, asked: Encoding) {
        guard value.members != nil else { return nil }
        var noted = Noted<Deviation>()
        noted.note(.errorInside, if: ErrorBody(inside: value) != nil)
        noted.note(.objectWrong, if: value["object"]?.string != "list")
        model = value["model"]?.words
        noted.note(.modelMissing, if: model == nil)
        let items = value["data"]?.array
        noted.note(.dataMissing, if: items == nil)

        var found: [(index: Int, vector: [Float])] = []
        var encoding: Encoding?
        for (place, item) in (items ?? []).prefix(Self.mostVectors).enumerated() {
            noted.note(.itemObjectWrong, if: item["object"]?.string != "embedding")
            let index = item["index"]?.count
            noted.note(.indexMissing, if: index == nil)
            noted.note(.indexWrong, if: index != nil && index != place)
            let (vector, used) = Self.vector(item["embedding"])
            noted.note(.encodingIgnored, if: used != nil && used != asked)
            noted.note(.vectorUnreadable, if: vector == nil)
            noted.note(.vectorEmpty, if: vector?.isEmpty == true)
            encoding = encoding ?? used
            found.append((index ?? place, vector ?? []))
        }
        let isPermutation = Set(found.map(\.index)) == Set(found.indices)
        vectors = (isPermutation ? found.sorted { $0.index < $1.index } : found).map(\.vector)
        noted.note(.dimensionsDiffer, if: Set(vectors.map(\.count)).count > 1)
        self.encoding = encoding
        // Embeddings have no completion to count.
        usage = TokenUsage.read(value["usage"]) { noted.note(.usageWrong) }
        noted.note(.usageMissing, if: value.given("usage") == nil)
        deviations = noted.list
    }

    private static func vector(_ value: JSONValue?) -> ([Float]?, Encoding?) {
        if let list = value?.array {
            guard list.count <= mostDimensions else { return (nil, .float) }
            let numbers = list.compactMap { $0.numberText.flatMap { Float($0) } }.filter(\.isFinite)
            return (numbers.count == list.count ? numbers : nil, .float)
        }
        guard let text = value?.string else { return (nil, nil) }
        guard text.utf8.count <= mostDimensions * 6, let bytes = Base64.decode(text), bytes.count % 4 == 0 else { return (nil, .base64) }
        let numbers: [Float] = stride(from: 0, to: bytes.count, by: 4).map { start in
            var bits: UInt32 = 0
            for place in (0..<4).reversed() { bits = bits << 8 | UInt32(bytes[start + place]) }
            return Float(bitPattern: bits)
        }
        return (numbers.count <= mostDimensions && numbers.allSatisfy(\.isFinite) ? numbers : nil, .base64)
    }

    // MARK: Comparison

    /// The cosine of the angle between two vectors of one length; `nil` where there is none.
    package static func cosine(_ a: [Float], _ b: [Float]) -> Double? {
        guard a.count == b.count else { return nil }
        let product = zip(a, b).reduce(0.0) { $0 + Double($1.0) * Double($1.1) }
        let lengths = [a, b].map { $0.reduce(0.0) { $0 + Double($1) * Double($1) }.squareRoot() }
        let scale = lengths[0] * lengths[1]
        return scale > 0 && scale.isFinite ? max(-1, min(1, product / scale)) : nil
    }

    /// The largest difference of two numbers at one place; `nil` for vectors of different lengths or none.
    package static func largestDifference(_ a: [Float], _ b: [Float]) -> Double? {
        guard a.count == b.count else { return nil }
        return zip(a, b).map { abs(Double($0) - Double($1)) }.max()
    }
}
