import Foundation
import TestSupport
import Testing

@testable import Files

/// Kills, full disks, links and other people.
struct OutputFolderDangerTests {
    @Test func namesEveryPlannedFileBeforeTheFirstWrite() throws {
        let folder = try TemporaryFolder()
        _ = try build(["a": "1", "old": "2"], into: folder.path)
        var output = try OutputFolder.open(folder.path, planned: ["a", "b", "c"])
        try output.put("a", Array("1".utf8))
        #expect(try !folder.text(Manifest.name).contains("- -"))
        try output.put("b", Array("3".utf8))
        #expect(
            try folder.text(Manifest.name) == """
                af63ac4c86019afc 1 a
                - - b
                - - c
                af63af4c8601a015 1 old

                """)
        try output.put("c", [])
        _ = try output.finish()
    }

    @Test func goesOnAfterAKill() throws {
        let folder = try TemporaryFolder()
        _ = try build(["a": "1", "old": "2"], into: folder.path)
        do {
            var killed = try OutputFolder.open(folder.path, planned: ["a", "b/x", "c", "d"])
            try killed.put("a", Array("new".utf8))
            try killed.put("b/x", Array("3".utf8))
            try killed.put("d", Array("4".utf8))
        }
        try folder.write("half a pa", to: OutputFolder.temporaryName)

        let summary = try build(["a": "newer", "b/x": "3", "c": "5"], into: folder.path)
        #expect(summary.written == ["a", "c"])
        #expect(summary.unchanged == 1)
        #expect(summary.removed == ["old"])
        #expect(summary.warnings == ["\(folder["d"]) is left in place: a build that did not finish may have made it"])
        #expect(try folder.snapshot() == ["a": "newer", "b/x": "3", "c": "5", "d": "4"])
        #expect(try !folder.text(Manifest.name).contains("- -"))
    }

    @Test func checksAfterAKillWithoutCleaningUp() throws {
        let folder = try TemporaryFolder()
        try folder.write("- - a\n- - b\n", to: Manifest.name)
        try folder.write("1", to: "a")
        try folder.write("half", to: OutputFolder.temporaryName)
        let before = try folder.snapshot(manifest: true)
        #expect(try build(["a": "1", "b": "2"], into: folder.path, mode: .check).written == ["b"])
        #expect(try folder.snapshot(manifest: true) == before)
    }

    @Test func refusesADamagedManifest() throws {
        let folder = try TemporaryFolder()
        try folder.write("- - a\nwhat\n", to: Manifest.name)
        #expect(throws: FileError(.read, folder[Manifest.name], .damagedManifest(line: 2))) { try build(["a": "1"], into: folder.path) }
        #expect(try folder.snapshot() == [:])
    }

    @Test func neverWritesThroughLinks() throws {
        let outside = try TemporaryFolder()
        try outside.write("precious", to: "file")
        try outside.makeFolder("folder")
        let before = try outside.snapshot()
        let links: [(name: String, target: String, planned: String, path: String)] = [
            ("index.html", "file", "index.html", "index.html"), ("index.html", "none", "index.html", "index.html"),
            ("models", "folder", "models/a/index.html", "models"), ("models", "none", "models/a", "models"),
        ]
        for link in links {
            let folder = try TemporaryFolder()
            try folder.link(link.name, to: outside[link.target])
            #expect(throws: FileError(.write, folder[link.path], .symbolicLink)) { try build([link.planned: "x"], into: folder.path) }
            #expect(try folder.snapshot(manifest: true) == [link.name: "-> " + outside[link.target]])
        }
        #expect(try outside.snapshot() == before)
    }

    @Test func neverWritesThroughLinksThatAppearDuringTheBuild() throws {
        let outside = try TemporaryFolder()
        let folder = try TemporaryFolder()
        var output = try OutputFolder.open(folder.path, planned: ["a/b", "c"])
        try folder.link("a", to: outside.path)
        try folder.link("c", to: outside["c"])
        for planned in ["a/b", "c"] {
            do throws(FileError) {
                try output.put(planned, [1])
                Issue.record("followed a link to \(planned)")
            } catch {
                #expect(error == FileError(.write, folder[planned], .symbolicLink))
            }
        }
        #expect(try outside.snapshot() == [:])
    }

    @Test func neverRemovesThroughLinks() throws {
        let outside = try TemporaryFolder()
        try outside.write("1", to: "x")
        let folder = try TemporaryFolder()
        _ = try build(["in/x": "1"], into: folder.path)
        try FileManager.default.removeItem(atPath: folder["in"])
        try folder.link("in", to: outside.path)
        let summary = try build([:], into: folder.path)
        #expect(summary.removed == [])
        #expect(summary.warnings == ["\(folder["in/x"]) is left in place: a symbolic link stands on the way to it"])
        #expect(try outside.snapshot() == ["x": "1"])
    }

    @Test(arguments: [Manifest.name, OutputFolder.temporaryName])
    func doesNotFollowLinksInPlaceOfItsOwnFiles(_ name: String) throws {
        let outside = try TemporaryFolder()
        try outside.write("precious", to: "file")
        let folder = try TemporaryFolder()
        try folder.link(name, to: outside["file"])
        if name == Manifest.name {
            #expect(throws: FileError(.read, folder[name], .symbolicLink)) { try build(["a": "1"], into: folder.path) }
        } else {
            #expect(try build(["a": "1"], into: folder.path).written == ["a"])
        }
        #expect(try outside.snapshot() == ["file": "precious"])
    }

    @Test func doesNotRemoveAManifestLineThatLeavesTheFolder() throws {
        let folder = try TemporaryFolder()
        try folder.write("1", to: "victim")
        try folder.write("af63ac4c86019afc 1 ../victim\n", to: "site/" + Manifest.name)
        #expect(throws: FileError(.read, folder["site/" + Manifest.name], .damagedManifest(line: 1))) {
            try build([:], into: folder["site"])
        }
        #expect(try folder.text("victim") == "1")
    }

    @Test func refusesAFileWhereAFolderGoesAndTheReverse() throws {
        let folder = try TemporaryFolder()
        try folder.write("mine", to: "models")
        try folder.makeFolder("index.html")
        #expect(throws: FileError(.write, folder["models"], .notFolder)) { try build(["models/a": "1"], into: folder.path) }
        #expect(throws: FileError(.write, folder["index.html"], .isFolder)) { try build(["index.html": "1"], into: folder.path) }
        #expect(throws: FileError(.write, folder["models"], .notFolder)) { try build(["a": "1"], into: folder["models"]) }
    }

    @Test func refusesADanglingLinkAsTheFolderItself() throws {
        let folder = try TemporaryFolder()
        try folder.link("site", to: "elsewhere")
        #expect(throws: FileError(.write, folder["site"], .symbolicLink)) { try build(["a": "1"], into: folder["site"]) }
        #expect(try folder.snapshot() == ["site": "-> elsewhere"])
    }

    @Test func reportsAFolderThatCannotBeWrittenTo() throws {
        let folder = try TemporaryFolder()
        _ = try build(["a": "1"], into: folder["site"])
        try folder.setMode(0o500, of: "site")
        defer { chmod(folder["site"], 0o700) }
        try unprivileged(owning: [folder["site"], folder["site/a"]]) {
            #expect(throws: FileError(.write, folder["site/a"], .permissionDenied)) { try build(["a": "2"], into: folder["site"]) }
            #expect(throws: FileError(.remove, folder["site/a"], .permissionDenied)) { try build([:], into: folder["site"]) }
        }
        #expect(try folder.text("site/a") == "1")
    }

    #if os(Linux)
    @Test func reportsAFullDevice() throws {
        let device = Descriptor(open("/dev/full", O_WRONLY))
        do throws(FileError.Reason) {
            try device.write([1])
            Issue.record("wrote to a full device")
        } catch {
            #expect(error == .noSpace)
        }
    }

    @Test func keepsTheOldPageWhenTheDiskIsFull() throws {
        let folder = try TemporaryFolder()
        guard isRoot, mount("tmpfs", folder.path, "tmpfs", 0, "size=64k") == 0 else {
            print("keepsTheOldPageWhenTheDiskIsFull: skipped, mounting a small file system is not permitted here")
            return
        }
        defer { umount2(folder.path, Int32(MNT_DETACH)) }
        _ = try build(["a": "old", "b": "old"], into: folder.path)
        let big = String(repeating: "x", count: 100_000)
        #expect(throws: FileError(.write, folder["b"], .noSpace)) {
            var output = try OutputFolder.open(folder.path, planned: ["a", "b", "c"])
            try output.put("a", Array("new".utf8))
            try output.put("b", Array(big.utf8))
        }
        #expect(throws: FileError(.write, folder["mine"], .noSpace)) { try writeAtomically(Array(big.utf8), to: folder["mine"]) }
        #expect(try folder.snapshot() == ["a": "new", "b": "old"])
        #expect(try build(["a": "new", "b": "newer"], into: folder.path).written == ["b"])
    }
    #endif
}
