extension ProbeReason {
    /// The capabilities of which a probe can say this; `nil` for all.
    package var capabilities: Set<ProbedCapability>? {
        switch self {
        case .refusedRightly, .anyModelServed: [.unknownModelRefused]
        case .keyOptional, .sideDoor, .badKeyAccepted: [.bearerAuth]
        case .reasoningInContent: [.chatCompletions, .reasoningOutput]
        case .streamForced: [.chatCompletions, .responses]
        case .errorAsSuccess: [.chatCompletions]
        case .streamShape: [.streaming, .streamUsage]
        case .streamBuffered, .streamCompressed, .streamWithoutFinish, .streamTruncated: [.streaming]
        case .optionRefused: [.streaming, .stopSequences, .logprobs]
        case .streamUnterminated: [.streaming, .responsesStream]
        case .oneNameOnly: [.tokenLimit]
        case .callShape: [.toolCalling, .toolChoiceRequired, .toolChoiceNamed, .streamedToolCalls]
        case .callIndex: [.streamedToolCalls, .parallelToolCalls]
        case .callIdentity: [.toolCalling, .toolChoiceRequired, .toolChoiceNamed, .streamedToolCalls, .parallelToolCalls]
        case .callArguments: [.toolCalling, .toolChoiceRequired, .toolChoiceNamed, .streamedToolCalls]
        case .callInText, .callMissing: [.toolCalling, .toolChoiceRequired, .toolChoiceNamed, .streamedToolCalls]
        case .callUnreadable: [.toolCalling, .toolChoiceRequired, .toolChoiceNamed, .streamedToolCalls, .parallelToolCalls]
        case .resultConditions: [.toolResults]
        case .textDropped: [.toolChoiceNone]
        case .fenced: [.jsonMode, .structuredOutputs]
        case .schemaNotEnforced: [.structuredOutputs]
        case .dataURLOnly, .oneImageOnly, .imageNotSeen: [.vision]
        case .base64Refused, .base64Ignored: [.embeddings]
        case .oneFormOnly: [.imageGeneration]
        case .noStoredState: [.responses]
        case .ownFlow: [.batch]
        case .listShape: [.modelList, .batch]
        case .listElsewhere: [.modelList]
        case .errorShape: [.errorShape]
        case .wrongStatus: [.errorShape, .unknownModelRefused, .bearerAuth]
        case .serverFlag: Set(ProbedCapability.ofModel)
        case .otherKind: [.chatCompletions, .embeddings, .imageGeneration]
        case .removedUpstream: [.assistants]
        case .routeAbsent: Set(ProbedCapability.ofEndpoint).union([.chatCompletions, .embeddings, .responses, .responsesStream])
        case .routeExists: Set(ProbedCapability.ofEndpoint)
        case .needsTools:
            [.toolChoiceRequired, .toolChoiceNamed, .toolChoiceNone, .parallelToolCalls, .streamedToolCalls, .toolResults]
        default: nil
        }
    }

    package func concerns(_ capability: ProbedCapability) -> Bool { capabilities?.contains(capability) ?? true }
}
