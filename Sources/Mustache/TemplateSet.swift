import Diagnostics

/// Templates by name, with the partials and parents that they name already found.
package struct TemplateSet: Sendable {
    /// In the order of their names.
    let names: [String]
    let templates: [Template]
    /// For each template the places in `templates` of its `partialNames`; `nil` for those that do not exist.
    let links: [[Int?]]
    private let indices: [String: Int]

    package init(_ templates: [String: Template]) {
        let sorted = templates.sorted { $0.key < $1.key }
        let indices = Dictionary(uniqueKeysWithValues: sorted.enumerated().map { ($1.key, $0) })
        self.names = sorted.map(\.key)
        self.templates = sorted.map(\.value)
        self.links = sorted.map { $0.value.partialNames.map { indices[$0] } }
        self.indices = indices
    }

    /// The templates that can be shown when `roots` are rendered, `roots` included; those named by data are left out.
    package func reachable(from roots: some Sequence<String>) -> Set<String> {
        var pending = roots.compactMap { indices[$0] }
        var seen = Set(pending)
        while let next = pending.popLast() {
            for case let link? in links[next] where seen.insert(link).inserted { pending.append(link) }
        }
        return Set(seen.map { names[$0] })
    }

    /// Appends what a template shows for a context; what it could not show is in the returned diagnostics.
    package func render(_ name: String, _ context: Value, mode: Mode, into output: inout [UInt8]) -> [Diagnostic] {
        guard let index = indices[name] else {
            let match = closestMatch(to: name, among: names)
            return [
                Diagnostic(MustacheRule.unknownTemplate, "there is no template \"\(name)\"", fix: match.map { "did you mean \"\($0)\"?" })
            ]
        }
        var renderer = Renderer(self, context, mode)
        swap(&renderer.output, &output)
        renderer.render(index)
        swap(&renderer.output, &output)
        return renderer.report.diagnostics
    }

    func index(of name: String) -> Int? { indices[name] }
}
