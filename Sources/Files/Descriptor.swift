#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// An open file or folder, closed when the value ends. Names are looked up one component at a time and links are never followed.
struct Descriptor: ~Copyable, Sendable {
    private let number: Int32

    /// Takes over an open descriptor.
    init(_ number: Int32) {
        self.number = number
    }

    deinit {
        _ = closeDescriptor(number)
    }

    /// Opens a folder that a person named; here links are followed, since the person chose them.
    static func folder(at path: String) throws(FileError.Reason) -> Descriptor {
        guard !path.utf8.contains(0) else { throw .invalidPath }
        return Descriptor(try system { open(path.isEmpty ? "." : path, O_RDONLY | O_DIRECTORY | O_CLOEXEC) })
    }

    /// Opens whatever a person named, links and pipes included.
    static func anything(at path: String) throws(FileError.Reason) -> Descriptor {
        guard !path.utf8.contains(0) else { throw .invalidPath }
        return Descriptor(try system { open(path, O_RDONLY | O_CLOEXEC) })
    }

    static func standardInput() throws(FileError.Reason) -> Descriptor {
        Descriptor(try system { fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3) })
    }

    func folder(named name: String) throws(FileError.Reason) -> Descriptor {
        do throws(FileError.Reason) {
            return Descriptor(try system { openat(number, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC) })
        } catch {
            // Linux says "not a folder" of a link to a folder.
            if error == .notFolder, try status(of: name)?.kind == .symbolicLink { throw .symbolicLink }
            throw error
        }
    }

    /// Opens an ordinary file to read; a pipe or device is refused rather than waited for.
    func file(named name: String) throws(FileError.Reason) -> Descriptor {
        let file = Descriptor(try system { openat(number, name, O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC) })
        try file.status().requireFile()
        return file
    }

    func newFile(named name: String) throws(FileError.Reason) -> Descriptor {
        Descriptor(try system { openat(number, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666) })
    }

    func status() throws(FileError.Reason) -> FileStatus {
        var result = stat()
        try system { fstat(number, &result) }
        return FileStatus(result)
    }

    /// `nil` where there is nothing of that name.
    func status(of path: String) throws(FileError.Reason) -> FileStatus? {
        var result = stat()
        do throws(FileError.Reason) {
            try system { fstatat(number, path, &result, AT_SYMLINK_NOFOLLOW) }
        } catch .notFound {
            return nil
        }
        return FileStatus(result)
    }

    func makeFolder(named name: String) throws(FileError.Reason) {
        try system { mkdirat(number, name, 0o777) }
    }

    func rename(_ name: String, into folder: borrowing Descriptor, as newName: String) throws(FileError.Reason) {
        let target = folder.number
        try system { renameat(number, name, target, newName) }
    }

    func removeFile(named name: String) throws(FileError.Reason) {
        try system { unlinkat(number, name, 0) }
    }

    func removeFolder(named name: String) throws(FileError.Reason) {
        try system { unlinkat(number, name, AT_REMOVEDIR) }
    }

    func setMode(_ mode: UInt32) throws(FileError.Reason) {
        try system { fchmod(number, mode_t(mode)) }
    }

    /// Held until the descriptor ends; fails at once where another process or value holds it.
    func lock(exclusive: Bool) throws(FileError.Reason) {
        do throws(FileError.Reason) {
            try system { flock(number, (exclusive ? LOCK_EX : LOCK_SH) | LOCK_NB) }
        } catch .system(EWOULDBLOCK) {
            throw .locked
        }
    }

    /// The whole file, into a buffer of its size.
    func read(limit: Int) throws(FileError.Reason) -> [UInt8] {
        let size = try status().size
        guard size <= limit else { throw .tooLarge(limit: limit) }
        var failure: FileError.Reason?
        // One byte more than expected shows a file that grew.
        let bytes = [UInt8](unsafeUninitializedCapacity: size + 1) { buffer, count in
            do throws(FileError.Reason) {
                while count < buffer.count {
                    let rest = UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[count...])
                    let got = try system { readDescriptor(number, rest) }
                    guard got > 0 else { return }
                    count += got
                }
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
        guard bytes.count == size else { throw .changedWhileRead }
        return bytes
    }

    /// Everything until its end, for pipes as well, whose size nobody knows.
    func readToEnd(limit: Int) throws(FileError.Reason) -> [UInt8] {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let got = try system { buffer.withUnsafeMutableBytes { readDescriptor(number, $0) } }
            guard got > 0 else { return bytes }
            bytes += buffer[..<got]
            guard bytes.count <= limit else { throw .tooLarge(limit: limit) }
        }
    }

    func write(_ bytes: [UInt8]) throws(FileError.Reason) {
        var done = 0
        while done < bytes.count {
            done += try system {
                bytes.withUnsafeBytes { writeDescriptor(number, UnsafeRawBufferPointer(rebasing: $0[done...])) }
            }
        }
    }

    /// Some file systems report a full disk only here.
    consuming func close() throws(FileError.Reason) {
        let result = closeDescriptor(number)
        let code = errno
        discard self
        if result == -1, code != EINTR { throw .init(code: code) }
    }

    /// The names in a folder, as bytes and in no order, without `.` and `..`.
    func names() throws(FileError.Reason) -> [[UInt8]] {
        let copy = try system { openat(number, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
        guard let stream = fdopendir(copy) else {
            let code = errno
            _ = closeDescriptor(copy)
            throw .init(code: code)
        }
        defer { closedir(stream) }
        var names: [[UInt8]] = []
        while true {
            errno = 0
            guard let entry = readdir(stream) else {
                let code = errno
                guard code == 0 else { throw .init(code: code) }
                return names
            }
            let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
                tuple.withMemoryRebound(to: CChar.self, capacity: 1) { [UInt8](UnsafeRawBufferPointer(start: $0, count: strlen($0))) }
            }
            if name != Array(".".utf8), name != Array("..".utf8) { names.append(name) }
        }
    }
}

/// Makes a system call again when a signal cut it short; turns -1 into a reason.
@discardableResult
private func system<Number: FixedWidthInteger>(_ call: () -> Number) throws(FileError.Reason) -> Number {
    while true {
        let result = call()
        guard result == -1 else { return result }
        let code = errno
        if code != EINTR { throw .init(code: code) }
    }
}

// The methods of `Descriptor` hide the functions of the same name.
private func closeDescriptor(_ number: Int32) -> Int32 { close(number) }
private func readDescriptor(_ number: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
    read(number, buffer.baseAddress, buffer.count)
}
private func writeDescriptor(_ number: Int32, _ buffer: UnsafeRawBufferPointer) -> Int { write(number, buffer.baseAddress, buffer.count) }
