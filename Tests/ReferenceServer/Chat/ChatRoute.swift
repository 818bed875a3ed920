import StrictJSON

extension ReferenceServer {
    func chat(_ body: JSONValue) throws(RequestError) -> Reply {
        let model = try served(body)
        guard model.answers else {
            throw RequestError(
                "The model `\(model.id)` is \(model.kindName) and does not support chat completions.", param: "model",
                code: "unsupported_model")
        }
        let question = try ChatQuestion(body, isReasoning: model.kind == .reasoning)
        let reply = ChatRendering(question, RuleModel.complete(question))
        return question.streams ? reply.stream : Reply(headers: ["x-request-id: \(Identifier.make("req_"))"], .json(reply.json))
    }

    /// What the model would say if the server let it, whichever model is asked for; for fixtures. `nil` for what is no chat request.
    package func completion(for body: JSONValue) -> Completion? {
        let isReasoning = body["model"]?.string == ServedModel.reasoner.id
        guard let question = try? ChatQuestion(body, isReasoning: isReasoning) else { return nil }
        return RuleModel.complete(question).first
    }

    package func usage(for body: JSONValue) -> JSONValue? {
        guard let question = try? ChatQuestion(body, isReasoning: false) else { return nil }
        return ChatRendering(question, RuleModel.complete(question)).usage
    }

    /// As the chat route answers that body.
    package func chatReply(to body: JSONValue) -> Reply {
        do throws(RequestError) {
            return try chat(body)
        } catch {
            return error.reply
        }
    }
}
