import Foundation
import Testing

/// What only a real folder can hold: links, folders in the place of files, and files that nobody may read.
@Suite struct BadInputOnDiskTests {
    private static func check(_ project: Project) throws -> [String] {
        let outcome = try project.tool.run("check", "--as-of", "2026-06-30")
        return outcome.output.split(separator: "\n").filter { $0.contains(": error: ") }.map(String.init)
    }

    private static func url(_ project: Project, _ path: String) -> URL { project.root.url.appendingPathComponent(path) }

    @Test(arguments: ["/etc/passwd", "../outside.json", "none.json", "."])
    func followsNoLink(_ target: String) throws {
        try Project.with(["outside.json": #"{ "name": "Outside" }"#, "data/labs/.keep": "-"]) { project in
            try FileManager.default.createSymbolicLink(
                atPath: Self.url(project, "data/labs/lab.json").path, withDestinationPath: target)
            let message = "data/labs/lab.json is a symbolic link; records are plain files [not-a-file]"
            let found = try Self.check(project)
            #expect(found == ["data/labs/lab.json:1:1: error: " + message])
        }
    }

    @Test func followsNoLinkToAFolder() throws {
        try Project.with(["elsewhere/lab.json": #"{ "name": "Outside" }"#]) { project in
            try FileManager.default.createSymbolicLink(
                atPath: Self.url(project, "data/labs").path, withDestinationPath: "../elsewhere")
            #expect(
                try Self.check(project) == [
                    "data/labs:1:1: error: data/labs is a symbolic link; records are plain files [not-a-file]"
                ])
        }
    }

    @Test func acceptsADataFolderThatIsALink() throws {
        try Project.with { project in
            try FileManager.default.createSymbolicLink(atPath: Self.url(project, "linked").path, withDestinationPath: "data")
            let outcome = try project.tool.run("check", "--data", "linked", "--as-of", "2026-06-30")
            #expect(outcome.output == "no problems\n", "\(outcome)")
        }
    }

    @Test func findsWhatStandsInAFolderNamedLikeARecord() throws {
        try Project.with(["data/labs/lab.json/lab.json": "{}"]) { project in
            let message = "data/labs/lab.json/lab.json is no place of a record [misplaced-file]"
            let found = try Self.check(project)
            #expect(found == ["data/labs/lab.json/lab.json:1:1: error: " + message])
        }
    }

    @Test(arguments: ["data/labs", "data/models/lab", "data/labs/lab.json", "data/providers/empty/models", "data/guides"])
    func hasNothingToSayOfAnEmptyFolder(_ path: String) throws {
        try Project.with { project in
            try FileManager.default.createDirectory(at: Self.url(project, path), withIntermediateDirectories: true)
            let outcome = try project.tool.run("check", "--as-of", "2026-06-30")
            #expect(outcome.output == "no problems\n", "\(outcome)")
        }
    }

    @Test(arguments: ["data/site.json", "data/providers/example/provider.json"])
    func missesAFileWhereAFolderStands(_ path: String) throws {
        try Project.with([path: ""]) { project in
            try FileManager.default.createDirectory(at: Self.url(project, path), withIntermediateDirectories: true)
            let outcome = try project.tool.run("check", "--as-of", "2026-06-30")
            #expect(outcome.output.contains("data/site.json is missing [missing-file]") == (path == "data/site.json"), "\(outcome)")
        }
    }

    @Test func saysThatNoFolderIsThere() throws {
        try Project.with(["file": "-"]) { project in
            for (folder, reason) in [("none", "no such file or folder"), ("file", "a file stands where a folder is needed")] {
                let outcome = try project.tool.run("check", "--data", folder)
                #expect(outcome.status == 2, "\(outcome)")
                #expect(outcome.errors.contains("error: cannot list \(folder): \(reason)"), "\(outcome)")
            }
            try FileManager.default.createDirectory(at: Self.url(project, "empty"), withIntermediateDirectories: true)
            let outcome = try project.tool.run("check", "--data", "empty")
            #expect(outcome.status == 1)
            #expect(outcome.output.contains("error: empty/site.json is missing [missing-file]"), "\(outcome)")
        }
    }

    @Test func refusesAPipeRatherThanWaiting() throws {
        try Project.with(["data/labs/.keep": "-"]) { project in
            try #require(mkfifo(Self.url(project, "data/labs/lab.json").path, 0o600) == 0)
            let message = "data/labs/lab.json is no plain file; records are plain files [not-a-file]"
            let found = try Self.check(project)
            #expect(found == ["data/labs/lab.json:1:1: error: " + message])
        }
    }

    @Test func showsALineOfMegabytesInAFewColumns() throws {
        try Project.with(["data/labs/lab.json": #"{ "name": "\#(String(repeating: "a", count: 4_000_000))" "#]) { project in
            let outcome = try project.tool.run("check", "--as-of", "2026-06-30")
            #expect(outcome.output.contains("[invalid-json]"))
            #expect(outcome.output.utf8.count < 2_000)
        }
    }
}
