/// What the prober can observe, and how: the table behind the prober's plan, its reports and the pages of the capabilities.
package enum ProbedCapability: String, Sendable, CaseIterable {
    // Of the endpoint.
    case modelList = "model-list"
    case bearerAuth = "bearer-auth"
    case errorShape = "error-shape"
    case unknownModelRefused = "unknown-model-refused"
    case moderation
    case imageGeneration = "image-generation"
    case speech
    case transcription
    case files
    case batch
    case assistants
    case legacyCompletions = "legacy-completions"

    // Of a model; `embeddings` and `responses` also as routes of the endpoint.
    case chatCompletions = "chat-completions"
    case streaming
    case streamUsage = "stream-usage"
    case toolCalling = "tool-calling"
    case toolChoiceRequired = "tool-choice-required"
    case toolChoiceNamed = "tool-choice-named"
    case toolChoiceNone = "tool-choice-none"
    case parallelToolCalls = "parallel-tool-calls"
    case streamedToolCalls = "streamed-tool-calls"
    case toolResults = "tool-results"
    case jsonMode = "json-mode"
    case structuredOutputs = "structured-outputs"
    case reasoningOutput = "reasoning-output"
    case vision
    case tokenLimit = "token-limit"
    case stopSequences = "stop-sequences"
    case seed
    case multipleChoices = "multiple-choices"
    case logprobs
    case embeddings
    case responses
    case responsesStream = "responses-stream"
}

extension ProbedCapability {
    package enum Scope: Sendable { case endpoint, model, both }

    package var scope: Scope {
        switch self {
        case .modelList, .bearerAuth, .errorShape, .unknownModelRefused, .moderation, .speech, .transcription, .files, .batch, .assistants,
            .legacyCompletions:
            .endpoint
        case .embeddings, .responses, .imageGeneration: .both
        default: .model
        }
    }

    package static let ofEndpoint = allCases.filter { $0.scope != .model }
    package static let ofModel = allCases.filter { $0.scope != .endpoint }

    /// What is sent and what counts as proof, for a reader of the site; plain text, one or two sentences.
    package var method: String {
        switch self {
        case .modelList:
            "Asks for the list with the key, reads whatever shape comes back and compares it with the specification's; a further page is asked for where the list has one."
        case .bearerAuth:
            "Asks for the model list and for a chat reply three times: without a key, with a random wrong key, and with the right one. A list that is open to all says nothing about the key."
        case .errorShape:
            "Sends a chat request whose messages are a text instead of a list. The refusal must have a 4xx status and an error object with message, type, param and code."
        case .unknownModelRefused:
            "Asks for a chat reply from a model id made of random letters. It must be refused with a 4xx status and words that name the model."
        case .moderation:
            "Posts an empty object to the route and compares the answer with that of a path that does not exist; where the route is there, one harmless sentence is scored."
        case .imageGeneration:
            "Posts an empty object to the route and compares the answer with that of a path that does not exist, so no picture is made. Only on request is one generated, once as base64 and once as an address."
        case .speech:
            "Posts an empty object to the route and compares the answer with that of a path that does not exist. Only on request is a short sentence spoken, by a model of the list whose name says that it speaks."
        case .transcription:
            "Posts an empty object to the route and compares the answer with that of a path that does not exist, so nothing is transcribed."
        case .files, .batch:
            "Asks for the list and compares the answer with that of a path that does not exist. Only on request is one tiny file uploaded, and a batch of one request created; both are taken back."
        case .assistants:
            "Asks for the list and compares the answer with that of a path that does not exist. OpenAI withdrew the route in August 2026, so its absence is nobody's fault."
        case .legacyCompletions:
            "Posts an empty object to the route and compares the answer with that of a path that does not exist."
        case .chatCompletions:
            "Asks for a random word back. It counts when the word comes back; the limit is raised from 256 to 4096 tokens where the model thinks first."
        case .streaming:
            "Asks for a count in words, streamed. Text must come in pieces, then a finish_reason and data: [DONE]; when each piece arrived tells whether the stream was held back."
        case .streamUsage:
            "Streams with stream_options.include_usage. The last chunk must hold the token counts."
        case .toolCalling:
            "Offers a tool and a random code that only the tool can look up. The call must carry the code as an argument; a model that answers in prose is asked up to three times."
        case .toolChoiceRequired:
            "Offers a tool beside a question that needs none, with tool_choice required. A call must come."
        case .toolChoiceNamed:
            "Offers two tools, asks for what the first does, and names the second in tool_choice. The second must be called."
        case .toolChoiceNone:
            "Repeats the request that made the model call a tool, with tool_choice none. Text must come and no call."
        case .parallelToolCalls:
            "Asks for two random codes to be looked up at once. One reply must hold both calls, each with an id of its own."
        case .streamedToolCalls:
            "Repeats the tool request as a stream. The pieces must join to one call whose arguments are JSON and hold the code."
        case .toolResults:
            "Sends the model's own call back word for word with a random result. The result must stand in the answer."
        case .jsonMode:
            "Asks for a Markdown table of which JSON is to hold the content, with response_format json_object. The reply must be one bare JSON object."
        case .structuredOutputs:
            "Sends a strict schema that contradicts the natural answer: odd names, and a list of values without the true one. The reply must obey the schema."
        case .reasoningOutput:
            "Looks in every reply where the model's thinking stands: in a field beside the answer, or between tags inside it."
        case .vision:
            "Sends a generated picture of random digits as a data URL. The digits must stand in the answer; then a second picture and a web address are tried."
        case .tokenLimit:
            "Asks for a long count under a limit of a few tokens, as max_tokens and as max_completion_tokens. The reply must stop there and say length."
        case .stopSequences:
            "Asks for a count in words with one of them as stop. The reply must end before it."
        case .seed:
            "Asks twice for random letters with one seed and once with another, at full temperature. Only the first two may agree."
        case .multipleChoices:
            "Asks for two choices with n. Two must come."
        case .logprobs:
            "Asks for log probabilities with two alternatives. They must come, and belong to the tokens of the reply."
        case .embeddings:
            "Embeds three sentences as numbers and again as base64. The vectors must have one length, agree in both forms, and put the two alike sentences closer together."
        case .responses:
            "Asks for a random word back without storing the reply. The word must come back in the specification's shape. Only on request is a reply stored, fetched, continued and deleted."
        case .responsesStream:
            "Asks for a random word back as a stream. The text must come in named events and end with response.completed; a closing [DONE] is allowed and not required."
        }
    }
}
