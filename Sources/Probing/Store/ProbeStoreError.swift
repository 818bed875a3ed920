import Diagnostics
import Files

/// Why the observations of a run were not kept. The file stays as it is.
package enum ProbeStoreError: Error, Sendable {
    case file(FileError)
    /// What stands there is no record that a run may build on.
    case damaged(path: String, [Diagnostic])
    /// The run says something that no record may hold, such as a model id with a line break.
    case unfit(path: String, [Diagnostic])
}

extension ProbeStoreError: CustomStringConvertible {
    /// One sentence without a final full stop.
    package var description: String {
        switch self {
        case .file(let error): error.description
        case .damaged(let path, let problems): "\(path) is damaged\(Self.first(of: problems)), so nothing was written over it"
        case .unfit(let path, let problems): "what was seen does not fit into \(path)\(Self.first(of: problems))"
        }
    }

    package var fix: String? {
        switch self {
        case .file(let error): error.fix
        case .damaged(let path, _): "restore it (git checkout -- \(path)), or remove it to begin anew; then probe again"
        case .unfit: "correct the id or base URL in the record"
        }
    }

    /// With their places, as `check` reports them.
    package var problems: [Diagnostic] {
        switch self {
        case .file: []
        case .damaged(_, let problems), .unfit(_, let problems): problems
        }
    }

    private static func first(of problems: [Diagnostic]) -> String {
        problems.first.map { " (\($0.message))" } ?? ""
    }
}
