import Mustache
import Testing

@testable import Publishing

/// Every page of a site with the context that its template gets.
func contexts(of site: BuiltSite) -> [(page: any Page, context: Value)] {
    let layout = Layout(edition: site.edition)
    let pages = Site.pages(of: site.edition, guides: GuideReader.read(site.edition).guides)
    return (pages + [NotFoundPage()]).map { ($0, layout.context($0)) }
}

/// The names of the page templates.
func pageKinds() throws -> [String] {
    try BuiltSite.templates.entries().map(\.path).filter { $0.hasSuffix(".mustache") && !$0.contains("/") }
        .map { String($0.dropLast(".mustache".utf8.count)) }
}

/// The template that makes the page at a path.
func kind(of path: String, in site: BuiltSite) throws -> String {
    try #require(contexts(of: site).first { $0.page.path == path }, "no page at \(path)").page.template
}
