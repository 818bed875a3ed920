import Foundation
import Testing

@testable import Serving

@Suite struct FolderWatcherTests {
    private static func change(_ method: FolderWatcher.Method, _ change: @escaping @Sendable (URL) throws -> Void) throws -> Bool {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("compat-matrix-" + UUID().uuidString)
        let root = folder.appendingPathComponent("data")
        try FileManager.default.createDirectory(at: root.appendingPathComponent("a"), withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data("one".utf8).write(to: root.appendingPathComponent("a/file"))
        var watcher = FolderWatcher([root.path], method: method)
        try change(root)
        let end = ContinuousClock.now + .seconds(2)
        watcher.wait { ContinuousClock.now > end }
        return ContinuousClock.now < end
    }

    @Test(arguments: [FolderWatcher.Method.kernel, .looking])
    func seesChanges(_ method: FolderWatcher.Method) throws {
        #expect(try Self.change(method) { try Data("two".utf8).write(to: $0.appendingPathComponent("a/file")) })
        #expect(try Self.change(method) { try FileManager.default.removeItem(at: $0.appendingPathComponent("a/file")) })
        #expect(try Self.change(method) { try FileManager.default.removeItem(at: $0) })
        #expect(
            try Self.change(method) { root in
                try FileManager.default.createDirectory(at: root.appendingPathComponent("b/c"), withIntermediateDirectories: true)
                try Data("new".utf8).write(to: root.appendingPathComponent("b/c/file"))
            })
        #expect(
            try Self.change(method) { root in
                try FileManager.default.moveItem(at: root, to: root.deletingLastPathComponent().appendingPathComponent("old"))
                try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
            })
    }

    @Test(arguments: [FolderWatcher.Method.kernel, .looking])
    func overlooksHiddenFiles(_ method: FolderWatcher.Method) throws {
        #expect(try !Self.change(method) { try Data("two".utf8).write(to: $0.appendingPathComponent("a/.file.swp")) })
    }
}
