import Diagnostics
import Files
import Publishing
import Records
import Serving

/// Makes states of the site to look at.
struct Preview: Sendable {
    /// What a build gave; without a site when there are errors.
    struct Made {
        let site: Snapshot?
        let problems: Problems
        let root: String
        let files: Int
        let time: Duration
        /// As the terminal shows it, in colour or not.
        let report: String
    }

    /// All files of a site together; a larger one is for `build`.
    private static let sizeLimit = 1 << 30

    let workspace: Workspace
    let data: FileTree
    let templates: FileTree
    let asOf: PartialDate?
    let baseURL: String?
    /// Of this run; a page cannot know it.
    private let nonce = String(UInt64.random(in: .min ... .max), radix: 36) + String(UInt64.random(in: .min ... .max), radix: 36)

    init(workspace: Workspace, data: FileTree, templates: FileTree, asOf: PartialDate?, baseURL: String?) {
        self.workspace = workspace
        self.data = data
        self.templates = templates
        self.asOf = asOf
        self.baseURL = baseURL
    }

    var placeholder: Snapshot {
        Snapshot(
            placeholder: """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <title>No site yet</title>
                </head>
                <body>
                <p>The site cannot be built so far. This page reloads when it can.</p>
                </body>
                </html>

                """, nonce: nonce)
    }

    func make() throws(FileError) -> Made {
        let start = ContinuousClock.now
        let (catalog, dataProblems) = try CatalogLoader.load(data, today: asOf)
        let (compiled, templateProblems) = try Templates.load(templates)
        var problems = dataProblems + templateProblems
        var files: [String: [UInt8]]?
        var root = "/"
        if let catalog {
            let edition = Edition(catalog: catalog, asOf: asOf, baseURL: baseURL)
            let (site, proseProblems) = Site.plan(edition, compiled)
            problems += proseProblems
            if !problems.hasErrors {
                var made: [String: [UInt8]] = [:]
                var size = 0
                problems += try site.make { path, bytes throws(FileError) in
                    size += bytes.count
                    guard size <= Self.sizeLimit else { throw FileError(.create, path, .tooLarge(limit: Self.sizeLimit)) }
                    made[path] = bytes
                }
                files = problems.hasErrors ? nil : made
                root = WebAddress(edition.baseURL)?.path ?? "/"
            }
        }
        let located = workspace.locate(problems)
        let plain = located.map { $0.text(color: false) }.joined(separator: "\n")
        return Made(
            site: files.map { Snapshot($0, root: root, nonce: nonce) },
            problems: files == nil ? .errors(plain) : located.isEmpty ? .none : .warnings(plain), root: root, files: files?.count ?? 0,
            time: .now - start,
            report: located.map { $0.text(color: workspace.console.hasColor) }.joined()
                + (located.isEmpty ? "" : Workspace.summary(located.map(\.diagnostic)) + "\n"))
    }

    /// While somebody edits, a file or folder may be gone or half written: that is a problem like others.
    func remake() -> Made {
        do {
            return try make()
        } catch {
            let text = "error: \(visible(error.description))\n" + (error.fix.map { "  fix: \(visible($0))\n" } ?? "")
            return Made(site: nil, problems: .errors(text), root: "/", files: 0, time: .zero, report: text)
        }
    }

    /// Says on the terminal what came of a build.
    func tell(_ made: Made, since last: Snapshot?) {
        let milliseconds = made.time / .milliseconds(1)
        let outcome =
            switch (made.site, last) {
            case (let site?, let last?):
                "rebuilt in \(Int(milliseconds)) ms; \(site.differences(from: last)) of \(made.files) files changed"
            case (.some, nil): "built \(made.files) files in \(Int(milliseconds)) ms"
            case (nil, .some): "the last good site stays up"
            case (nil, nil): "there is no site to show until this is mended"
            }
        workspace.console.printError(made.report + outcome + "\n")
    }
}
