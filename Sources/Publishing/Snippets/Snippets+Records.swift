import Records

extension Snippets {
    /// Snippets for an offering; `nil` while its id or the provider's base URL is unknown or in doubt.
    init?(_ offering: Offering, at provider: Provider, _ catalog: Catalog) {
        self.init(provider, catalog, offering.exampleID.map { [Candidate(id: $0, offering: offering, isProviders: false)] } ?? [])
    }

    /// Snippets for a provider: for its first offering that chats, and for what that one can't, another that can; without offerings with
    /// the example of its documentation.
    init?(_ provider: Provider, _ catalog: Catalog) {
        var candidates = catalog.offerings(at: provider.id).compactMap { offering in
            offering.exampleID.map { Candidate(id: $0, offering: offering) }
        }
        let example = provider.exampleModel.first.map { Candidate(id: $0.value, offering: nil) }
        if let chats = candidates.firstIndex(where: \.chats) {
            candidates.swapAt(0, chats)
        } else if let example {
            candidates.insert(example, at: 0)
        }
        self.init(provider, catalog, candidates)
    }

    /// A model to name: an offering, or the example of the provider's documentation, of which nothing else is known.
    private struct Candidate {
        let id: String
        let offering: Offering?
        /// It stands for the provider, not for itself.
        var isProviders = true

        var types: Set<String> { Set(offering?.type.first?.value ?? []) }
        var chats: Bool { types != ["embeddings"] && types != ["image"] }
    }

    private init?(_ provider: Provider, _ catalog: Catalog, _ candidates: [Candidate]) {
        guard let baseURL = provider.baseURL, !candidates.isEmpty else { return nil }
        var parts: [Part] = []
        var gaps: [Gap] = []
        for task in SnippetTask.allCases {
            let found = candidates.lazy.map { ($0, Self.basis(task, $0, provider, catalog)) }
                .first { candidate, basis in basis.words != nil || Self.isTaken(task, candidate, basis) }
            guard let (candidate, basis) = found else {
                if let gap = Self.gap(task, candidates, provider, catalog) { gaps.append(gap) }
                continue
            }
            let context = candidate.offering?.context.first { $0.disputed == nil }?.value
            let snippet = Snippet(
                baseURL: baseURL, keyVariable: provider.auth.keyVariable.first?.value,
                isKeyless: provider.auth.isRequired.first?.value == false, model: candidate.id, task: task, contextWindow: context)
            let path = catalog.vocabulary[task.capability].map { "capabilities/\($0.id.id)/" }
            parts.append(Part(snippet: snippet, basis: basis, path: path))
        }
        guard !parts.isEmpty else { return nil }
        (self.parts, self.gaps) = (parts, gaps)
    }

    /// `nil` where the question does not arise: no one asks a model of pictures for vectors.
    private static func gap(_ task: SnippetTask, _ candidates: [Candidate], _ provider: Provider, _ catalog: Catalog) -> Gap? {
        if let fitting = candidates.first(where: { fits(task, $0) }) {
            return Gap(task: task, reason: basis(task, fitting, provider, catalog).reason)
        }
        guard SnippetBasis(state: catalog.cell(provider, task.capability).state).words != nil, candidates.contains(where: \.isProviders)
        else { return nil }
        return Gap(task: task, reason: "no id of such a model is recorded")
    }

    private static func fits(_ task: SnippetTask, _ candidate: Candidate) -> Bool {
        switch task {
        case .chat, .streaming, .tools, .json, .vision: candidate.chats
        case .embeddings: candidate.types.contains("embeddings")
        case .images: candidate.types.contains("image")
        }
    }

    /// What is known of the task with that model. A yes of the provider says nothing of an example that may not be of that kind.
    private static func basis(_ task: SnippetTask, _ candidate: Candidate, _ provider: Provider, _ catalog: Catalog) -> SnippetBasis {
        guard fits(task, candidate) else { return SnippetBasis(state: .notApplicable) }
        if let offering = candidate.offering { return SnippetBasis(state: catalog.cell(offering, of: provider, task.capability).state) }
        let state = catalog.cell(provider, task.capability).state
        return SnippetBasis(state: state == .dependsOnModel && task == .vision ? .unknown : state)
    }

    /// What a model is sold as can be asked of it even where nobody says more.
    private static func isTaken(_ task: SnippetTask, _ candidate: Candidate, _ basis: SnippetBasis) -> Bool {
        basis.state == .unknown && [.chat, .embeddings, .images].contains(task) && fits(task, candidate)
    }
}

extension Offering {
    /// The newest id there, unless it is in doubt.
    fileprivate var exampleID: String? { id.first.flatMap { $0.disputed == nil ? $0.value : nil } }
}
