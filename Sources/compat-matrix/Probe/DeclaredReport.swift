import Diagnostics
import Files
import Probing
import Records
import StrictJSON

/// `probe --declared`, once the lists are there: shows where they differ from the records, and writes what rests on them.
enum DeclaredReport {
    /// - Parameter lists: by provider id; a list that could not be had is one as well, with the reason among its gaps.
    static func run(
        _ lists: [(provider: String, list: DeclaredList)], writes: Bool, asJSON: Bool, data: FileTree, _ console: Console
    ) -> ExitStatus {
        let workspace = Workspace(console: console, trees: [data])
        do {
            let run = try DeclaredRun(lists, in: data, day: console.today, writes: writes)
            for edit in run.edits { try writeAtomically(edit.bytes, to: data.shown(edit.path)) }
            if asJSON {
                console.print(JSONWriter.bytes(run.json))
            } else {
                console.print(run.text)
                for edit in run.edits { console.print("wrote " + visible(data.shown(edit.path)) + "\n") }
                if writes, run.edits.isEmpty, run.refusals.isEmpty { console.print("nothing to write\n") }
            }
            if workspace.report(run.problems, isStrict: false) || !run.refusals.isEmpty { return .problems }
            return lists.contains(where: \.list.isMissing) ? .impossible : .fine
        } catch {
            return workspace.fail(error)
        }
    }
}
