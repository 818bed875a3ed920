import Diagnostics
import Files
import Mustache
import Records

/// The templates of the site, compiled once, and the assets that are copied as they are.
package struct Templates: Sendable {
    let set: TemplateSet
    /// Output path to path in the tree.
    let assets: [(output: String, source: String)]
    let tree: FileTree

    /// A page template or partial, or an asset, is at most so large.
    static let sizeLimit = 4 << 20

    /// - Throws: when the folder cannot be listed.
    package static func load(_ tree: FileTree) throws(FileError) -> (templates: Templates, problems: [Diagnostic]) {
        var problems: [Diagnostic] = []
        var compiled: [String: Template] = [:]
        var assets: [(String, String)] = []
        for entry in try tree.entries() {
            let path = tree.shown(entry.path)
            func report(_ rule: some Rule, _ message: String, fix: String?) {
                problems.append(Diagnostic(rule, message, at: SourceSpan(path: path), fix: fix))
            }
            guard entry.kind == .file else {
                report(RecordRule.notAFile, "\(path) is no plain file", fix: "put the file itself here")
                continue
            }
            if entry.path.hasPrefix("assets/") {
                assets.append((entry.path, entry.path))
                continue
            }
            guard let name = name(of: entry.path) else {
                if !entry.path.hasSuffix(".md") {
                    report(
                        SiteRule.misplacedTemplate, "\(path) is neither a template nor an asset",
                        fix: "templates are <page>.mustache and partials/<part>.mustache; other files go to assets/")
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
        return (Templates(set: TemplateSet(compiled), assets: assets, tree: tree), problems)
    }

    private static func name(of path: String) -> String? {
        let suffix = ".mustache"
        let stem = path.hasPrefix("partials/") ? path.dropFirst("partials/".utf8.count) : Substring(path)
        guard stem.hasSuffix(suffix), !stem.contains("/") else { return nil }
        return String(stem.dropLast(suffix.utf8.count))
    }
}
