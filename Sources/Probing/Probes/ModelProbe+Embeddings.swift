import Records
import StrictJSON

extension ModelProbe {
    mutating func probeEmbeddings() async {
        let answer = await embed(.embedFloat, .float)
        var tally = Tally()
        let floats = judgeVectors(answer, &tally)
        if let floats, let run = judgeBase64(await embed(.embedBase64, .base64), floats) {
            tally = Tally()
            tally.add(run)
        }
        record(.embeddings, tally)
    }

    /// Nothing but what the route needs (quirk probe-max-tokens-nonchat).
    private func embed(_ kind: RequestKind, _ encoding: EmbeddingReply.Encoding) async -> Answer {
        let body = JSONValue.object([
            ("model", .string(model)), ("input", .array(Prompt.sentences.map { .string($0) })),
            ("encoding_format", .string(encoding.rawValue)),
        ])
        return await session.post(kind, "/embeddings", body, model: model)
    }

    private func judgeVectors(_ answer: Answer, _ tally: inout Tally) -> [[Float]]? {
        switch answer.kind {
        case .unavailable(let reason): tally.add(.unknown(reason, answer.saying, answer))
        case .foreign, .stream: tally.add(.unknown(.brokenReply, "\(answer.status ?? 200) without JSON", answer))
        case .refusal(let refusal):
            if refusal.saysOtherKind {
                tally.add(.failed(.otherKind, answer.saying, answer))
            } else {
                let isUnsupported = refusal.declines(["embedding"])
                let reason: ProbeReason = refusal.deniesModel(model) ? .modelNotServed : .unclearRefusal
                tally.add(isUnsupported ? .failed(.refused, answer.saying, answer) : .unknown(reason, answer.saying, answer))
            }
        case .success(let value):
            guard let reply = EmbeddingReply(value, asked: .float), reply.vectors.count == Prompt.sentences.count,
                let length = reply.vectors.first?.count, length > 0, reply.vectors.allSatisfy({ $0.count == length })
            else {
                tally.add(.unknown(.brokenReply, "the reply holds no three vectors of one length", answer))
                return nil
            }
            let (near, far) = (Self.cosine(reply.vectors[0], reply.vectors[1]), Self.cosine(reply.vectors[0], reply.vectors[2]))
            guard near > far + 0.01 else {
                tally.add(
                    .unknown(
                        .notShown, "vectors of \(length) numbers came, but sentences that mean the same are no closer than others", answer))
                return nil
            }
            let deviations = reply.deviations.map { $0.rawValue.split(separator: "-").joined(separator: " ") }
            tally.add(
                deviations.isEmpty
                    ? .shown(.works, "\(length) dimensions; sentences that mean the same are closest", answer)
                    : .shown(.replyShape, "works, but: " + deviations.joined(separator: ", "), answer))
            return reply.vectors
        }
        return nil
    }

    /// `nil` where base64 agrees, or says nothing.
    private func judgeBase64(_ answer: Answer, _ floats: [[Float]]) -> Run? {
        switch answer.kind {
        case .refusal: return .shown(.base64Refused, answer.saying, answer)
        case .success(let value):
            guard let reply = EmbeddingReply(value, asked: .base64) else { return nil }
            if reply.encoding == .float { return .shown(.base64Ignored, "base64 was asked for, numbers came", answer) }
            let agree =
                reply.vectors.count == floats.count
                && zip(reply.vectors, floats).allSatisfy { $0.count == $1.count && Self.cosine($0, $1) > 0.99 }
            return agree ? nil : .shown(.replyShape, "the vectors in base64 are others than those in numbers", answer)
        default: return nil
        }
    }

    private static func cosine(_ a: [Float], _ b: [Float]) -> Double {
        var (dot, first, second) = (0.0, 0.0, 0.0)
        for (x, y) in zip(a, b) {
            dot += Double(x) * Double(y)
            first += Double(x) * Double(x)
            second += Double(y) * Double(y)
        }
        return first > 0 && second > 0 ? dot / (first * second).squareRoot() : 0
    }
}
