import Diagnostics
import Files
import Foundation
import Records
import Testing

@testable import Publishing

/// A site as a build would write it: what it is made of, and every file by path.
struct BuiltSite: Sendable {
    let edition: Edition
    let files: [String: [UInt8]]
    /// Output paths in the order in which they were made.
    let order: [String]

    /// Loads, plans and makes; any problem on the way is a failure of the test.
    init(data: FileTree, templates: FileTree, asOf: PartialDate? = nil, baseURL: String? = nil) throws {
        let (catalog, dataProblems) = try CatalogLoader.load(data, today: nil)
        let (compiled, templateProblems) = try Templates.load(templates)
        try Self.need(dataProblems + templateProblems)
        guard let catalog else { throw Unbuildable(description: "no catalog") }
        let edition = Edition(catalog: catalog, asOf: asOf, baseURL: baseURL)
        let (site, proseProblems) = Site.plan(edition, compiled)
        try Self.need(proseProblems)
        var files: [String: [UInt8]] = [:]
        var order: [String] = []
        let problems = try site.make { path, bytes in
            files[path] = bytes
            order.append(path)
        }
        try Self.need(problems)
        self.edition = edition
        self.files = files
        self.order = order
    }

    /// Not left to `#require`, whose error counts as told already where a stored site is asked for again.
    struct Unbuildable: Error, CustomStringConvertible {
        let description: String
    }

    private static func need(_ problems: [Diagnostic]) throws {
        guard !problems.hasErrors else { throw Unbuildable(description: problems.map(\.line).joined(separator: "\n")) }
    }

    /// The example catalog, with `changes` put over its files.
    init(changing changes: [String: String] = [:], asOf: PartialDate? = nil, baseURL: String? = nil) throws {
        let files = exampleFiles.merging(changes) { $1 }
        try self.init(data: .memory(files, label: "data"), templates: Self.templates, asOf: asOf, baseURL: baseURL)
    }

    func text(_ path: String) throws -> String {
        String(decoding: try #require(files[path], "no file \(path) among \(order)"), as: UTF8.self)
    }

    /// The page at a site path such as `providers/vllm/`.
    func page(_ path: String) throws -> Element {
        let file = path.isEmpty || path.hasSuffix("/") ? path + "index.html" : path
        do {
            return try HTML.parse(try text(file))
        } catch let error as HTML.Malformed {
            Issue.record("\(file): \(error.message)")
            throw error
        }
    }

    /// Every HTML file, by path.
    func pages() throws -> [(path: String, root: Element)] {
        try order.filter { $0.hasSuffix(".html") }.map { ($0, try page($0)) }
    }

    // MARK: What there is to build

    /// The folder of the repository; the tests may run through a link to them.
    static let repository = URL(filePath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

    static let templates = FileTree.folder(repository + "/templates", label: "templates")
    static let shippedData = FileTree.folder(repository + "/data", label: "data")

    private static let builtShipped = Result { try BuiltSite(data: shippedData, templates: templates) }
    private static let builtExample = Result { try BuiltSite() }

    /// The site of the records in this repository.
    static func shipped() throws -> BuiltSite { try builtShipped.get() }
    static func example() throws -> BuiltSite { try builtExample.get() }

    /// As little as a catalog can be: no record at all.
    static func bare() throws -> BuiltSite {
        let settings = try #require(exampleFiles["site.json"])
            .replacing("\"repository\": \"https://git.example.org/matrix\",", with: "")
            .replacing("\"first-steps\", \"in-short\"", with: "")
        let files = ["site.json": settings, "capabilities.json": try #require(exampleFiles["capabilities.json"])]
        return try BuiltSite(data: .memory(files, label: "data"), templates: templates)
    }
}

/// The sites that rules about every page are tried on.
enum Subject: String, CaseIterable, Sendable {
    case shipped, example

    func site() throws -> BuiltSite {
        switch self {
        case .shipped: try .shipped()
        case .example: try .example()
        }
    }

    /// Every HTML file, read once for all tests.
    func pages() throws -> [(path: String, root: Element)] { try (self == .shipped ? Self.shippedPages : Self.examplePages).get() }

    private static let shippedPages = Result { try BuiltSite.shipped().pages() }
    private static let examplePages = Result { try BuiltSite.example().pages() }
}

extension Diagnostic {
    /// For failure messages.
    var line: String { "\(span?.path ?? "?"): \(id): \(message)" }
}

/// Files by path, from one text in which `-- path --` stands before each.
func fileTree(_ text: String) -> [String: String] {
    var files: [String: String] = [:]
    var path = ""
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
        if line.hasPrefix("-- "), line.hasSuffix(" --") {
            path = String(line.dropFirst(3).dropLast(3))
            files[path] = ""
        } else if !path.isEmpty {
            files[path, default: ""] += line + "\n"
        }
    }
    return files
}
