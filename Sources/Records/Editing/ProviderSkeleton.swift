import Files
import StrictJSON

/// What somebody who adds a provider may know of it already.
package struct ProviderFacts: Sendable {
    package struct Source: Sendable {
        package var title: String?
        package var publisher: String?
        package var url: String?

        package init(title: String?, publisher: String?, url: String?) {
            self.title = title
            self.publisher = publisher
            self.url = url
        }
    }

    package var name: String?
    package var kind: Provider.Kind?
    package var baseURL: String?
    package var source: Source

    package init(name: String?, kind: Provider.Kind?, baseURL: String?, source: Source) {
        self.name = name
        self.kind = kind
        self.baseURL = baseURL
        self.source = source
    }
}

extension Skeleton {
    /// A provider's record.
    ///
    /// - Parameter today: when the source was read.
    /// - Throws: `Problem` or `FileError`.
    package static func provider(_ id: String, _ facts: ProviderFacts, in tree: FileTree, today: PartialDate) throws -> Skeleton {
        try requireIdentifier(id, as: "a provider")
        let path = "providers/\(id)/provider.json"
        let paths = try tree.entries().map(\.path)
        try requireCatalog(tree, paths)
        guard !paths.contains(path) else {
            throw Problem(message: "there is a provider \"\(id)\" already", fix: "edit \(tree.shown(path)), or choose another id")
        }
        if let name = facts.name { try require(name, fits: .line, as: "--name") }
        if let url = facts.baseURL { try require(url, fits: .baseURL, as: "--base-url") }
        let source = try source(facts, today: today)
        func fact(_ text: String?) -> JSONValue? {
            guard let text, let source else { return nil }
            return Skeleton.fact(.string(text), source.key)
        }
        let record = JSONValue.object([
            ("name", .string(facts.name ?? id)),
            ("kind", fact(facts.kind?.rawValue)),
            ("summary", .string("No summary yet.")),
            ("sources", JSONValue(.object(source.map { [$0] } ?? []))),
            ("endpoint", .object([("base_url", fact(facts.baseURL))])),
            ("auth", .object([])),
            ("capabilities", .object([])),
        ])
        let missing = [
            facts.name == nil ? "name" : nil, "summary", source == nil ? "sources" : nil, facts.kind == nil ? "kind" : nil,
            facts.baseURL == nil ? "endpoint.base_url" : nil, "auth.key_env", "capabilities", "links",
        ]
        return Skeleton(.provider(id), path: path, record, missing: missing.compactMap { $0 })
    }

    private static func source(_ facts: ProviderFacts, today: PartialDate) throws(Problem) -> JSONMember? {
        let source = facts.source
        guard let title = source.title, let publisher = source.publisher else {
            let given = [
                ("--kind", facts.kind != nil), ("--base-url", facts.baseURL != nil), ("--source-title", source.title != nil),
                ("--source-publisher", source.publisher != nil), ("--source-url", source.url != nil),
            ].filter(\.1).map(\.0)
            guard let first = given.first else { return nil }
            let isFact = facts.kind != nil || facts.baseURL != nil
            throw Problem(
                message: isFact ? "\(first) needs a source: every fact says who states it" : "\(first) is only a part of a source",
                fix: "give --source-title and --source-publisher, and --source-url when it has an address")
        }
        try require(title, fits: .line, as: "--source-title")
        try require(publisher, fits: .line, as: "--source-publisher")
        if let url = source.url { try require(url, fits: .url, as: "--source-url") }
        let id = slug(of: title)
        return JSONMember(
            id.isEmpty ? "source" : id,
            .object([
                ("title", .string(title)), ("publisher", .string(publisher)), ("checked", .string(today.text)),
                ("url", source.url.map { .string($0) }),
            ]))
    }
}
