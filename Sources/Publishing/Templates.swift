import Diagnostics
import Files
import Mustache
import Records

/// The templates of the site, compiled once, and the assets.
package struct Templates: Sendable {
    let set: TemplateSet
    let assets: [Asset]

    /// A file that is copied as it is, or several that are put together, in the order of their names.
    struct Asset: Sendable {
        /// In the site.
        let path: String
        /// In the tree.
        fileprivate(set) var sources: [String]
        let tree: FileTree

        func read() throws(FileError) -> [UInt8] {
            var bytes: [UInt8] = []
            for source in sources { bytes += try tree.read(source, limit: Templates.sizeLimit) }
            return bytes
        }
    }

    /// Folders whose files make one: a page asks for one script and one style sheet.
    private static let joined = [
        (folder: "scripts/", suffix: ".js", output: "assets/site.js"), (folder: "styles/", suffix: ".css", output: "assets/site.css"),
    ]

    /// A page template or partial, or an asset, is at most so large.
    static let sizeLimit = 4 << 20

    /// - Throws: when the folder cannot be listed.
    package static func load(_ tree: FileTree) throws(FileError) -> (templates: Templates, problems: [Diagnostic]) {
        var problems: [Diagnostic] = []
        var compiled: [String: Template] = [:]
        var assets: [Asset] = []
        for entry in try tree.entries() {
            let path = tree.shown(entry.path)
            func report(_ rule: some Rule, _ message: String, fix: String?) {
                problems.append(Diagnostic(rule, message, at: SourceSpan(path: path), fix: fix))
            }
            guard entry.kind == .file else {
                report(RecordRule.notAFile, "\(path) is no plain file", fix: "put the file itself here")
                continue
            }
            if let output = output(of: entry.path) {
                if let place = assets.firstIndex(where: { $0.path == output }) {
                    assets[place].sources.append(entry.path)
                    if entry.path == output || assets[place].sources.contains(output) {
                        report(SiteRule.duplicateTemplate, "\(path) is made from a folder as well", fix: "remove one of them")
                    }
                } else {
                    assets.append(Asset(path: output, sources: [entry.path], tree: tree))
                }
                continue
            }
            guard let name = name(of: entry.path) else {
                if !entry.path.hasSuffix(".md") {
                    report(
                        SiteRule.misplacedTemplate, "\(path) is neither a template nor an asset",
                        fix:
                            "templates are <page>.mustache and partials/<part>.mustache; other files go to assets/, scripts/*.js, styles/*.css"
                    )
                }
                continue
            }
            if compiled[name] != nil {
                report(SiteRule.duplicateTemplate, "two templates are called \"\(name)\"", fix: "rename one")
            }
            let source: [UInt8]
            do {
                source = try tree.read(entry.path, limit: sizeLimit)
            } catch {
                report(RecordRule.unreadableFile, error.description, fix: error.fix)
                continue
            }
            do throws(SyntaxErrors) {
                compiled[name] = try Template.parse(source, path: path)
            } catch {
                problems += error.diagnostics
            }
        }
        return (Templates(set: TemplateSet(compiled), assets: assets), problems)
    }

    /// Where in the site the file goes; `nil` for a template.
    private static func output(of path: String) -> String? {
        if path.hasPrefix("assets/") { return path }
        return joined.first { path.hasPrefix($0.folder) && path.hasSuffix($0.suffix) }?.output
    }

    private static func name(of path: String) -> String? {
        let suffix = ".mustache"
        let stem = path.hasPrefix("partials/") ? path.dropFirst("partials/".utf8.count) : Substring(path)
        guard stem.hasSuffix(suffix), !stem.contains("/") else { return nil }
        return String(stem.dropLast(suffix.utf8.count))
    }
}
