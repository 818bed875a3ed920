import Arguments
import Diagnostics
import Files
import Starter

/// Makes a small complete catalog that builds at once.
enum InitCommand {
    private static let folder = Argument("DIR", help: "a new folder, or an empty one")

    static let command = Command<CommandTable.Action>(
        "init", summary: "make a small complete catalog",
        details: "Writes example records, a guide that explains them, and the templates. Refuses a folder that holds anything at all.",
        arguments: [folder],
        exitStatuses: ExitStatus.meanings,
        examples: ["init my-matrix"],
        action: run
    )

    @Sendable private static func run(_ arguments: ParsedArguments, _ console: Console) -> ExitStatus {
        let path = arguments.value(of: folder)
        let root = FileTree.folder(path)
        do {
            try requireEmpty(path)
            let files = Starter.files(today: console.today.text)
            for (place, file) in files.enumerated() {
                do throws(FileError) {
                    try writeAtomicallyWithFolders(file.bytes, to: root.shown(file.path))
                } catch {
                    _ = Workspace(console: console, trees: []).fail(error)
                    let remark = "\(visible(root.label)) holds \(place) of \(files.count) files; empty it before you run this again\n"
                    if place > 0 { console.printError(remark) }
                    return .impossible
                }
            }
            console.print(report(root.label, count: files.count))
            return .fine
        } catch {
            return Workspace(console: console, trees: []).fail(error)
        }
    }

    private static func requireEmpty(_ path: String) throws {
        let names = try Files.names(inFolder: path)
        guard let first = names.first else { return }
        let others = names.count == 1 ? "" : " and \(names.count - 1) more"
        throw Refusal(message: "\(path) is not empty: it holds \(first)\(others)", fix: "name a new folder, or an empty one")
    }

    private static func report(_ folder: String, count: Int) -> String {
        """
        made \(visible(folder)): \(count) files
          README.md    what to do
          data/        example records, and a guide that explains them
          templates/   how pages look
          site/        will hold the built site

        next\(folder == "." ? "" : ", in \(visible(folder))"):
          compat-matrix check
          compat-matrix build
          python3 -m http.server --directory site

        """
    }
}
