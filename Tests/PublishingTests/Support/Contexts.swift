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

/// The contexts of one page kind, taken apart into key paths.
struct GivenContexts {
    /// Every value by key path; a list's members stand under its path and `[]`.
    private(set) var values: [String: [Value]] = [:]
    /// The key lists of the objects at each path, and a page on which each occurs.
    private(set) var shapes: [String: [[String]: String]] = [:]

    init(_ template: String, in sites: [BuiltSite]) {
        for site in sites {
            for (page, context) in contexts(of: site) where page.template == template { walk(context, "", page.path) }
        }
    }

    private mutating func walk(_ value: Value, _ path: String, _ page: String) {
        switch value {
        case .object(let object):
            let keys = Array(object.keys)
            shapes[path, default: [:]][keys] = page
            for key in keys {
                let inner = path.isEmpty ? key : path + "." + key
                add(object[key] ?? .null, inner, page)
            }
        default: break
        }
    }

    private mutating func add(_ value: Value, _ path: String, _ page: String) {
        if case .list(let members) = value {
            values[path + "[]", default: []] += members
            for member in members { walk(member, path + "[]", page) }
        } else {
            values[path, default: []].append(value)
            walk(value, path, page)
        }
    }
}
