import Diagnostics
import Files
import Records

/// The folders that a command works on, and how their problems are told.
struct Workspace {
    let console: Console
    let trees: [FileTree]

    /// Prints problems to standard error in the form that people read.
    ///
    /// - Returns: whether there is an error among them, or, where warnings count, anything.
    func report(_ problems: [Diagnostic], isStrict: Bool) -> Bool {
        let located = locate(problems)
        for problem in located { console.printError(problem.text(color: console.hasColor)) }
        if !located.isEmpty { console.printError(Self.summary(located.map(\.diagnostic)) + "\n") }
        return problems.hasErrors || isStrict && !problems.isEmpty
    }

    func locate(_ problems: [Diagnostic]) -> [LocatedDiagnostic] {
        LocatedDiagnostic.locate(problems, read: text)
    }

    /// For the excerpt only: a file that cannot be read has been reported as such.
    private func text(of path: String) -> [UInt8]? {
        for tree in trees where path.hasPrefix(tree.shown("")) {
            do { return try tree.read(String(path.dropFirst(tree.shown("").count)), limit: 16 << 20) } catch { return nil }
        }
        return nil
    }

    static func summary(_ problems: [Diagnostic]) -> String {
        let errors = problems.count { $0.severity == .error }
        func counted(_ count: Int, _ word: String) -> String { "\(count) \(word)\(count == 1 ? "" : "s")" }
        let parts = [(errors, "error"), (problems.count - errors, "warning")].filter { $0.0 > 0 }.map { counted($0.0, $0.1) }
        return parts.isEmpty ? "no problems" : parts.joined(separator: ", ")
    }
}
