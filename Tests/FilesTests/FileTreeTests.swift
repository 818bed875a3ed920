import Foundation
import TestSupport
import Testing

@testable import Files

struct FileTreeTests {
    private static let files = [
        "b.json": "{}", "a/x.json": "1", "a-b/y.json": "2", "a/deep/er/z": "", "Z": "upper", "\u{E9}": "composed", ".hidden": "h",
        ".git/config": "g", "a/.secret": "s", "name with\nnewline": "n",
    ]

    private static func trees() throws -> [(FileTree, TemporaryFolder)] {
        let folder = try TemporaryFolder()
        for (path, text) in files { try folder.write(text, to: path) }
        try folder.makeFolder("empty/inside")
        return [(.folder(folder.path, label: "data"), folder), (.memory(files, label: "data"), folder)]
    }

    @Test func listsVisibleFilesInByteOrder() throws {
        for (tree, _) in try Self.trees() {
            #expect(
                try tree.entries()
                    == ["Z", "a-b/y.json", "a/deep/er/z", "a/x.json", "b.json", "name with\nnewline", "\u{E9}"].map { FileTree.Entry($0) }
            )
        }
    }

    @Test func readsFiles() throws {
        for (tree, _) in try Self.trees() {
            #expect(try tree.read("a/x.json", limit: 1) == [UInt8(ascii: "1")])
            #expect(try tree.read("a/deep/er/z", limit: 0) == [])
            #expect(try tree.read("Z", limit: 5) == Array("upper".utf8))
        }
    }

    @Test(
        arguments: [
            ("/etc/passwd", .invalidPath), ("../x", .invalidPath), ("a/../b.json", .invalidPath), ("b.json\0.txt", .invalidPath),
            ("", .invalidPath),
            ("a//x.json", .invalidPath), ("none", .notFound), ("none/x", .notFound), ("Z", .tooLarge(limit: 4)),
        ] as [(String, FileError.Reason)])
    func refusesToRead(_ path: String, reason: FileError.Reason) throws {
        for (tree, _) in try Self.trees() {
            #expect(throws: FileError(.read, "data/" + path, reason)) { try tree.read(path, limit: 4) }
        }
    }

    @Test func asksAnyTreeOnlyForPathsInsideIt() throws {
        let tree = FileTree(
            label: "git", entries: { () throws(FileError) in [FileTree.Entry("b"), FileTree.Entry(".x"), FileTree.Entry("a")] },
            read: { (_, _) throws(FileError) in [] })
        #expect(throws: FileError(.read, "git/../x", .invalidPath)) { try tree.read("../x", limit: 1) }
        #expect(try tree.entries().map(\.path) == ["a", "b"])
    }

    @Test func neverFollowsLinks() throws {
        let outside = try TemporaryFolder()
        try outside.write("secret", to: "in/file")
        let folder = try TemporaryFolder()
        try folder.write("here", to: "real/file")
        try folder.link("file", to: outside["in/file"])
        try folder.link("folder", to: outside["in"])
        try folder.link("inner", to: "real")
        try folder.link("real/up", to: "../..")
        try folder.link("dangling", to: "nowhere")
        let tree = FileTree.folder(folder.path, label: "")
        #expect(
            try tree.entries() == [
                FileTree.Entry("dangling", .symbolicLink), FileTree.Entry("file", .symbolicLink), FileTree.Entry("folder", .symbolicLink),
                FileTree.Entry("inner", .symbolicLink), FileTree.Entry("real/file"), FileTree.Entry("real/up", .symbolicLink),
            ])
        for path in ["file", "folder/file", "inner/file", "real/up/x", "dangling"] {
            #expect(throws: FileError(.read, path, .symbolicLink)) { try tree.read(path, limit: 100) }
        }
    }

    @Test func isNotFooledByASlashThatTakesAnAccent() throws {
        let outside = try TemporaryFolder()
        try outside.write("secret", to: "\u{301}file")
        let folder = try TemporaryFolder()
        try folder.link("link", to: outside.path)
        #expect(throws: FileError(.read, "link/\u{301}file", .symbolicLink)) {
            try FileTree.folder(folder.path, label: "").read("link/\u{301}file", limit: 100)
        }
    }

    @Test func followsTheLinkThatAPersonNamed() throws {
        let folder = try TemporaryFolder()
        try folder.write("1", to: "real/file")
        try folder.link("link", to: "real")
        #expect(try FileTree.folder(folder["link"]).entries() == [FileTree.Entry("file")])
        #expect(try FileTree.folder(folder["link/"]).read("file", limit: 9) == Array("1".utf8))
    }

    @Test(arguments: [("data", "data/x"), ("data//", "data/x"), ("/", "/x"), ("", "x")])
    func showsPathsAsAPersonTypesThem(folder: String, shown: String) {
        #expect(FileTree.folder(folder).shown("x") == shown)
    }

    @Test func reportsPipesAndFoldersWithoutWaitingForThem() throws {
        let folder = try TemporaryFolder()
        #expect(mkfifo(folder["pipe"], 0o600) == 0)
        try folder.makeFolder("folder")
        let tree = FileTree.folder(folder.path, label: "")
        #expect(try tree.entries() == [FileTree.Entry("pipe", .other)])
        #expect(throws: FileError(.read, "pipe", .notRegularFile)) { try tree.read("pipe", limit: 9) }
        #expect(throws: FileError(.read, "folder", .isFolder)) { try tree.read("folder", limit: 9) }
        #expect(throws: FileError(.read, "pipe/x", .notFolder)) { try tree.read("pipe/x", limit: 9) }
    }

    #if os(Linux)
    @Test func reportsNamesThatAreNotUTF8() throws {
        let folder = try TemporaryFolder()
        let name = Array(folder.path.utf8) + [0x2F, 0x61, 0xFF, 0x62, 0]
        let descriptor = open(name.map { CChar(bitPattern: $0) }, O_CREAT | O_WRONLY, 0o600)
        #expect(descriptor >= 0)
        close(descriptor)
        try folder.write("", to: "b")
        #expect(try FileTree.folder(folder.path).entries() == [FileTree.Entry("a\u{FFFD}b", .other), FileTree.Entry("b")])
    }
    #endif

    @Test func stopsInABottomlessFolder() throws {
        let folder = try TemporaryFolder()
        let path = Array(repeating: "d", count: 70).joined(separator: "/")
        try folder.write("", to: path + "/file")
        #expect(throws: FileError(.list, String(path.prefix(2 * 65)), .tooDeep)) { try FileTree.folder(folder.path, label: "").entries() }
    }

    @Test func reportsAMissingFolder() throws {
        let folder = try TemporaryFolder()
        let tree = FileTree.folder(folder["none"], label: "data")
        #expect(throws: FileError(.list, "data", .notFound)) { try tree.entries() }
        #expect(throws: FileError(.read, "data/x", .notFound)) { try tree.read("x", limit: 1) }
    }

    @Test func reportsWhatItMayNotRead() throws {
        let folder = try TemporaryFolder()
        try folder.write("1", to: "file")
        try folder.write("1", to: "folder/file")
        try folder.setMode(0, of: "file")
        try folder.setMode(0, of: "folder")
        defer { chmod(folder["folder"], 0o700) }
        let tree = FileTree.folder(folder.path, label: "data")
        try unprivileged(owning: [folder["file"], folder["folder"]]) {
            #expect(throws: FileError(.read, "data/file", .permissionDenied)) { try tree.read("file", limit: 9) }
            #expect(throws: FileError(.list, "data/folder", .permissionDenied)) { try tree.entries() }
        }
    }

    @Test func keepsOddNamesOfAMemoryTreeInSight() throws {
        #expect(try FileTree.memory(["a//b": "x"]).entries() == [FileTree.Entry("a//b", .other)])
    }
}
