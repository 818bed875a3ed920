import Mustache
import Records

/// One HTML page: where it stands, what it is called, which template shows it, and what that template gets to see.
protocol Page: Sendable {
    /// The site path, e.g. `providers/vllm/`; empty for the home page.
    var path: String { get }
    var template: String { get }
    var title: String { get }
    /// One plain sentence, for search engines and link previews.
    var description: String { get }
    var section: Section? { get }
    /// The record that a person would edit to change this page, relative to the repository.
    var record: String? { get }
    /// The site path of the same page as Markdown.
    var twin: String? { get }
    /// Every key that the template may name, always; `.null` where there is nothing.
    func context(_ links: Links) -> [(String, Value)]
}

extension Page {
    var record: String? { nil }
    var twin: String? { nil }
}

/// The parts of the site that its navigation names.
enum Section: CaseIterable {
    case matrix, models, pricing, capabilities, guides, status

    var title: String {
        switch self {
        case .matrix: "Matrix"
        case .models: "Models"
        case .pricing: "Pricing"
        case .capabilities: "Capabilities"
        case .guides: "Guides"
        case .status: "Status"
        }
    }

    var path: String {
        switch self {
        case .matrix: ""
        case .models: "models/"
        case .pricing: "pricing/"
        case .capabilities: "capabilities/"
        case .guides: "guides/"
        case .status: "status/"
        }
    }
}

/// Addresses within the site as one page must write them: relative, so that the site works under any path.
struct Links: Sendable {
    /// `../` for each folder between the page and the site's root; `./` at the root itself.
    let root: String

    init(from path: String) {
        let depth = path.utf8.count { $0 == UInt8(ascii: "/") }
        root = depth == 0 ? "./" : String(repeating: "../", count: depth)
    }

    /// For the page that a host serves at any address: everything starts at the path of the base URL.
    init(absoluteBelow basePath: String) {
        root = basePath
    }

    func page(_ path: String) -> Value { .string(root + path) }
    func provider(_ id: String) -> Value { page("providers/\(id)/") }
    func model(_ id: String) -> Value { page("models/\(id)/") }
    func lab(_ id: String) -> Value { page("models/\(id)/") }
    func capability(_ id: String) -> Value { page("capabilities/\(id)/") }
    func guide(_ slug: String) -> Value { page("guides/\(slug)/") }
}
