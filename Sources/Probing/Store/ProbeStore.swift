import Files
import Records
import StrictJSON

/// The observations in `data/probes`: what a run adds to them, as bytes.
package struct ProbeStore: Sendable {
    private let data: FileTree
    private let merge: ProbeMerge

    package init(data: FileTree, staleAfterDays: Int) {
        self.data = data
        self.merge = ProbeMerge(staleAfterDays: staleAfterDays)
    }

    /// The file after a run; `nil` when not a byte of it changes.
    ///
    /// - Parameter named: see `ProbeMerge.merge`.
    package func updated(_ file: ProbeFile, with run: ProbeContent, named: [String]? = nil) throws(ProbeStoreError) -> [UInt8]? {
        let published = try published(file)
        guard let merged = merge.merge(run, into: published, named: named) else { return nil }
        let bytes = JSONWriter.bytes(merged.json)
        let (record, problems) = ProbeRecord.read(bytes, at: file.path, path: data.shown(file.path))
        guard record != nil else { throw .unfit(path: data.shown(file.path), problems) }
        return bytes
    }

    /// - Parameter write: to a path that begins with the label of the tree, all or nothing, with the folders above it.
    /// - Returns: whether anything was written.
    @discardableResult
    package func save(
        _ run: ProbeContent, at file: ProbeFile, named: [String]? = nil,
        write: (_ bytes: [UInt8], _ path: String) throws(FileError) -> Void
    ) throws(ProbeStoreError) -> Bool {
        guard let bytes = try updated(file, with: run, named: named) else { return false }
        do {
            try write(bytes, data.shown(file.path))
        } catch {
            throw .file(error)
        }
        return true
    }

    /// - Returns: `nil` where there is no file.
    package func published(_ file: ProbeFile) throws(ProbeStoreError) -> ProbeContent? {
        let bytes: [UInt8]
        do {
            bytes = try data.read(file.path, limit: JSONReader.Limits().bytes)
        } catch {
            if error.reason == .notFound { return nil }
            throw .file(error)
        }
        let path = data.shown(file.path)
        let (record, problems) = ProbeRecord.read(bytes, at: file.path, path: path)
        guard let record else { throw .damaged(path: path, problems) }
        return ProbeContent(record)
    }
}
