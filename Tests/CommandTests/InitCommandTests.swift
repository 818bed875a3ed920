import Foundation
import Testing

@Suite struct InitCommandTests {
    private static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../..")
        .standardizedFileURL

    /// Runs a test in an empty folder and removes it afterwards.
    private static func inScratch(_ body: (TemporaryFolder, Tool) throws -> Void) throws {
        let scratch = try TemporaryFolder()
        defer { scratch.remove() }
        try body(scratch, Tool(folder: scratch.url))
    }

    private static func files(below folder: URL) throws -> [String: Data] {
        var files: [String: Data] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
            let file = folder.appendingPathComponent(path)
            let isFile = try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true
            if isFile, !path.hasSuffix(".DS_Store") { files[path] = try Data(contentsOf: file) }
        }
        return files
    }

    @Test func makesACatalogThatIsFineAndBuildsAtOnce() throws {
        try Self.inScratch { scratch, tool in
            let made = try tool.run("init", "deep/down/my matrix")
            #expect(made.status == 0, "\(made)")
            for line in ["made deep/down/my matrix: ", "  compat-matrix check\n", "  compat-matrix build\n", "--directory site\n"] {
                #expect(made.output.contains(line), "\(made)")
            }
            let inside = Tool(folder: scratch.url.appendingPathComponent("deep/down/my matrix"))
            let check = try inside.run("check", "--strict")
            #expect(check.status == 0 && check.output == "no problems\n", "\(check)")
            #expect(try inside.run("fmt", "--check").status == 0)
            let build = try inside.run("build", "--strict")
            #expect(build.status == 0, "\(build)")
            #expect(try scratch.text("deep/down/my matrix/site/index.html").contains("Example Gateway"))
            #expect(try scratch.text("deep/down/my matrix/site/.gitignore").contains("!.gitignore"))
            #expect(try inside.run("build", "--check").status == 0)
        }
    }

    @Test func holdsTheTemplatesAndTheStarterOfThePackage() throws {
        try Self.inScratch { scratch, tool in
            #expect(try tool.run("init", "new").status == 0)
            let made = try Self.files(below: scratch.url.appendingPathComponent("new"))
            let templates = try Self.files(below: Self.package.appendingPathComponent("templates"))
            let starter = try Self.files(below: Self.package.appendingPathComponent("starter"))
            #expect(templates.count > 30 && starter.count > 5)
            for (path, bytes) in templates { #expect(made["templates/" + path] == bytes, "templates/\(path)") }
            for (path, bytes) in starter where !path.hasPrefix("data/") { #expect(made[path] == bytes, "\(path)") }
            #expect(Set(made.keys) == Set(starter.keys).union(templates.keys.map { "templates/" + $0 }))
        }
    }

    /// The day in the package only stands for the day on which a catalog is made.
    @Test func datesItsExamplesToday() throws {
        try Self.inScratch { scratch, tool in
            #expect(try tool.run("init", "new").status == 0)
            for (path, bytes) in try Self.files(below: scratch.url.appendingPathComponent("new/data")) {
                #expect(!String(decoding: bytes, as: UTF8.self).contains("2026-01-01"), "\(path)")
            }
            let source = Self.package.appendingPathComponent("starter/data").path
            #expect(try tool.run("check", "--strict", "--as-of", "2026-01-01", "--data", source).status == 0)
            #expect(try tool.run("fmt", "--check", "--data", source).status == 0)
        }
    }

    @Test(arguments: ["notes.txt", ".hidden", ".git/config"])
    func refusesAFolderThatHoldsAnything(_ path: String) throws {
        try Self.inScratch { scratch, tool in
            _ = try scratch.file("home/" + path, "mine")
            let refused = try tool.run("init", "home")
            #expect(refused.status == 1, "\(refused)")
            #expect(refused.errors.contains("error: home is not empty: it holds \(path.split(separator: "/")[0])"), "\(refused)")
            #expect(refused.output.isEmpty)
            #expect(try Self.files(below: scratch.url.appendingPathComponent("home")).keys.map(\.self) == [path])
        }
    }

    @Test func refusesItsOwnCatalog() throws {
        try Self.inScratch { scratch, tool in
            #expect(try tool.run("init", "new").status == 0)
            let before = try Self.files(below: scratch.url)
            let second = try tool.run("init", "new/")
            #expect(second.status == 1, "\(second)")
            #expect(try Self.files(below: scratch.url) == before)
        }
    }

    @Test func fillsAnEmptyFolderThatIsThere() throws {
        try Self.inScratch { scratch, tool in
            let outcome = try tool.run("init", ".")
            #expect(outcome.status == 0, "\(outcome)")
            #expect(outcome.output.contains("\nnext:\n"))
            #expect(scratch.exists("data/site.json"))
        }
    }

    @Test(arguments: ["file", "file/below"])
    func saysThatAFileIsInTheWay(_ path: String) throws {
        try Self.inScratch { scratch, tool in
            _ = try scratch.file("file", "mine")
            let outcome = try tool.run("init", path)
            #expect(outcome.status == 2, "\(outcome)")
            #expect(outcome.errors.contains("\(path): a file stands where a folder is needed"), "\(outcome)")
            #expect(try scratch.text("file") == "mine")
        }
    }
}
