import Records
import StrictJSON

extension ModelProbe {
    /// Only on request: it costs. An address in the reply is never fetched.
    mutating func probeImages() async {
        var forms: [(asked: String, got: [String], answer: Answer)] = []
        for (kind, form) in [(RequestKind.imageBase64, "b64_json"), (.imageAddress, "url")] {
            let body = JSONValue.object([
                ("model", .string(model)), ("prompt", .string("A red circle on white.")), ("n", .number(1)),
                ("response_format", .string(form)),
            ])
            let answer = await session.post(kind, "/images/generations", body, model: model)
            let first = answer.value?["data"]?.array?.first
            let got = ["b64_json", "url"].filter { first?[$0]?.words != nil }
            forms.append((form, got, answer))
        }
        record(.imageGeneration, Self.judge(forms))
    }

    private static func judge(_ forms: [(asked: String, got: [String], answer: Answer)]) -> Run {
        let made = forms.filter { !$0.got.isEmpty }
        guard let first = made.first else {
            let answer = forms[0].answer
            switch answer.kind {
            case .unavailable(let reason): return .unknown(reason, answer.saying, answer)
            case .refusal(let refusal):
                if refusal.saysOtherKind { return .failed(.otherKind, answer.saying, answer) }
                return .refusal(refusal, of: ["image generation", "images", "text-to-image"], answer)
            default: return .unknown(.brokenReply, "the reply holds no picture", answer)
            }
        }
        if let other = forms.first(where: { !$0.got.contains($0.asked) }) {
            let got = other.got.isEmpty ? other.answer.saying : "\(other.got.joined(separator: " and ")) came"
            return .shown(.oneFormOnly, "\(other.asked) was asked for: \(got)", other.answer)
        }
        return .shown(.works, "a picture came as base64 and as an address", first.answer)
    }
}
