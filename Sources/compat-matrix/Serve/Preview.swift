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

    /// A site that is made sooner is shown only when all of it is known to be good.
    private static let patience: Duration = .milliseconds(100)

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

    var placeholder: Snapshot { Snapshot(placeholder: Self.placeholderPage, nonce: nonce) }

    private static let placeholderPage = """
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

        """

    /// Makes every file once, as a template shows its problems only then.
    ///
    /// - Parameters:
    ///   - openPages: those that are made first.
    ///   - isWanted: asked now and then; without it, the rest is left undone.
    ///   - showEarly: gets the site when the open pages are made and the others take their time.
    /// - Returns: `nil` when it was not wanted any more.
    func make(
        openPages: Set<String> = [], while isWanted: () -> Bool = { true }, showEarly: (Snapshot) -> Void = { _ in }
    ) throws(FileError) -> Made? {
        let start = ContinuousClock.now
        let (catalog, dataProblems) = try CatalogLoader.load(data, today: asOf)
        let (compiled, templateProblems) = try Templates.load(templates)
        var problems = dataProblems + templateProblems
        var snapshot: Snapshot?
        var root = "/"
        var count = 0
        if let catalog {
            let edition = Edition(catalog: catalog, asOf: asOf, baseURL: baseURL)
            let (site, proseProblems) = Site.plan(edition, compiled)
            problems += proseProblems
            if !problems.hasErrors {
                root = WebAddress(edition.baseURL)?.path ?? "/"
                count = site.items.count
                let draft = try draft(site, root)
                var awaited = draft.files(of: openPages)
                var isShown = false
                var isAbandoned = false
                let begin = ContinuousClock.now
                problems += try site.make(
                    first: awaited,
                    while: {
                        isAbandoned = isAbandoned || !isWanted()
                        return !isAbandoned
                    }
                ) { path, bytes throws(FileError) in
                    draft.note(path, bytes)
                    awaited.remove(path)
                    if !isShown, awaited.isEmpty, .now - begin > Self.patience {
                        showEarly(draft)
                        isShown = true
                    }
                }
                guard !isAbandoned else { return nil }
                snapshot = problems.hasErrors ? nil : draft
            }
        }
        let located = workspace.locate(problems)
        // A page shows only so much: errors come first.
        let gravest = located.filter { $0.diagnostic.severity == .error } + located.filter { $0.diagnostic.severity != .error }
        let plain = gravest.map { $0.text(color: false) }.joined(separator: "\n")
        return Made(
            site: snapshot, problems: snapshot == nil ? .errors(plain) : located.isEmpty ? .none : .warnings(plain), root: root,
            files: snapshot == nil ? 0 : count, time: .now - start,
            report: located.map { $0.text(color: workspace.console.hasColor) }.joined()
                + (located.isEmpty ? "" : Workspace.summary(located.map(\.diagnostic)) + "\n"))
    }

    private func draft(_ site: Site, _ root: String) throws(FileError) -> Snapshot {
        var files: [String: Snapshot.Maker] = [:]
        for item in site.items {
            if item.isRendered {
                // Nothing is read any more, so that there is nothing to fail but a template.
                files[item.path] = { try? item.bytes() }
            } else if let bytes = try item.bytes() {
                files[item.path] = { bytes }
            }
        }
        return Snapshot(files, root: root, nonce: nonce, placeholder: Self.placeholderPage)
    }

    /// While somebody edits, a file or folder may be gone or half written: that is a problem like others.
    func remake(_ openPages: Set<String>, while isWanted: () -> Bool, showEarly: (Snapshot) -> Void) -> Made? {
        do {
            return try make(openPages: openPages, while: isWanted, showEarly: showEarly)
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
