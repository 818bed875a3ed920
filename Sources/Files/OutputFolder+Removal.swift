extension OutputFolder {
    /// Removes the files that an earlier build made and this one did not plan, where they are still as that build left them, then the folders that
    /// became empty by that.
    func removeOutdated(planned: [RelativePath: Manifest.Record]) throws(FileError) -> (removed: [String], warnings: [String]) {
        var removed: [RelativePath] = []
        var warnings: [String] = []
        for (file, record) in previous.records.filter({ planned[$0.key] == nil }).sorted(by: { $0.key < $1.key }) {
            let shown = FileTree.join(path, file.text)
            let outcome: Outcome
            do throws(FileError.Reason) { outcome = try remove(file, record) } catch { throw FileError(.remove, shown, error) }
            switch outcome {
            case .absent: break
            case .removed: removed.append(file)
            case .left(let why): warnings.append("\(shown) is left in place: \(why)")
            }
        }
        if mode == .write { try removeEmptyFolders(of: removed) }
        return (removed.map(\.text), warnings)
    }

    private enum Outcome {
        case absent, removed
        case left(String)
    }

    private func remove(_ file: RelativePath, _ record: Manifest.Record) throws(FileError.Reason) -> Outcome {
        try withRoot(absent: .absent) { root throws(FileError.Reason) in
            do throws(FileError.Reason) {
                return try root.withParent(of: file) { (folder, name) throws(FileError.Reason) in
                    guard try folder.status(of: name) != nil else { return .absent }
                    guard case .made(let print) = record else { return .left("a build that did not finish may have made it") }
                    guard try Self.isUntouched(name, in: folder, print) else { return .left("it changed since a build made it") }
                    if mode == .write { try folder.removeFile(named: name) }
                    return .removed
                }
            } catch .notFound, .notFolder {
                return .absent
            } catch .symbolicLink {
                return .left("a symbolic link stands on the way to it")
            }
        }
    }

    private static func isUntouched(_ name: String, in folder: borrowing Descriptor, _ print: Fingerprint) throws(FileError.Reason) -> Bool
    {
        do throws(FileError.Reason) {
            let file = try folder.file(named: name)
            guard try file.status().size == print.size else { return false }
            return Fingerprint(try file.read(limit: print.size)) == print
        } catch .symbolicLink, .isFolder, .notRegularFile, .permissionDenied {
            return false
        }
    }

    /// Deepest first; a folder that still holds something stays.
    private func removeEmptyFolders(of files: [RelativePath]) throws(FileError) {
        var folders: Set<RelativePath> = []
        for file in files {
            var parent = file.parent
            while let folder = parent, folders.insert(folder).inserted { parent = folder.parent }
        }
        for folder in folders.sorted(by: >) {
            do throws(FileError.Reason) {
                try withRoot(absent: ()) { root throws(FileError.Reason) in
                    try root.withParent(of: folder) { (parent, name) throws(FileError.Reason) in try parent.removeFolder(named: name) }
                }
            } catch {
                guard [.notEmpty, .alreadyExists, .notFound].contains(error) else {
                    throw FileError(.remove, FileTree.join(path, folder.text), error)
                }
            }
        }
    }
}
