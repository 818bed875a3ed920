/// The files that a build is going to make, checked against one another and against what stands in the folder.
struct OutputPlan: Sendable {
    private(set) var records: [RelativePath: Manifest.Record] = [:]
    private let folder: String

    init(_ paths: [String], folder: String) throws(FileError) {
        self.folder = folder
        records.reserveCapacity(paths.count)
        for text in paths {
            let path = try Self.outputPath(text, folder: folder)
            guard records.updateValue(.planned, forKey: path) == nil else {
                throw FileError(.write, FileTree.join(folder, text), .duplicate)
            }
        }
        for path in records.keys.sorted() {
            var parent = path.parent
            while let folder = parent {
                guard records[folder] == nil else { throw error(folder, .notFolder) }
                parent = folder.parent
            }
        }
    }

    /// Refuses what would replace something that no build made, and links and files on the way; changes nothing.
    func survey(_ root: borrowing Descriptor, manifest: Manifest) throws(FileError) {
        var folders: [RelativePath: Bool] = [:]
        var foreign: [RelativePath] = []
        for path in records.keys.sorted() {
            if let parent = path.parent, try !folderExists(parent, in: root, known: &folders) { continue }
            do throws(FileError.Reason) {
                guard let status = try root.status(of: path.text) else { continue }
                try status.requireFile()
            } catch {
                throw self.error(path, error)
            }
            if manifest.records[path] == nil { foreign.append(path) }
        }
        if let first = foreign.first { throw error(first, .notMadeHere(others: foreign.count - 1)) }
    }

    /// A planned path that was not given yet.
    func claim(_ text: String) throws(FileError) -> RelativePath {
        let path = try Self.outputPath(text, folder: folder)
        switch records[path] {
        case .planned: return path
        case .made: throw error(path, .duplicate)
        case nil: throw error(path, .unplanned)
        }
    }

    mutating func markMade(_ path: RelativePath, _ print: Fingerprint) {
        records[path] = .made(print)
    }

    func requireComplete() throws(FileError) {
        let missing = records.filter { $0.value == .planned }.keys
        if let first = missing.min() { throw error(first, .notGiven(others: missing.count - 1)) }
    }

    private static func outputPath(_ text: String, folder: String) throws(FileError) -> RelativePath {
        if let path = RelativePath(output: text) { return path }
        throw FileError(.write, FileTree.join(folder, text), RelativePath(text)?.isReserved == true ? .reservedName : .invalidPath)
    }

    /// Asks the disk once a folder; a path is only looked up where all folders before it are real ones.
    private func folderExists(
        _ path: RelativePath, in root: borrowing Descriptor, known: inout [RelativePath: Bool]
    ) throws(FileError) -> Bool {
        if let answer = known[path] { return answer }
        var answer = false
        if try path.parent.map({ parent throws(FileError) in try folderExists(parent, in: root, known: &known) }) ?? true {
            do throws(FileError.Reason) {
                switch try root.status(of: path.text)?.kind {
                case nil: break
                case .folder: answer = true
                case .symbolicLink: throw .symbolicLink
                case .file, .other: throw .notFolder
                }
            } catch {
                throw self.error(path, error)
            }
        }
        known[path] = answer
        return answer
    }

    private func error(_ path: RelativePath, _ reason: FileError.Reason) -> FileError {
        FileError(.write, FileTree.join(folder, path.text), reason)
    }
}
