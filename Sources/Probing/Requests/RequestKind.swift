import Records

/// Every request that a probe can send; the plan counts them before anything is sent, and the session refuses one more than planned.
package enum RequestKind: String, Sendable, CaseIterable {
    // Of the endpoint.
    case controlGet, controlPost
    case modelList, modelListNextPage, modelListElsewhere
    case listWithoutKey, listWithBadKey, chatWithoutKey, chatWithBadKey, sideDoorControl, sideDoor
    case unknownModel, badBody
    case routeResponses, routeEmbeddings, routeModerations, routeImages, routeSpeech, routeTranscriptions, routeCompletions
    case listFiles, listBatches, listAssistants
    case moderate
    case uploadFile, deleteFile, createBatch, cancelBatch, speak
    case serverInfo, modelInfo

    // Of a model.
    case chat, chatAfter
    case stream, streamPlain, streamLatency
    case tools, toolsStreamed, toolsRequired, toolsNamed, toolsNone, toolsParallel, toolsParallelStreamed, toolResult, toolResultForeign
    case jsonMode, schema
    case vision, visionTwo, visionAddress
    case reasoning
    case maxTokens, maxCompletionTokens, stop, seed, choices, logprobs
    case embedFloat, embedBase64
    case respond, respondStreamed, respondStored, respondFetched, respondContinued, respondDeleted
    case imageBase64, imageAddress
}

extension RequestKind {
    package struct Bounds: Sendable {
        package var route: String
        package var method: HTTPRequest.Method
        /// At most so often for an endpoint or a model, second tries after a 429 or 503 not counted.
        package var times: Int
        /// At most so many tokens a time, as far as requests can bound them.
        package var output: Int
        package var input: Int
        package var capabilities: [ProbedCapability]
        /// It costs more than tokens, or leaves something behind.
        package var isOptIn = false
    }

    package var isOfEndpoint: Bool {
        switch self {
        case .chat, .chatAfter, .stream, .streamPlain, .streamLatency, .tools, .toolsStreamed, .toolsRequired, .toolsNamed, .toolsNone,
            .toolsParallel, .toolsParallelStreamed, .toolResult, .toolResultForeign, .jsonMode, .schema, .vision, .visionTwo,
            .visionAddress, .reasoning, .maxTokens, .maxCompletionTokens, .stop, .seed, .choices, .logprobs, .embedFloat, .embedBase64,
            .respond, .respondStreamed, .respondStored, .respondFetched, .respondContinued, .respondDeleted, .imageBase64, .imageAddress:
            false
        default: true
        }
    }

    /// Of a server whose own route tells of one model at a time.
    static let mostShown = 50

    /// How often a behaviour is tried that may differ from run to run.
    static let usualRepeats = 3

    package func bounds(repeats: Int, mostTokens: Int) -> Bounds {
        let answer = mostTokens
        let tries = max(3, repeats)
        switch self {
        case .controlGet: return get("(a random path)", 1)
        case .controlPost: return post("(a random path)", 1)
        case .modelList: return get("/models", 1, .modelList)
        case .modelListNextPage: return get("/models", 1, .modelList)
        case .modelListElsewhere: return get("(origin)/v1/models", 2, .modelList)
        case .listWithoutKey, .listWithBadKey: return get("/models", 1, .bearerAuth)
        case .chatWithoutKey, .chatWithBadKey: return chat(1, output: 16, .bearerAuth)
        case .sideDoorControl: return post("(origin)/(a random path)", 1, .bearerAuth)
        case .sideDoor: return post("(origin)/invocations", 1, .bearerAuth)
        case .unknownModel: return chat(2, output: 16, .unknownModelRefused)
        case .badBody: return chat(1, output: 16, .errorShape)
        case .routeResponses: return post("/responses", 1, .responses)
        case .routeEmbeddings: return post("/embeddings", 1, .embeddings)
        case .routeModerations: return post("/moderations", 1, .moderation)
        case .routeImages: return post("/images/generations", 1, .imageGeneration)
        case .routeSpeech: return post("/audio/speech", 1, .speech)
        case .routeTranscriptions: return post("/audio/transcriptions", 1, .transcription)
        case .routeCompletions: return post("/completions", 1, .legacyCompletions)
        case .listFiles: return get("/files", 1, .files, .batch)
        case .listBatches: return get("/batches", 1, .batch)
        case .listAssistants: return get("/assistants", 1, .assistants)
        case .moderate: return post("/moderations", 1, input: 20, .moderation)
        case .uploadFile: return optIn(.post, "/files", 2, .files, .batch)
        case .deleteFile: return optIn(.delete, "/files/(id)", 2, .files, .batch)
        case .createBatch: return optIn(.post, "/batches", 1, .batch)
        case .speak: return optIn(.post, "/audio/speech", 1, .speech)
        case .cancelBatch: return optIn(.post, "/batches/(id)/cancel", 1, .batch)
        case .serverInfo: return get("(what tells the server's version)", 6)
        case .modelInfo: return post("(what tells of one model)", Self.mostShown)

        case .chat: return chat(8, output: mostTokens, .chatCompletions)
        case .chatAfter: return chat(3, output: mostTokens, .chatCompletions)
        case .stream: return chat(4, output: answer, .streaming, .streamUsage)
        case .streamPlain: return chat(3, output: answer, .streaming)
        case .streamLatency: return chat(1, output: 1, .streaming)
        case .tools: return chat(repeats + 2, input: 200, output: answer, .toolCalling)
        case .toolsStreamed: return chat(tries, input: 200, output: answer, .streamedToolCalls)
        case .toolsRequired: return chat(tries, input: 150, output: answer, .toolChoiceRequired, .toolCalling)
        case .toolsNamed: return chat(tries, input: 250, output: answer, .toolChoiceNamed)
        case .toolsNone: return chat(tries, input: 200, output: answer, .toolChoiceNone)
        case .toolsParallel: return chat(tries, input: 250, output: answer, .parallelToolCalls)
        case .toolsParallelStreamed: return chat(1, input: 250, output: answer, .parallelToolCalls)
        case .toolResult: return chat(tries, input: 300, output: answer, .toolResults)
        case .toolResultForeign: return chat(1, input: 300, output: answer, .toolResults)
        case .jsonMode: return chat(repeats + 2, input: 60, output: answer, .jsonMode)
        case .schema: return chat(repeats + 2, input: 160, output: answer, .structuredOutputs)
        case .vision: return chat(tries, input: 1500, output: answer, .vision)
        case .visionTwo: return chat(1, input: 3000, output: answer, .vision)
        case .visionAddress: return chat(1, input: 100, output: 64, .vision)
        case .reasoning: return chat(1, output: answer, .reasoningOutput)
        case .maxTokens, .maxCompletionTokens: return chat(tries, output: mostTokens, .tokenLimit)
        case .stop: return chat(tries, output: answer, .stopSequences)
        case .seed: return chat(3, output: answer, .seed)
        case .choices: return chat(tries, output: 2 * answer, .multipleChoices)
        case .logprobs: return chat(tries, output: answer, .logprobs)
        case .embedFloat: return post("/embeddings", 2, input: 40, .embeddings)
        case .embedBase64: return post("/embeddings", 1, input: 40, .embeddings)
        case .respond: return post("/responses", 4, input: 30, output: mostTokens, .responses)
        case .respondStreamed: return post("/responses", 3, input: 40, output: answer, .responsesStream)
        case .respondStored: return optIn(.post, "/responses", 1, output: answer, .responses)
        case .respondFetched: return optIn(.get, "/responses/(id)", 1, .responses)
        case .respondContinued: return optIn(.post, "/responses", 1, output: answer, .responses)
        case .respondDeleted: return optIn(.delete, "/responses/(id)", 2, .responses)
        case .imageBase64, .imageAddress: return optIn(.post, "/images/generations", 1, .imageGeneration)
        }
    }

    private func get(_ route: String, _ times: Int, _ capabilities: ProbedCapability...) -> Bounds {
        Bounds(route: route, method: .get, times: times, output: 0, input: 0, capabilities: capabilities)
    }

    private func post(
        _ route: String, _ times: Int, input: Int = 0, output: Int = 0, _ capabilities: ProbedCapability...
    ) -> Bounds {
        Bounds(route: route, method: .post, times: times, output: output, input: input, capabilities: capabilities)
    }

    private func chat(_ times: Int, input: Int = 40, output: Int, _ capabilities: ProbedCapability...) -> Bounds {
        Bounds(route: "/chat/completions", method: .post, times: times, output: output, input: input, capabilities: capabilities)
    }

    private func optIn(
        _ method: HTTPRequest.Method, _ route: String, _ times: Int, output: Int = 0, _ capabilities: ProbedCapability...
    ) -> Bounds {
        Bounds(route: route, method: method, times: times, output: output, input: 100, capabilities: capabilities, isOptIn: true)
    }
}
