import Diagnostics
import Files
import Records
import Testing

/// A tree of files with something wrong in it, all that is said of it, and a tree nearby of which nothing is said.
struct BadInput: Sendable, CustomTestStringConvertible {
    enum Edit: Sendable {
        /// Replaces what stands exactly once in a file.
        case replace(String, String, String)
        case put(String, String)
        case bytes(String, [UInt8])
        case remove(String)
        case kind(String, FileTree.Entry.Kind)
        case refuse(String, FileError.Reason)
    }

    let name: String
    let base: SampleTree
    let bad: [Edit]
    /// `path:line:column id message`, in order.
    let problems: [String]
    let nearMiss: [Edit]
    let today: String?

    init(
        _ name: String, in base: SampleTree = .minimal, _ bad: [Edit], _ problems: [String], nearMiss: [Edit], today: String? = nil
    ) {
        self.name = name
        self.base = base
        self.bad = bad
        self.problems = problems
        self.nearMiss = nearMiss
        self.today = today
    }

    /// A row that replaces one text of one file by a bad one and by a good one.
    static func replacing(
        _ name: String, in base: SampleTree = .minimal, _ path: String, _ old: String, bad: String, _ problems: [String], nearMiss: String,
        today: String? = nil
    ) -> BadInput {
        BadInput(
            name, in: base, [.replace(path, old, bad)], problems.map { path + ":" + $0 }, nearMiss: [.replace(path, old, nearMiss)],
            today: today)
    }

    var testDescription: String { name }

    func found(after edits: [Edit], sourceLocation: SourceLocation = #_sourceLocation) throws -> [LocatedDiagnostic] {
        var files = base.files.mapValues { Array($0.utf8) }
        var kinds: [String: FileTree.Entry.Kind] = [:]
        var refusals: [String: FileError.Reason] = [:]
        for edit in edits {
            switch edit {
            case .replace(let path, let old, let new):
                let text = String(decoding: try #require(files[path], "no \(path)"), as: UTF8.self)
                try #require(text.split(separator: old, omittingEmptySubsequences: false).count == 2, "\(name): \(old) once in \(path)")
                files[path] = Array(text.replacing(old, with: new).utf8)
            case .put(let path, let text): files[path] = Array((text + "\n").utf8)
            case .bytes(let path, let bytes): files[path] = bytes
            case .remove(let path): try #require(files.removeValue(forKey: path) != nil, "no \(path)")
            case .kind(let path, let kind): kinds[path] = kind
            case .refuse(let path, let reason): refusals[path] = reason
            }
        }
        let all = files
        let (chosen, refused) = (kinds, refusals)
        let tree = FileTree(
            label: "data",
            entries: { () throws(FileError) in all.keys.map { FileTree.Entry(String($0.dropFirst(5)), chosen[$0] ?? .file) } },
            read: { (relative, limit) throws(FileError) in
                let path = "data/" + relative
                if let reason = refused[path] { throw FileError(.read, path, reason) }
                guard let bytes = all[path] else { throw FileError(.read, path, .notFound) }
                guard bytes.count <= limit else { throw FileError(.read, path, .tooLarge(limit: limit)) }
                return bytes
            })
        let day = try today.map { try #require(PartialDate($0)) }
        return LocatedDiagnostic.locate(try CatalogLoader.load(tree, today: day).problems) { all[$0] }
    }

    static func lines(_ problems: [LocatedDiagnostic]) -> [String] {
        problems.map { located in
            let place = located.place.map { "\($0.path):\($0.start.line):\($0.start.column) " } ?? ""
            return place + located.diagnostic.id + " " + located.diagnostic.message
        }
    }
}
