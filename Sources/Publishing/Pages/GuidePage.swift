import Markdown
import Mustache
import Records

/// An article.
struct GuidePage: Page {
    let edition: Edition
    let guide: Guide
    /// The guide's Markdown, read.
    let article: Article

    var path: String { "guides/\(guide.slug)/" }
    let template = "guide"
    let section: Section? = .guides
    var title: String { article.title }
    var description: String { article.summary ?? article.title }
    var record: String? { guide.path }

    func context(_ links: Links) -> [(String, Value)] {
        [
            ("name", .string(article.title)),
            ("body", .string(article.html)),
            ("has_contents", .bool(article.contents.contains { $0.level == 2 })),
            (
                "contents",
                .list(article.contents.filter { $0.level == 2 }.map { ["id": .string($0.id), "text": .string($0.text)] })
            ),
        ]
    }
}

/// All guides in reading order.
struct GuideListPage: Page {
    let edition: Edition
    let guides: [GuidePage]

    let path = "guides/"
    let template = "guides"
    let section: Section? = .guides
    let title = "Guides"
    let description = "What OpenAI-compatible means, how to call a provider, what breaks, gateways, self-hosting and model names."

    func context(_ links: Links) -> [(String, Value)] {
        [
            (
                "rows",
                .list(
                    guides.map {
                        ["name": .string($0.title), "href": links.guide($0.guide.slug), "summary": .text($0.article.summary)]
                    })
            )
        ]
    }
}
