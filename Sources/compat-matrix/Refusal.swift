import Diagnostics
import Files
import Probing

/// Why a command does not do what it was asked, when no place in a file is to blame.
struct Refusal: Error {
    let message: String
    var fix: String?
    var status = ExitStatus.problems
}

extension Workspace {
    /// Tells a person what stopped the command.
    func fail(_ error: any Error) -> ExitStatus {
        switch error {
        case let refusal as Refusal:
            console.printError("error: \(visible(refusal.message))\n" + (refusal.fix.map { "  fix: \(visible($0))\n" } ?? ""))
            return refusal.status
        case let error as ProbeStoreError:
            _ = report(error.problems, isStrict: false)
            console.printError("error: \(visible(error.description))\n" + (error.fix.map { "  fix: \(visible($0))\n" } ?? ""))
            return .impossible
        case let error as FileError:
            let isNoProject = error.operation == .list && error.reason == .notFound
            let fix = isNoProject ? "run this in the folder of a project, or make one: compat-matrix init DIR" : error.fix
            console.printError("error: \(visible(error.description))\n" + (fix.map { "  fix: \($0)\n" } ?? ""))
            return .impossible
        default:
            console.printError("error: \(error)\n")
            return .impossible
        }
    }
}
