import Foundation
import Testing

@testable import Files

/// One whole run.
func build(_ pages: [String: String], into path: String, mode: OutputFolder.Mode = .write) throws -> OutputSummary {
    var output = try OutputFolder.open(path, planned: Array(pages.keys), mode: mode)
    for (name, text) in pages { try output.put(name, Array(text.utf8)) }
    return try output.finish()
}

struct OutputFolderTests {
    @Test func makesTheFolderAndWritesEveryPage() throws {
        let folder = try TemporaryFolder()
        let pages = ["index.html": "home", "models/a/index.html": "a", "models/b/index.html": "b", ".nojekyll": ""]
        let summary = try build(pages, into: folder["new/site/"])
        #expect(
            summary
                == OutputSummary(
                    written: [".nojekyll", "index.html", "models/a/index.html", "models/b/index.html"], unchanged: 0, removed: [],
                    warnings: []))
        #expect(!summary.isCurrent)
        #expect(
            try folder.snapshot(manifest: true) == [
                "new/site/index.html": "home", "new/site/models/a/index.html": "a", "new/site/models/b/index.html": "b",
                "new/site/.nojekyll": "",
                "new/site/.compat-matrix-manifest": """
                cbf29ce484222325 0 .nojekyll
                402d1bcc7e6f9d6e 4 index.html
                af63dc4c8601ec8c 1 models/a/index.html
                af63df4c8601f1a5 1 models/b/index.html

                """,
            ])
    }

    @Test func touchesNothingThatIsTheSame() throws {
        let folder = try TemporaryFolder()
        let pages = ["a": "1", "b/c": "2"]
        _ = try build(pages, into: folder.path)
        let before = try ["a", "b/c", Manifest.name].map { try folder.inode(of: $0) }
        let summary = try build(pages, into: folder.path)
        #expect(summary == OutputSummary(written: [], unchanged: 2, removed: [], warnings: []))
        #expect(summary.isCurrent)
        #expect(try ["a", "b/c", Manifest.name].map { try folder.inode(of: $0) } == before)
    }

    @Test func writesOnlyWhatChangedAndRemovesWhatIsNoLongerMade() throws {
        let folder = try TemporaryFolder()
        _ = try build(["same": "1", "other": "22", "size": "3", "old/deep/er/x": "4", "old/y": "5", "kept/z": "6"], into: folder.path)
        try folder.write("mine", to: "kept/mine.txt")
        try folder.write("*", to: ".gitignore")
        try folder.makeFolder("old-empty")
        let same = try folder.inode(of: "same")
        let summary = try build(["same": "1", "other": "23", "size": "333"], into: folder.path)
        #expect(
            summary
                == OutputSummary(written: ["other", "size"], unchanged: 1, removed: ["kept/z", "old/deep/er/x", "old/y"], warnings: []))
        #expect(try folder.inode(of: "same") == same)
        #expect(
            try folder.snapshot() == [
                "same": "1", "other": "23", "size": "333", "kept/mine.txt": "mine", ".gitignore": "*", "old-empty/": "",
            ])
    }

    @Test func leavesTheSameBytesWhateverWasThereBefore() throws {
        let pages = ["a": "1", "b/c": "2", "é": "3"]
        let fresh = try TemporaryFolder()
        _ = try build(pages, into: fresh.path)
        let used = try TemporaryFolder()
        _ = try build(["z": "0", "a": "0"], into: used.path)
        _ = try build(pages, into: used.path)
        #expect(try used.snapshot(manifest: true) == fresh.snapshot(manifest: true))
    }

    @Test func leavesAFileThatSomebodyChanged() throws {
        let folder = try TemporaryFolder()
        _ = try build(["same-size": "1", "longer": "1", "is-folder": "1", "is-link": "1", "gone": "1", "in/gone": "1"], into: folder.path)
        try folder.write("2", to: "same-size")
        try folder.write("12", to: "longer")
        try FileManager.default.removeItem(atPath: folder["is-folder"])
        try folder.makeFolder("is-folder")
        try FileManager.default.removeItem(atPath: folder["is-link"])
        try folder.link("is-link", to: "longer")
        try FileManager.default.removeItem(atPath: folder["gone"])
        try FileManager.default.removeItem(atPath: folder["in"])
        let summary = try build([:], into: folder.path)
        #expect(summary.removed == [])
        #expect(
            summary.warnings
                == ["is-folder", "is-link", "longer", "same-size"].map {
                    "\(folder[$0]) is left in place: it changed since a build made it"
                })
        #expect(try folder.snapshot() == ["same-size": "2", "longer": "12", "is-folder/": "", "is-link": "-> longer"])
        #expect(try build([:], into: folder.path) == OutputSummary(written: [], unchanged: 0, removed: [], warnings: []))
    }

    @Test func putsAChangedFileRight() throws {
        let folder = try TemporaryFolder()
        _ = try build(["a": "1"], into: folder.path)
        try folder.write("edited", to: "a")
        #expect(try build(["a": "1"], into: folder.path).written == ["a"])
        #expect(try folder.text("a") == "1")
    }

    @Test func refusesAFolderWithAPersonsFiles() throws {
        let folder = try TemporaryFolder()
        try folder.write("mine", to: "index.html")
        try folder.write("mine", to: "models/a")
        try folder.write("mine", to: "photo.jpg")
        let before = try folder.snapshot(manifest: true)
        for mode in [OutputFolder.Mode.write, .check] {
            #expect(throws: FileError(.write, folder["index.html"], .notMadeHere(others: 1))) {
                try build(["about": "x", "index.html": "mine", "models/a": "x"], into: folder.path, mode: mode)
            }
        }
        #expect(try folder.snapshot(manifest: true) == before)
    }

    @Test func livesNextToAPersonsOtherFiles() throws {
        let folder = try TemporaryFolder()
        try folder.write("mine", to: "photo.jpg")
        _ = try build(["index.html": "1"], into: folder.path)
        _ = try build([:], into: folder.path)
        #expect(try folder.snapshot() == ["photo.jpg": "mine"])
    }

    @Test func checksWithoutWriting() throws {
        let folder = try TemporaryFolder()
        _ = try build(["same": "1", "other": "2", "old/x": "3", "edited": "4"], into: folder.path)
        try folder.write("5", to: "edited")
        let before = try folder.snapshot(manifest: true)
        let summary = try build(["same": "1", "other": "3", "new/y": "4"], into: folder.path, mode: .check)
        #expect(
            summary
                == OutputSummary(
                    written: ["new/y", "other"], unchanged: 1, removed: ["old/x"],
                    warnings: ["\(folder["edited"]) is left in place: it changed since a build made it"]))
        #expect(try folder.snapshot(manifest: true) == before)
    }

    @Test func checksAFolderThatIsNotThere() throws {
        let folder = try TemporaryFolder()
        #expect(try build(["a/b": "1"], into: folder["none"], mode: .check).written == ["a/b"])
        #expect(try folder.snapshot() == [:])
    }

    @Test func letsOnlyOneBuildIn() throws {
        let folder = try TemporaryFolder()
        var first = try OutputFolder.open(folder.path, planned: ["a"])
        for mode in [OutputFolder.Mode.write, .check] {
            #expect(throws: FileError(.lock, folder.path, .locked)) { try build(["a": "1"], into: folder.path, mode: mode) }
        }
        try first.put("a", [])
        _ = try first.finish()
        #expect(try build(["a": "1"], into: folder.path).written == ["a"])
    }

    @Test(
        arguments: [
            (["a", "a"], "a", .duplicate), (["a", "a/b"], "a", .notFolder), (["a/b/c", "a"], "a", .notFolder),
            (["../a"], "../a", .invalidPath),
            (["/a"], "/a", .invalidPath), (["a/"], "a/", .invalidPath), (["a\nb"], "a\nb", .invalidPath), ([""], "", .invalidPath),
            ([".compat-matrix-manifest"], ".compat-matrix-manifest", .reservedName),
            ([".compat-matrix-x/y"], ".compat-matrix-x/y", .reservedName),
        ] as [([String], String, FileError.Reason)])
    func refusesAPlan(_ planned: [String], path: String, reason: FileError.Reason) throws {
        let folder = try TemporaryFolder()
        #expect(throws: FileError(.write, folder["site/" + path], reason)) {
            _ = try OutputFolder.open(folder["site"], planned: planned).finish()
        }
        #expect(try folder.snapshot() == [:])
    }

    @Test func refusesPagesThatWereNotPlannedOrComeTwice() throws {
        let folder = try TemporaryFolder()
        var output = try OutputFolder.open(folder.path, planned: ["a"])
        try output.put("a", [1])
        do throws(FileError) {
            try output.put("a", [2])
            Issue.record("took a page twice")
        } catch {
            #expect(error == FileError(.write, folder["a"], .duplicate))
        }
        do throws(FileError) {
            try output.put("b", [2])
            Issue.record("took a page that was not planned")
        } catch {
            #expect(error == FileError(.write, folder["b"], .unplanned))
        }
        _ = try output.finish()
        #expect(try folder.snapshot() == ["a": "\u{1}"])
    }

    @Test func removesNothingWhenAPageIsMissing() throws {
        let folder = try TemporaryFolder()
        _ = try build(["old": "1"], into: folder.path)
        let output = try OutputFolder.open(folder.path, planned: ["b", "a"])
        do throws(FileError) {
            _ = try output.finish()
            Issue.record("finished without its pages")
        } catch {
            #expect(error == FileError(.write, folder["a"], .notGiven(others: 1)))
        }
        #expect(try folder.snapshot() == ["old": "1"])
    }
}
