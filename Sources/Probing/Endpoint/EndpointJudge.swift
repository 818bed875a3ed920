import Records

/// The verdicts on the endpoint, which need to know what became of its models.
struct EndpointJudge {
    let state: EndpointState
    let session: EndpointSession
    let options: ProbeOptions
    let models: [(id: String, findings: [ProbedCapability: Finding])]
    let isWrongAddress: Bool

    private var scrubber: Scrubber { session.scrubber }

    /// Whether some model answered at all, so that the key and the address are right.
    private var chatAnswers: Bool {
        models.contains { _, findings in
            if let embeddings = findings[.embeddings]?.verdict, embeddings == .supported || embeddings == .partial { return true }
            return switch findings[.chatCompletions]?.reason {
            case .notShown, .cutOff, .otherModel: true
            case let reason?: reason.verdict == .supported || reason.verdict == .partial
            case nil: false
            }
        }
    }

    private var servesAnyModel: Bool { state.unknownModel?.isAnswered ?? false }

    var notes: [String] {
        var notes: [String] = []
        if isWrongAddress {
            let better = state.listAddress.map { scrubber.excerpt(of: String($0.dropLast("/models".utf8.count)), limit: 200).text }
            let hint = better.map { "something does under \($0): probe that one" } ?? "is it the right one, with /v1 at its end?"
            return ["Nothing under this base URL answers like an API; " + hint]
        }
        if servesAnyModel {
            notes.append("This server answers for any model id, so whatever is said of a model here is about the one that it has loaded.")
        }
        if state.leftOut > 0 {
            notes.append("\(state.leftOut) \(state.leftOut == 1 ? "id" : "ids") of the model list held the key, and were left out.")
        }
        if let address = state.listAddress { notes.append("The model list stands at \(scrubber.excerpt(of: address, limit: 200).text).") }
        return notes
    }

    func findings(_ routes: [ProbedCapability: Run]) async -> [ProbedCapability: Finding] {
        var runs = routes
        if isWrongAddress {
            let words = "every path answers alike: \(state.controls.post?.summary ?? "")"
            for capability in ProbedCapability.ofEndpoint { runs[capability] = .unknown(.wrongAddress, words, state.unknownModel) }
        } else {
            runs[.modelList] = judgeList()
            runs[.bearerAuth] = judgeAuth()
            runs[.errorShape] = judgeErrors()
            runs[.unknownModelRefused] = judgeUnknownModel()
        }
        var findings: [ProbedCapability: Finding] = [:]
        for (capability, run) in runs where options.wants(capability) {
            var tally = Tally()
            tally.add(run)
            findings[capability] = tally.finding(scrubber, at: session.pace.now(), neededFailures: 1)
        }
        return findings
    }

    /// Findings of models, with what the endpoint taught about all of them.
    func labelled(
        _ found: [(id: String, findings: [ProbedCapability: Finding])]
    ) -> [(id: String, findings: [ProbedCapability: Finding])] {
        if isWrongAddress {
            let run = Run.unknown(.wrongAddress, "nothing under this base URL answers like an API", state.unknownModel)
            var tally = Tally()
            tally.add(run)
            let finding = tally.finding(scrubber, at: session.pace.now())
            let wanted = ProbedCapability.ofModel.filter { options.wants($0) && $0 != .imageGeneration }
            return found.map { model, _ in (model, Dictionary(uniqueKeysWithValues: wanted.map { ($0, finding) })) }
        }
        guard servesAnyModel else { return found }
        let label = " (it answers for any model id)"
        return found.map { model, findings in
            (
                model,
                findings.mapValues { finding in
                    guard finding.verdict != .inconclusive, finding.reason != .routeAbsent else { return finding }
                    var finding = finding
                    finding.message = scrubber.excerpt(of: finding.message, limit: Finding.longestMessage - label.utf8.count).text + label
                    return finding
                }
            )
        }
    }

    // MARK: Model list

    private func judgeList() -> Run {
        guard let answer = state.list else { return .unknown(.notShown, "not asked", nil) }
        if let reason = answer.unavailability { return .unknown(reason, answer.saying, answer) }
        if let list = state.listed, list.isUsable {
            let isMore = state.list?.value?["has_more"]?.bool == true
            let number =
                list.entries.isEmpty ? "the list is empty" : "\(list.entries.count) \(list.entries.count == 1 ? "model" : "models")"
            let count = isMore ? "at least \(number), on several pages" : number
            if state.listAddress != nil { return .shown(.listElsewhere, "\(count), at the other address only", answer) }
            // Fields beyond the specification are no deviation, nor is an owner that nobody names.
            let serious = list.deviations.filter { $0 != .tooMany }
            let words = serious.map { $0.rawValue.split(separator: "-").joined(separator: " ") }
            return serious.isEmpty
                ? .shown(.works, count, answer) : .shown(.listShape, "\(count), but: " + words.joined(separator: ", "), answer)
        }
        if state.controls.equal(answer, .get, path: "/models") {
            return .failed(.routeAbsent, "answers as a path that does not exist", answer)
        }
        if answer.refusal != nil {
            // On its own a refusal may be about the key or the address.
            return chatAnswers
                ? .failed(.refused, answer.saying, answer) : .unknown(.unclearRefusal, answer.saying, answer)
        }
        return .unknown(.brokenReply, "the reply holds no list", answer)
    }

    // MARK: Authentication

    private func judgeAuth() -> Run {
        let auth = state.auth
        guard let without = auth.chatWithout ?? auth.listWithout, let wrong = auth.chatWrong ?? auth.listWrong else {
            return .unknown(.notShown, "not asked", nil)
        }
        for answer in [without, wrong] {
            if let reason = answer.unavailability, reason != .keyRefused, reason != .forbidden {
                return .unknown(reason, answer.saying, answer)
            }
        }
        guard let letsInWithout = without.isLetIn, let letsInWrong = wrong.isLetIn else {
            return .unknown(.notShown, "neither let in nor refused", without)
        }
        if letsInWithout {
            guard letsInWrong else { return .unknown(.notShown, "let in without a key, and refused with a wrong one", wrong) }
            // What is refused for another reason may be refused before anybody looks at the key.
            let isAnswered = auth.chatWithout == nil ? without.value != nil && wrong.value != nil : without.isAnswered && wrong.isAnswered
            guard isAnswered else {
                return .unknown(.notShown, "refused without a key, but for another reason: \(without.saying)", without)
            }
            let isShown = chatAnswers || auth.chatWithout == nil
            return isShown
                ? .shown(.keyOptional, "answers without a key and with a random one", without)
                : .unknown(.chatFails, "lets everyone in, but no model answered", without)
        }
        guard session.target.credential != nil else { return .unknown(.keyRefused, "asks for a key, and none was given", without) }
        guard chatAnswers else { return .unknown(.keyRefused, "refuses wrong keys; that it takes the right one was not shown", wrong) }
        if letsInWrong { return .failed(.badKeyAccepted, "refuses to answer without a key, and takes a random one", wrong) }
        if let door = auth.sideDoor, door.isLetIn == true, !isNonsense(door) {
            return .shown(
                .sideDoor, "asks for a key under the base URL; POST /invocations answered without one (\(door.status ?? 0))", door)
        }
        if wrong.status != 401 {
            return .shown(
                .wrongStatus, "a wrong key is refused with status \(wrong.status.map { "\($0)" } ?? "none") instead of 401", wrong)
        }
        return .shown(.works, "the right key is taken, none and a random one are refused with 401", wrong)
    }

    private func isNonsense(_ door: Answer) -> Bool {
        guard let control = state.auth.sideDoorControl?.exchange.reply, let reply = door.exchange.reply else { return true }
        if reply.status == 404 { return true }
        let path = state.auth.sideDoorControl?.exchange.request.address ?? ""
        return ControlFingerprint(reply, path: "/invocations")
            == ControlFingerprint(control, path: "/" + (path.split(separator: "/").last ?? ""))
    }

    // MARK: Errors

    private func judgeErrors() -> Run {
        guard let answer = state.badBody else { return .unknown(.notShown, "not asked", nil) }
        switch answer.kind {
        case .refusal(let refusal): return judge(refusal.error, refusal.status, answer)
        case .unavailable(.serverError), .unavailable(.overloaded):
            guard chatAnswers, let reply = answer.exchange.reply, reply.status >= 500 else {
                return .unknown(answer.unavailability ?? .serverError, answer.saying, answer)
            }
            // A crash tells nothing; another refusal shows the shape.
            if ErrorBody(body: reply.body).deviations.contains(.noJSON) {
                return judgeOtherError("a malformed request fails with \(reply.status)")
            }
            return .shown(.wrongStatus, "a malformed request is answered with \(reply.status), as if the server had failed", answer)
        case .unavailable(let reason): return .unknown(reason, answer.saying, answer)
        case .success, .stream, .foreign:
            return judgeOtherError("a text in place of the messages was accepted")
        }
    }

    /// The malformed request taught nothing, so the refusal of an unknown model must do.
    private func judgeOtherError(_ why: String) -> Run {
        guard let other = state.unknownModel, let refusal = other.refusal else {
            return .unknown(.notShown, why + ", and no other refusal came", state.badBody)
        }
        return judge(refusal.error, refusal.status, other)
    }

    private func judge(_ error: ErrorBody, _ status: Int, _ answer: Answer) -> Run {
        if 200...299 ~= status { return .shown(.wrongStatus, "the refusal comes with status \(status)", answer) }
        if error.deviations.isEmpty { return .shown(.works, "\(status), with message, type, param and code", answer) }
        let words = error.deviations.map { $0.rawValue.split(separator: "-").joined(separator: " ") }
        return .shown(.errorShape, "\(status), but: " + words.joined(separator: ", "), answer)
    }

    // MARK: Unknown model

    private func judgeUnknownModel() -> Run {
        guard let answer = state.unknownModel else { return .unknown(.notShown, "not asked", nil) }
        if answer.isAnswered { return .failed(.anyModelServed, "a model id of random letters was answered for", answer) }
        if let again = state.unknownModelAgain, let status = answer.status, again.status == status, status >= 500,
            let refusal = again.bodyRefusal, refusal.deniesModel(state.unknownID), chatAnswers
        {
            return .shown(.wrongStatus, "refused in words, with status \(status)", again)
        }
        if let reason = answer.unavailability { return .unknown(reason, answer.saying, answer) }
        guard let refusal = answer.refusal else { return .unknown(.brokenReply, answer.saying, answer) }
        if state.controls.equal(answer, .post, path: "/chat/completions") {
            return .unknown(.notShown, "answers as a path that does not exist", answer)
        }
        // Random letters in a refusal name the model.
        guard refusal.deniesModel(state.unknownID) || refusal.mentions([state.unknownID]) else {
            return .unknown(.unclearRefusal, answer.saying, answer)
        }
        guard chatAnswers else { return .unknown(.chatFails, "refused, but no real model answered either", answer) }
        return refusal.status == 404
            ? .shown(.refusedRightly, answer.saying, answer) : .shown(.wrongStatus, "refused with \(answer.saying)", answer)
    }
}

extension Answer {
    /// Whether a model answered.
    var isAnswered: Bool {
        switch kind {
        case .success(let value): value["choices"]?.array?.isEmpty == false
        case .stream(let transcript): transcript.error == nil && transcript.chunkCount > 0
        default: false
        }
    }

    /// The refusal that a 5xx may be after all.
    fileprivate var bodyRefusal: Refusal? {
        exchange.reply.map { Refusal(status: $0.status, error: ErrorBody(body: $0.body)) }
    }
}
