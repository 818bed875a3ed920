import Records
import StrictJSON

extension EndpointProber {
    /// Which routes exist, told from how they differ from one that does not; nothing is created.
    func routes(_ session: EndpointSession, _ state: EndpointState) async -> [ProbedCapability: Run] {
        var runs: [ProbedCapability: Run] = [:]
        let posts: [(ProbedCapability, RequestKind, String)] = [
            (.responses, .routeResponses, "/responses"), (.embeddings, .routeEmbeddings, "/embeddings"),
            (.moderation, .routeModerations, "/moderations"), (.imageGeneration, .routeImages, "/images/generations"),
            (.speech, .routeSpeech, "/audio/speech"), (.transcription, .routeTranscriptions, "/audio/transcriptions"),
            (.legacyCompletions, .routeCompletions, "/completions"),
        ]
        for (capability, kind, path) in posts where options.wants(capability) {
            let answer = await session.post(kind, path, .object([]))
            runs[capability] = RouteJudge(controls: state.controls, path: path, method: .post).judge(answer)
        }
        if options.wants(.moderation), case .unknown(.routeExists) = runs[.moderation]?.outcome {
            runs[.moderation] = judgeModeration(
                await session.post(.moderate, "/moderations", .object([("input", .string(Prompt.harmless))])))
        }
        if options.allowsCostly, case .unknown(.routeExists) = runs[.speech]?.outcome,
            let model = state.listed?.entries.first(where: { ModelKind.looksLikeSpeech($0.id) })?.id
        {
            runs[.speech] = judgeSpeech(await session.post(.speak, "/audio/speech", speech(model)))
        }
        await lists(session, state, &runs)
        return runs
    }

    private func speech(_ model: String) -> JSONValue {
        .object([("model", .string(model)), ("input", .string("One, two, three.")), ("voice", .string("alloy"))])
    }

    private func judgeSpeech(_ answer: Answer) -> Run {
        if let reply = answer.exchange.reply, reply.status == 200, reply.mediaType.hasPrefix("audio/"), reply.body.count > 128 {
            return .shown(.works, "\(reply.body.count) bytes of sound came; what they say was not heard", answer)
        }
        if let reason = answer.unavailability { return .unknown(reason, answer.saying, answer) }
        return .unknown(.routeExists, "the route is there; no sound came: \(answer.saying)", answer)
    }

    private func judgeModeration(_ answer: Answer) -> Run {
        if let result = answer.value?["results"]?.array?.first, result["categories"]?.members?.isEmpty == false {
            return result["flagged"]?.bool == nil
                ? .shown(.replyShape, "categories came, without flagged", answer) : .shown(.works, "a harmless sentence was scored", answer)
        }
        if let reason = answer.unavailability { return .unknown(reason, answer.saying, answer) }
        return .unknown(.routeExists, "the route is there; without a model's id it says: \(answer.saying)", answer)
    }

    private func lists(_ session: EndpointSession, _ state: EndpointState, _ runs: inout [ProbedCapability: Run]) async {
        if options.wantsAny([.files, .batch]) {
            let files = await session.get(.listFiles, "/files")
            let run = RouteJudge(controls: state.controls, path: "/files", method: .get).judge(files)
            runs[.files] = await FileProbe(session: session, dice: tools.dice).judge(run, files, options)
            if options.wants(.batch) {
                let batches = await session.get(.listBatches, "/batches")
                let run = RouteJudge(controls: state.controls, path: "/batches", method: .get).judge(batches)
                let listed = FileProbe.judgeBatches(run, batches, files: files)
                let model = models.first ?? state.listed?.entries.first?.id
                runs[.batch] = await FileProbe(session: session, dice: tools.dice).judgeBatch(listed, model: model, options)
            }
        }
        if options.wants(.assistants) {
            let answer = await session.get(.listAssistants, "/assistants")
            let run = RouteJudge(controls: state.controls, path: "/assistants", method: .get).judge(answer)
            // OpenAI's own answer is now that of a path that does not exist (quirk assistants-removed).
            runs[.assistants] =
                run.failure != nil ? .failed(.removedUpstream, "absent here, and withdrawn by OpenAI on 26 August 2026", answer) : run
        }
    }
}

/// What an answer to an empty or bodiless request tells of a route.
struct RouteJudge {
    let controls: Controls
    let path: String
    let method: HTTPRequest.Method

    func judge(_ answer: Answer) -> Run {
        if let reason = answer.unavailability, reason != .keyRefused, reason != .forbidden {
            return .unknown(reason, answer.saying, answer)
        }
        guard let control = controls.of(method) else {
            let trouble = controls.trouble
            let isWall = trouble?.reason == .keyRefused || trouble?.reason == .forbidden
            return .unknown(isWall ? .authWall : trouble?.reason ?? .notShown, trouble?.words ?? answer.saying, answer)
        }
        if let reason = answer.unavailability { return .unknown(reason, answer.saying, answer) }
        if controls.equal(answer, method, path: path) {
            if let refusal = answer.refusal, refusal.status == 400 || refusal.status == 422, refusal.asksForMore {
                return .unknown(.notShown, "any path is answered so before it is looked up: \(answer.saying)", answer)
            }
            return .failed(.routeAbsent, "answers as a path that does not exist: \(control.summary)", answer)
        }
        switch answer.kind {
        case .success: return .unknown(.routeExists, "the route answers", answer)
        case .stream: return .unknown(.routeExists, "the route answers with a stream", answer)
        case .foreign(let error):
            return error.shape == .html
                ? .unknown(.brokenReply, "\(answer.status ?? 200) with a web page", answer) : .unknown(.routeExists, answer.saying, answer)
        case .refusal(let refusal): return judge(refusal, answer)
        case .unavailable(let reason): return .unknown(reason, answer.saying, answer)
        }
    }

    private func judge(_ refusal: Refusal, _ answer: Answer) -> Run {
        if refusal.status == 501 { return .failed(.refused, answer.saying, answer) }
        let names = [path, String(path.drop { $0 == "/" }), "endpoint", "route", "this api"]
        let isAbout = refusal.mentions(names)
        // One like the control's was judged before.
        if refusal.status == 405 { return .unknown(.routeExists, "the path is there, for another method", answer) }
        if refusal.status == 404 {
            if isAbout, refusal.declines(names) { return .failed(.refused, answer.saying, answer) }
            return .unknown(refusal.asksForMore ? .routeExists : .unclearRefusal, answer.saying, answer)
        }
        return .unknown(.routeExists, "the route is there: \(answer.saying)", answer)
    }
}

extension Refusal {
    /// Whether it misses something in the request, which only a route that exists looks for.
    fileprivate var asksForMore: Bool { mentions(["model", "required", "missing", "input", "must provide"]) }
}
