import Foundation
import TestSupport
import Testing

@testable import Files

struct AtomicWriteTests {
    @Test func writesANewFile() throws {
        let folder = try TemporaryFolder()
        try writeAtomically(Array("new".utf8), to: folder["a"])
        #expect(try folder.snapshot() == ["a": "new"])
    }

    @Test func replacesAFileAndKeepsItsMode() throws {
        let folder = try TemporaryFolder()
        try folder.write("a long old text", to: "a")
        try folder.setMode(0o640, of: "a")
        try writeAtomically([], to: folder["a"])
        #expect(try folder.snapshot() == ["a": ""])
        #expect(try folder.mode(of: "a") == 0o640)
    }

    @Test func replacesOneNameOfAFileThatHasTwo() throws {
        let folder = try TemporaryFolder()
        try folder.write("old", to: "a")
        #expect(Foundation.link(folder["a"], folder["b"]) == 0)
        try writeAtomically(Array("new".utf8), to: folder["a"])
        #expect(try folder.snapshot() == ["a": "new", "b": "old"])
    }

    @Test(
        arguments: [
            ("link", .symbolicLink), ("dangling", .symbolicLink), ("folder", .isFolder), ("folder/", .invalidPath), ("file/a", .notFolder),
            ("none/a", .notFound), ("folder/..", .invalidPath), ("a\0b", .invalidPath), (String(repeating: "n", count: 300), .nameTooLong),
        ] as [(String, FileError.Reason)])
    func refusesAndLeavesNothingBehind(_ path: String, reason: FileError.Reason) throws {
        let folder = try TemporaryFolder()
        try folder.write("old", to: "file")
        try folder.write("inside", to: "folder/x")
        try folder.link("link", to: "file")
        try folder.link("dangling", to: "made-by-mistake")
        let before = try folder.snapshot()
        #expect(throws: FileError(.write, folder[path], reason)) { try writeAtomically(Array("new".utf8), to: folder[path]) }
        #expect(try folder.snapshot() == before)
    }

    @Test func passesOverATemporaryFileOfAKilledProcess() throws {
        let folder = try TemporaryFolder()
        let leftover = "\(OutputFolder.reservedPrefix)\(getpid())-0"
        try folder.write("partial", to: leftover)
        try writeAtomically(Array("new".utf8), to: folder["a"])
        #expect(try folder.snapshot() == ["a": "new", leftover: "partial"])
    }

    @Test func reportsAFolderThatCannotBeWrittenTo() throws {
        let folder = try TemporaryFolder()
        try folder.write("old", to: "in/a")
        try folder.setMode(0o500, of: "in")
        defer { chmod(folder["in"], 0o700) }
        try unprivileged(owning: [folder["in"], folder["in/a"]]) {
            #expect(throws: FileError(.write, folder["in/a"], .permissionDenied)) { try writeAtomically([1], to: folder["in/a"]) }
        }
        #expect(try folder.snapshot() == ["in/a": "old"])
    }
}

@Suite struct FolderTests {
    @Test func listsHiddenNamesTooAndNothingWhereNoFolderIs() throws {
        let folder = try TemporaryFolder()
        for name in ["b", ".hidden", "a"] { try folder.write("1", to: name) }
        #expect(try names(inFolder: folder.path) == [".hidden", "a", "b"])
        #expect(try names(inFolder: folder["none"]) == [])
        #expect(throws: FileError(.create, folder["a"], .notFolder)) { try names(inFolder: folder["a"]) }
    }

    @Test func makesTheFoldersAboveAFileAndNoneThroughAFile() throws {
        let folder = try TemporaryFolder()
        try writeAtomicallyWithFolders(Array("1".utf8), to: folder["a/b/c"])
        #expect(try folder.snapshot()["a/b/c"] == "1")
        try folder.write("2", to: "file")
        #expect(throws: FileError(.create, folder["file/in"], .notFolder)) {
            try writeAtomicallyWithFolders([1], to: folder["file/in/x"])
        }
        #expect(try folder.text("file") == "2")
    }
}
