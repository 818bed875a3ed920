import Diagnostics
import Markdown
import Records

/// Notes of records must be one paragraph of Markdown each.
enum ProseCheck {
    static func check(_ catalog: Catalog) -> [Diagnostic] {
        let renderer = MarkdownRenderer()
        let models = catalog.models.flatMap(\.prose)
        let providers = catalog.providers.flatMap(\.prose)
        let offerings = catalog.offerings.flatMap(\.prose)
        return (models + providers + offerings).compactMap { markdown in
            do throws(MarkdownError) {
                let html = try renderer.inline(markdown.text)
                return invisibleCharacter(in: html, at: markdown.span)
            } catch {
                return Diagnostic(
                    SiteRule.notAParagraph, error.description, at: markdown.span,
                    fix: error.fix ?? "write one paragraph without lists, headings or HTML")
            }
        }
    }

    /// What turns text around or hides in it; looked for in the HTML, where character references are characters.
    static func invisibleCharacter(in html: String, at span: SourceSpan) -> Diagnostic? {
        let found = html.unicodeScalars.first { scalar in
            switch scalar.properties.generalCategory {
            case .control: !["\n", "\r", "\t"].contains(scalar)
            case .format, .lineSeparator, .paragraphSeparator: true
            default: false
            }
        }
        return found.map { scalar in
            let code = String(scalar.value, radix: 16, uppercase: true)
            return Diagnostic(SiteRule.invisibleCharacter, "the text holds the invisible character U+\(code)", at: span, fix: "remove it")
        }
    }
}

// MARK: Every piece of Markdown in a record

extension Model {
    fileprivate var prose: [MarkdownText] {
        context.prose + maxOutput.prose + input.prose + output.prose + openWeights.prose + licence.prose + released.prose
            + knowledgeCutoff.prose + notes.map(\.text) + sources.prose
    }
}

extension Provider {
    fileprivate var prose: [MarkdownText] {
        let identity = kind.prose + endpoint.surface.prose + endpoint.baseURL.prose + exampleModel.prose
        let keys = auth.scheme.prose + auth.isRequired.prose + auth.keyVariable.prose + auth.keyPrefix.prose
        let scope = modelsServed.prose + labsServed.prose + regions.prose + dataRetention.prose
        return identity + keys + scope + plans.compactMap(\.note) + claims.prose + notes.map(\.text) + sources.prose
    }
}

extension Offering {
    fileprivate var prose: [MarkdownText] {
        id.prose + listed.prose + type.prose + context.prose + maxOutput.prose + prices.compactMap(\.note) + claims.prose
            + notes.map(\.text)
    }
}

extension SourceTable {
    fileprivate var prose: [MarkdownText] { all.compactMap(\.note) }
}

extension ClaimTable {
    fileprivate var prose: [MarkdownText] { all.flatMap { $0.claims.compactMap(\.note) } }
}

private protocol Annotated {
    var note: MarkdownText? { get }
    var disputed: MarkdownText? { get }
}

extension Fact: Annotated {}

extension Array where Element: Annotated {
    fileprivate var prose: [MarkdownText] { flatMap { [$0.note, $0.disputed].compactMap { $0 } } }
}
