import Records

/// Every request that a run may send, before any is sent, and the worst that it may cost.
package struct ProbePlan: Sendable {
    package struct Step: Sendable {
        package var kind: RequestKind
        package var bounds: RequestKind.Bounds
    }

    package let endpoint: [Step]
    /// Of each model.
    package let model: [Step]

    package init(_ job: ProbeJob, _ options: ProbeOptions) {
        let options = options.withGroundwork(probesEndpoint: job.probesEndpoint)
        let steps = RequestKind.allCases.map {
            Step(kind: $0, bounds: $0.bounds(repeats: options.repeats, mostTokens: options.mostTokens))
        }
        .filter { !$0.bounds.isOptIn || options.allowsCostly }
        endpoint = steps.filter { step in
            guard step.kind.isOfEndpoint else { return false }
            if step.kind == .modelInfo { return false }
            if step.kind == .serverInfo { return job.readsServer }
            if step.kind.isPreflight { return true }
            if step.kind.isPartOfPreflight { return options.wantsAny(step.bounds.capabilities) }
            return job.probesEndpoint && options.wantsAny(step.bounds.capabilities)
        }
        let wanted = options.capabilities.map(Self.withSupports)
        model = steps.filter { step in
            guard !step.kind.isOfEndpoint else { return false }
            return wanted.map { wanted in step.bounds.capabilities.contains { wanted.contains($0) } } ?? true
        }
    }

    /// What the verdict on a capability rests on has to be asked as well.
    private static func withSupports(_ wanted: Set<ProbedCapability>) -> Set<ProbedCapability> {
        var all = wanted
        let ofChat = wanted.filter { $0.scope != .endpoint && ![.embeddings, .responses, .responsesStream, .imageGeneration].contains($0) }
        if !ofChat.isEmpty { all.insert(.chatCompletions) }
        let ofTools: Set<ProbedCapability> = [
            .toolCalling, .toolChoiceRequired, .toolChoiceNamed, .toolChoiceNone, .parallelToolCalls, .streamedToolCalls, .toolResults,
        ]
        if !wanted.isDisjoint(with: ofTools) { all.formUnion([.toolCalling, .toolChoiceRequired]) }
        if !wanted.isDisjoint(with: [.streamedToolCalls, .parallelToolCalls, .streamUsage]) { all.insert(.streaming) }
        if wanted.contains(.parallelToolCalls) { all.insert(.streamedToolCalls) }
        if wanted.contains(.responsesStream) { all.insert(.responses) }
        return all
    }

    /// Second tries after a 429 or 503 come on top, at most two a request.
    package struct Cost: Sendable, Hashable {
        package var requests = 0
        package var input = 0
        package var output = 0

        package init(requests: Int = 0, input: Int = 0, output: Int = 0) {
            (self.requests, self.input, self.output) = (requests, input, output)
        }

        package static func + (a: Cost, b: Cost) -> Cost {
            Cost(requests: a.requests + b.requests, input: a.input + b.input, output: a.output + b.output)
        }
    }

    package static func cost(_ steps: [Step]) -> Cost {
        steps.reduce(Cost()) { sum, step in
            sum
                + Cost(
                    requests: step.bounds.times, input: step.bounds.times * step.bounds.input,
                    output: step.bounds.times * step.bounds.output)
        }
    }
}

extension RequestKind {
    fileprivate var isPreflight: Bool {
        [.controlGet, .controlPost, .modelList, .modelListNextPage, .modelListElsewhere, .unknownModel].contains(self)
    }

    fileprivate var isPartOfPreflight: Bool {
        [.listWithoutKey, .listWithBadKey, .chatWithoutKey, .chatWithBadKey, .sideDoorControl, .sideDoor, .badBody].contains(self)
    }
}
