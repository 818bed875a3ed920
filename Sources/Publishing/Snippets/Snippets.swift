import Mustache
import Records

/// Ready requests for one endpoint: one a task that is said or seen to work, in every language.
struct Snippets: Sendable {
    struct Part: Sendable {
        let snippet: Snippet
        let basis: SnippetBasis
        /// The page of the capability, from the site's root; `nil` where the vocabulary lacks it.
        let path: String?
    }

    struct Gap: Sendable {
        let task: SnippetTask
        let reason: String
    }

    /// Never empty.
    let parts: [Part]
    let gaps: [Gap]

    var first: Snippet { parts[0].snippet }

    static func shellQuoted(_ text: String) -> String { SnippetLiteral.shellQuoted(text) }

    func value(_ links: Links) -> Value {
        [
            "model": .string(first.model), "base_url": .string(first.baseURL), "key_variable": .string(first.variable),
            "is_keyless": .bool(first.isKeyless), "is_variable_known": .bool(first.keyVariable != nil),
            "tasks": .list(parts.enumerated().map { part($1, isFirst: $0 == 0, links) }), "left_out": .text(leftOut),
        ]
    }

    private func part(_ part: Part, isFirst: Bool, _ links: Links) -> Value {
        let snippet = part.snippet
        return [
            "id": .string(snippet.task.rawValue), "name": .string(snippet.task.name), "model": .string(snippet.model),
            "is_other_model": .bool(snippet.model != first.model),
            "state": .string(part.basis.state.glyph),
            "basis": .string(part.basis.words ?? "unknown: no source says so, and nobody probed it"),
            "href": part.path.map { links.page($0) } ?? .null,
            "hint": .text(snippet.task.hint),
            "languages": .list(
                SnippetLanguage.allCases.filter { $0.can(snippet.task) }.map { language in
                    [
                        "id": .string(language.rawValue), "name": .string(language.name), "is_open": .bool(isFirst && language == .curl),
                        "code": .string(snippet.text(in: language)), "note": .text(language.note(snippet)),
                    ]
                }),
        ]
    }

    /// `Vision and Embeddings (unknown); JSON mode (does not work there)`
    private var leftOut: String? {
        var reasons: [String] = []
        for gap in gaps where !reasons.contains(gap.reason) { reasons.append(gap.reason) }
        let parts = reasons.map { reason in "\(Words.list(gaps.filter { $0.reason == reason }.map(\.task.name))) (\(reason))" }
        return parts.isEmpty ? nil : parts.joined(separator: "; ")
    }
}
