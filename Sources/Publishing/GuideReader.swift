import Diagnostics
import Markdown
import Records

/// Reads the guides' Markdown, once.
enum GuideReader {
    static func read(_ edition: Edition) -> (guides: [GuidePage], problems: [Diagnostic]) {
        var problems: [Diagnostic] = []
        let guides = edition.catalog.guides.compactMap { guide -> GuidePage? in
            do throws(MarkdownError) {
                let article = try MarkdownRenderer(root: Links(from: "guides/\(guide.slug)/").root).page(guide.text)
                if let problem = ProseCheck.invisibleCharacter(in: article.title + article.html, at: SourceSpan(path: guide.path)) {
                    problems.append(problem)
                }
                return GuidePage(edition: edition, guide: guide, article: article)
            } catch {
                problems.append(
                    Diagnostic(
                        SiteRule.invalidGuide, error.description, at: SourceSpan(path: guide.path),
                        fix: error.fix ?? "start with \"# Title\" and a paragraph of summary"))
                return nil
            }
        }
        return (guides, problems)
    }
}
