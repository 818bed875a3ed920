import Records
import StrictJSON

extension EndpointProber {
    /// The requests that tell how the server answers nonsense, before any that count.
    func preflight(_ session: EndpointSession) async -> EndpointState {
        var state = EndpointState(controls: await askNonsense(session))
        await readList(session, &state)
        let all = state.listed?.entries.count ?? 0
        state.listed?.entries.removeAll { session.scrubber.findsKey(in: $0.id) }
        state.leftOut = all - (state.listed?.entries.count ?? 0)
        await askUnknownModel(session, &state)
        if options.wants(.bearerAuth) { await askWithoutKey(session, &state) }
        if options.wants(.errorShape) {
            let model = models.first ?? state.listed?.entries.first?.id ?? "x"
            let body = JSONValue.object([
                ("model", .string(model)), ("messages", .string("not a list")), ("max_tokens", .number(16)),
            ])
            state.badBody = await session.post(.badBody, "/chat/completions", body, output: 16)
        }
        return state
    }

    private func askNonsense(_ session: EndpointSession) async -> Controls {
        let path = "/" + tools.dice.letters(12)
        var controls = Controls()
        let answer = await session.get(.controlGet, path)
        controls.get = ControlFingerprint(answer, path: path)
        controls.trouble = Self.trouble(answer)
        guard await session.stopReason == nil else { return controls }
        let post = await session.post(.controlPost, path, .object([]))
        controls.post = ControlFingerprint(post, path: path)
        return controls
    }

    private static func trouble(_ answer: Answer) -> (reason: ProbeReason, words: String)? {
        guard case .unavailable(let reason) = answer.kind else { return nil }
        return (reason, answer.saying)
    }

    private func readList(_ session: EndpointSession, _ state: inout EndpointState) async {
        let answer = await session.get(.modelList, "/models")
        state.list = answer
        state.listed = answer.value.flatMap { ModelList($0) }
        if state.listed?.isUsable == true {
            await readNextPage(session, &state)
            return
        }
        // Some have it beside the base URL (quirk models-other-prefix).
        for address in [session.target.origin + "/v1/models", session.target.origin + "/models"] {
            guard address != session.target.base.text + "/models", await session.stopReason == nil else { continue }
            let other = await session.send(.modelListElsewhere, .get, WebAddress(address), [])
            guard let list = other.value.flatMap({ ModelList($0) }), list.isUsable, !list.entries.isEmpty else { continue }
            (state.list, state.listed, state.listAddress) = (other, list, address)
            return
        }
    }

    /// OpenAI's list has no pages; where one says that there is more, one further page is read.
    private func readNextPage(_ session: EndpointSession, _ state: inout EndpointState) async {
        guard state.list?.value?["has_more"]?.bool == true,
            let last = state.list?.value?["last_id"]?.words ?? state.listed?.entries.last?.id,
            last.utf8.count <= 256, last.utf8.allSatisfy({ $0.isTokenByte || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ":") })
        else { return }
        let query = last.split(separator: "%", omittingEmptySubsequences: false).joined(separator: "%25")
        let answer = await session.get(.modelListNextPage, "/models?after=" + query)
        guard let more = answer.value.flatMap({ ModelList($0) }), more.isUsable else { return }
        let known = Set(state.listed?.entries.map(\.id) ?? [])
        state.listed?.entries += more.entries.filter { !known.contains($0.id) }
    }

    private func askUnknownModel(_ session: EndpointSession, _ state: inout EndpointState) async {
        state.unknownID = "no-such-model-" + tools.dice.letters(10)
        let request = ChatRequest(state.unknownID, Prompt.greeting, limit: 16)
        let answer = await session.chat(.unknownModel, request)
        state.unknownModel = answer
        // An outage does not repeat (quirk unknown-500).
        if answer.unavailability == .serverError { state.unknownModelAgain = await session.chat(.unknownModel, request) }
    }

    private func askWithoutKey(_ session: EndpointSession, _ state: inout EndpointState) async {
        let model = models.first ?? state.listed?.entries.first?.id
        state.auth.listWithout = await session.get(.listWithoutKey, "/models", key: .none)
        state.auth.listWrong = await session.get(.listWithBadKey, "/models", key: .wrong)
        guard let model else { return }
        let request = ChatRequest(model, Prompt.greeting, limit: 16)
        state.auth.chatWithout = await session.chat(.chatWithoutKey, request, key: .none)
        state.auth.chatWrong = await session.chat(.chatWithBadKey, request, key: .wrong)
        guard state.auth.chatWithout?.isLetIn == false else { return }
        // vLLM guards only what lies under /v1 (quirk route-unauth-side-doors).
        let nonsense = "/" + tools.dice.letters(12)
        let empty = JSONWriter.bytes(.object([]), .compact)
        state.auth.sideDoorControl = await session.send(.sideDoorControl, .post, session.addressAtOrigin(nonsense), empty, key: .none)
        state.auth.sideDoor = await session.send(.sideDoor, .post, session.addressAtOrigin("/invocations"), empty, key: .none)
    }
}

extension ModelList {
    /// Whether it is a list at all, be it empty.
    var isUsable: Bool { !deviations.contains(.errorInside) && !(deviations.contains(.dataMissing) && entries.isEmpty) }
}
