import Arguments
import Dispatch
import Files
import Serving

/// Shows the site on this machine while its records and templates are being edited.
enum ServeCommand {
    private static let port = Option(
        "port", "PORT", default: 8000, in: 0...65_535, help: "port on 127.0.0.1 and ::1; 0 picks a free one")

    static let command = Command<CommandTable.Action>(
        "serve", summary: "preview on this machine, reload on change",
        details: """
            Builds in memory, watches records and templates, and reloads pages whose content changed. When something breaks, the last \
            good site stays up and the page says what is wrong. Only this machine is answered. Ctrl-C ends it.
            """,
        parameters: [port, SharedOptions.data, SharedOptions.templates, SharedOptions.asOf, SharedOptions.baseURL],
        exitStatuses: [(0, "it was ended with Ctrl-C"), (2, "it could not be done"), (64, "wrong usage")],
        examples: ["serve", "serve --port 0", "serve --base-url http://localhost:8000/"],
        action: run
    )

    @Sendable private static func run(_ arguments: ParsedArguments, _ console: Console) -> ExitStatus {
        let folders = [arguments.value(of: SharedOptions.data), arguments.value(of: SharedOptions.templates)]
        let workspace = Workspace(console: console, trees: folders.map { FileTree.folder($0) })
        let preview = Preview(
            workspace: workspace, data: workspace.trees[0], templates: workspace.trees[1], asOf: arguments.value(of: SharedOptions.asOf),
            baseURL: arguments.value(of: SharedOptions.baseURL))
        do {
            let loopback = try Loopback(port: arguments.value(of: port))
            // Before the first build, so that nothing that changes from here on is missed.
            let watcher = FolderWatcher(folders)
            guard let first = try preview.make() else { return .fine }
            preview.tell(first, since: nil)
            let stage = try Stage(first.site ?? preview.placeholder, first.problems)
            let signals = TerminationSignals { _ in stage.end() }
            console.print("serving http://127.0.0.1:\(loopback.port)\(first.root)\nCtrl-C ends\n")
            DispatchQueue(label: "rebuild").async { rebuild(preview, stage, last: first.site, watcher) }
            var server = PreviewServer(loopback, stage)
            server.run()
            signals.cancel()
            return .fine
        } catch let error as LoopbackError {
            console.printError("error: \(error.message)\n  fix: \(error.fix)\n")
            return .impossible
        } catch {
            return workspace.fail(error)
        }
    }

    /// Between two looks at the folders while the site is made.
    private static let pause: Duration = .milliseconds(200)

    private static func rebuild(_ preview: Preview, _ stage: Stage, last: Snapshot?, _ watcher: FolderWatcher) {
        var (last, watcher) = (last, watcher)
        var isFinished = true
        while true {
            if isFinished { watcher.wait { stage.isOver } } else { watcher.catchUp() }
            guard !stage.isOver else { return }
            var looked = ContinuousClock.now
            let next = preview.remake(stage.openPages) {
                guard .now - looked > pause else { return true }
                looked = .now
                return !watcher.hasChanged && !stage.isOver
            } showEarly: {
                stage.show(unfinished: $0)
            }
            isFinished = next != nil
            guard let next else { continue }
            preview.tell(next, since: last)
            // What was shown early may have an error in a page that nobody had opened.
            last = next.site ?? last
            stage.show(last ?? preview.placeholder, next.problems)
        }
    }
}
