import Records
import StrictJSON

/// Asks an endpoint for what it declares: its model list and, of software on somebody's machine, its own routes.
package struct DeclaredReader: Sendable {
    package enum Outcome: Sendable {
        case lists([DeclaredList])
        /// It asks for a key that the run does not have.
        case needsKey
    }

    private let target: ProbeTarget
    private let session: EndpointSession
    private let readsOwnRoutes: Bool

    package init(_ target: ProbeTarget, options: ProbeOptions, tools: ProbeTools, readsOwnRoutes: Bool) {
        self.target = target
        self.readsOwnRoutes = readsOwnRoutes
        session = EndpointSession(target, options, tools, rates: [:])
    }

    package func read() async -> Outcome {
        let base = target.base.text
        guard let url = DeclaredList.Route.models.address(base: base) else { return .lists([]) }
        let answer = await session.get(.modelList, "/models")
        if target.credential == nil, answer.unavailability == .keyRefused || answer.unavailability == .forbidden { return .needsKey }
        let first = DeclaredList(models: answer.value, url: url, troubles: troubles(answer))
        guard readsOwnRoutes, await session.stopReason == nil else { return .lists([first]) }
        return .lists([first] + (await ownLists(base, first)))
    }

    private func troubles(_ answer: Answer) -> [String] {
        guard answer.value == nil else { return [] }
        return [session.scrubber.excerpt(of: answer.saying, limit: Finding.longestMessage).text]
    }

    private func ownLists(_ base: String, _ models: DeclaredList) async -> [DeclaredList] {
        var lists: [DeclaredList] = []
        if let url = DeclaredList.Route.tgiInfo.address(base: base) {
            let answer = await session.send(.serverInfo, .get, WebAddress(url), [])
            let list = DeclaredList(tgiInfo: answer.value, url: url)
            if !list.isMissing { lists.append(list) }
        }
        if let url = DeclaredList.Route.ollamaTags.address(base: base) {
            let answer = await session.send(.serverInfo, .get, WebAddress(url), [])
            let list = DeclaredList(ollamaTags: answer.value, url: url)
            if !list.isMissing { lists += [list] + (await shows(base, list)) }
        }
        return lists
    }

    private func shows(_ base: String, _ tags: DeclaredList) async -> [DeclaredList] {
        guard let url = DeclaredList.Route.ollamaShow.address(base: base) else { return [] }
        var replies: [(model: String, value: JSONValue)] = []
        for entry in tags.entries.prefix(RequestKind.mostShown) {
            let body = JSONWriter.bytes(.object([("model", .string(entry.id))]), .compact)
            let answer = await session.send(.modelInfo, .post, WebAddress(url), body)
            if let value = answer.value { replies.append((entry.id, value)) }
        }
        let isCut = tags.entries.count > RequestKind.mostShown
        return [DeclaredList(ollamaShow: replies, url: url, troubles: isCut ? ["only the first \(RequestKind.mostShown) were asked"] : [])]
    }
}
