/// Writes a site into a folder that may hold other people's files: replaces and removes only what a build made, and touches only what changed.
///
/// A manifest in the folder says what builds made. Before the first change it names everything that this build may make, so that a killed build
/// leaves a state that the next one understands.
package struct OutputFolder: ~Copyable, Sendable {
    package enum Mode: Sendable {
        case write
        /// Finds what would change and changes nothing.
        case check
    }

    static let reservedPrefix = ".compat-matrix-"
    static let temporaryName = reservedPrefix + "temporary"
    private static let manifestLimit = 1 << 28

    let path: String
    let mode: Mode
    /// `nil` where `check` found no folder.
    let root: Descriptor?
    let previous: Manifest
    private var manifestOnDisk: [UInt8]?
    private var announced = false
    private var plan: OutputPlan
    private var written: [String] = []
    private var unchanged = 0

    /// Locks the folder until the value ends.
    ///
    /// - Parameter planned: the relative path of every file that this build makes.
    package static func open(_ path: String, planned: [String], mode: Mode = .write) throws(FileError) -> OutputFolder {
        let plan = try OutputPlan(planned, folder: path)
        let root: Descriptor
        do throws(FileError.Reason) {
            root = try Descriptor.folder(at: path, create: mode == .write)
        } catch {
            guard error == .notFound, mode == .check else { throw FileError(.write, path, error) }
            return OutputFolder(path: path, mode: mode, root: nil, manifest: nil, previous: Manifest(), plan: plan)
        }
        do throws(FileError.Reason) { try root.lock(exclusive: mode == .write) } catch { throw FileError(.lock, path, error) }
        let manifest = try readManifest(root, folder: path)
        let previous: Manifest
        do throws(Manifest.Damage) {
            previous = try Manifest(parsing: manifest ?? [])
        } catch {
            throw FileError(.read, FileTree.join(path, Manifest.name), .damagedManifest(line: error.line))
        }
        try plan.survey(root, manifest: previous)
        if mode == .write { try removeLeftover(root, folder: path) }
        return OutputFolder(path: path, mode: mode, root: root, manifest: manifest, previous: previous, plan: plan)
    }

    private init(path: String, mode: Mode, root: consuming Descriptor?, manifest: [UInt8]?, previous: Manifest, plan: OutputPlan) {
        self.path = path
        self.mode = mode
        self.root = root
        self.manifestOnDisk = manifest
        self.previous = previous
        self.plan = plan
    }

    /// Gives one planned file its bytes.
    package mutating func put(_ relative: String, _ bytes: [UInt8]) throws(FileError) {
        let file = try plan.claim(relative)
        do throws(FileError.Reason) {
            if try holds(bytes, at: file) {
                unchanged += 1
            } else {
                try announce()
                try write(bytes, to: file)
                written.append(file.text)
            }
        } catch {
            throw FileError(.write, FileTree.join(path, relative), error)
        }
        plan.markMade(file, Fingerprint(bytes))
    }

    /// Removes what earlier builds made and this one did not, then writes down what there is now.
    package consuming func finish() throws(FileError) -> OutputSummary {
        try plan.requireComplete()
        let (removed, warnings) = try removeOutdated(planned: plan.records)
        do throws(FileError.Reason) {
            try writeManifest(Manifest(plan.records))
        } catch {
            throw FileError(.write, FileTree.join(path, Manifest.name), error)
        }
        let sorted = written.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        return OutputSummary(written: sorted, unchanged: unchanged, removed: removed, warnings: warnings)
    }

    /// Makes the manifest name every file that this build may make, once and before the first change.
    private mutating func announce() throws(FileError.Reason) {
        guard !announced else { return }
        try writeManifest(Manifest(previous.records.merging(plan.records) { old, _ in old }))
        announced = true
    }

    private mutating func writeManifest(_ manifest: Manifest) throws(FileError.Reason) {
        let bytes = manifest.bytes
        guard mode == .write, bytes != manifestOnDisk else { return }
        try withRoot(absent: ()) { root throws(FileError.Reason) in
            try root.replace(Manifest.name, in: root, with: bytes, temporary: Self.temporaryName)
        }
        manifestOnDisk = bytes
    }

    private func holds(_ bytes: [UInt8], at file: RelativePath) throws(FileError.Reason) -> Bool {
        try withRoot(absent: false) { root throws(FileError.Reason) in
            do throws(FileError.Reason) {
                return try root.withParent(of: file) { (folder, name) throws(FileError.Reason) in
                    let existing = try folder.file(named: name)
                    guard try existing.status().size == bytes.count else { return false }
                    return try existing.read(limit: bytes.count) == bytes
                }
            } catch .notFound {
                return false
            }
        }
    }

    private func write(_ bytes: [UInt8], to file: RelativePath) throws(FileError.Reason) {
        guard mode == .write else { return }
        try withRoot(absent: ()) { root throws(FileError.Reason) in
            try root.withParent(of: file, create: true) { (folder, name) throws(FileError.Reason) in
                try root.replace(name, in: folder, with: bytes, temporary: Self.temporaryName)
            }
        }
    }

    func withRoot<Result>(
        absent: Result, _ body: (borrowing Descriptor) throws(FileError.Reason) -> Result
    ) throws(FileError.Reason) -> Result {
        switch root {
        case .some(let root): try body(root)
        case .none: absent
        }
    }

    private static func readManifest(_ root: borrowing Descriptor, folder: String) throws(FileError) -> [UInt8]? {
        do throws(FileError.Reason) {
            return try root.file(named: Manifest.name).read(limit: manifestLimit)
        } catch .notFound {
            return nil
        } catch {
            throw FileError(.read, FileTree.join(folder, Manifest.name), error)
        }
    }

    /// A killed build may have left its temporary file.
    private static func removeLeftover(_ root: borrowing Descriptor, folder: String) throws(FileError) {
        do throws(FileError.Reason) {
            try root.removeFile(named: temporaryName)
        } catch .notFound {
            return
        } catch {
            throw FileError(.remove, FileTree.join(folder, temporaryName), error)
        }
    }
}
