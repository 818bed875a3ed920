import StrictJSON
import TestServer

extension ReferenceServer {
    func moderation(_ body: JSONValue) throws(RequestError) -> Reply {
        guard let input = body["input"], !input.isNull else { throw .missing("input") }
        let count = input.array?.count ?? 1
        let names = [
            "harassment", "harassment/threatening", "sexual", "hate", "hate/threatening", "illicit", "illicit/violent",
            "self-harm/intent", "self-harm/instructions", "self-harm", "sexual/minors", "violence", "violence/graphic",
        ]
        let result = JSONValue.object([
            ("flagged", .bool(false)), ("categories", .object(names.map { ($0, .bool(false)) })),
            ("category_scores", .object(names.map { ($0, .number(text: "0.00002")) })),
            ("category_applied_input_types", .object(names.map { ($0, .array([.string("text")])) })),
        ])
        return .json(
            .object([
                ("id", .string(Identifier.make("modr-"))), ("model", .string("omni-moderation-latest")),
                ("results", .array((0..<count).map { _ in result })),
            ]))
    }

    func image(_ body: JSONValue) throws(RequestError) -> Reply {
        guard body["prompt"]?.string?.isEmpty == false else { throw .missing("prompt") }
        let model = try served(body)
        guard model.kind == .image else {
            throw RequestError(
                "The model `\(model.id)` is \(model.kindName) and makes no images.", param: "model", code: "unsupported_model")
        }
        let format = body["response_format"]?.string ?? "url"
        guard ["url", "b64_json"].contains(format) else { throw .invalid("response_format", "'\(format)' is neither url nor b64_json") }
        let item: (String, JSONValue?) =
            format == "url"
            ? ("url", .string("https://images.invalid/\(Identifier.make("img-")).png")) : ("b64_json", .string(Self.onePixel))
        return .json(.object([("created", .number(Self.now)), ("data", .array([.object([item])]))]))
    }

    private static let onePixel =
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAG7buVgAAAABJRU5ErkJggg=="

    func audio(_ name: String, _ request: ReceivedRequest, _ absent: RequestError) throws(RequestError) -> Reply {
        switch name {
        case "speech":
            let body = try body(of: request)
            guard body["input"]?.string?.isEmpty == false else { throw .missing("input") }
            throw .noSuchModel(body["model"]?.string ?? "")
        case "transcriptions", "translations":
            guard request["Content-Type"]?.hasPrefix("multipart/form-data") == true else { throw .missing("file") }
            throw .noSuchModel("")
        default: throw absent
        }
    }

    func legacyCompletion(_ body: JSONValue) throws(RequestError) -> Reply {
        let model = try served(body)
        guard model.answers else {
            throw RequestError("The model `\(model.id)` is \(model.kindName).", param: "model", code: "unsupported_model")
        }
        var question = ChatQuestion(model: model.id)
        question.turns = [.init(role: "user", text: body["prompt"]?.string ?? "")]
        question.limit = body["max_tokens"]?.numberText.flatMap { Int($0) } ?? 16
        let rendering = ChatRendering(question, RuleModel.complete(question))
        let choice = JSONValue.object([
            ("text", .string(rendering.completions[0].content)), ("index", .number(0)), ("logprobs", .null),
            ("finish_reason", .string(rendering.completions[0].finish)),
        ])
        return .json(.object(rendering.envelope("text_completion") + [("choices", .array([choice])), ("usage", rendering.usage)]))
    }
}
