import Records
import StrictJSON

extension DeclaredList {
    /// The reply of `/models`.
    ///
    /// - Parameters:
    ///   - value: what came; `nil` when nothing could be read.
    ///   - troubles: why it did not come, or not whole.
    package init(models value: JSONValue?, url: String, troubles: [String] = []) {
        let list = value.flatMap { ModelList($0) }
        self.init(.models, url: url, isMissing: list == nil, gaps: troubles)
        guard let value, let list else { return }
        var noted = Noted<ModelList.Deviation>()
        let items = value.array ?? value["data"]?.array ?? value["models"]?.array ?? []
        var unreadable = 0
        for item in items.prefix(20_000) {
            if let entry = ModelList.Entry(item, &noted) { add(DeclaredEntry(entry, item)) } else { unreadable += 1 }
        }
        if list.deviations.contains(.errorInside) { gaps.append("it holds an error") }
        if list.deviations.contains(.tooMany) { gaps.append("it has more than 20000 entries") }
        if unreadable > 0 { gaps.append("\(unreadable) of its entries have no readable id") }
        if value.saysMore(than: items.count) { gaps.append("it says that there is more") }
        if items.isEmpty { gaps.append("it is empty") }
    }
}

extension JSONValue {
    /// Marks of a further page.
    fileprivate func saysMore(than count: Int) -> Bool {
        let next = ["next", "next_page", "next_page_token", "nextPageToken", "next_cursor"].contains { self[$0]?.words != nil }
        let total = ["total", "total_count"].lazy.compactMap { self[$0]?.count }.first ?? 0
        return self["has_more"]?.bool == true || next || total > count
    }
}

extension DeclaredEntry {
    /// What a model's weights were trained for is not what a server grants.
    private static let foreignContexts: Set<String> = ["meta.n_ctx_train"]
    private static let outputFields: [[String]] = [
        ["top_provider", "max_completion_tokens"], ["max_completion_tokens"], ["max_output_tokens"], ["max_output_length"],
    ]

    init(_ entry: ModelList.Entry, _ item: JSONValue) {
        self.init(id: entry.id)
        context = entry.contextField.map(Self.foreignContexts.contains) == true ? nil : entry.context
        let outputs = Self.outputFields.compactMap { path in path.reduce(Optional(item)) { $0?[$1] }?.count }
        maxOutput = outputs.first { 1...1_000_000_000 ~= $0 }
        prices = PriceShape.prices(of: item)
        parameters = item["supported_parameters"]?.shortWords ?? []
        let kinds = item["architecture"]
        input = kinds?["input_modalities"]?.shortWords ?? []
        output = kinds?["output_modalities"]?.shortWords ?? []
        capabilities = DeclaredAbilities.ofParameters(parameters)
            .merging(DeclaredAbilities.ofModalities(input: input, output: output)) { first, _ in first }
        let days = ["expiration_date", "deprecation_date", "deprecation", "shutdown_date"]
        ends = days.lazy.compactMap { item[$0]?.string.flatMap { PartialDate(String($0.prefix(10))) } }.first
        isDeprecated = item["deprecated"]?.bool == true || item["is_deprecated"]?.bool == true
    }
}
