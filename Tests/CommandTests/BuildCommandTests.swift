import Foundation
import Testing

@Suite struct BuildCommandTests {
    @Test func writesTheSiteOnceAndThenFindsNothingToDo() throws {
        try Project.with { project in
            let first = try project.tool.run("build")
            #expect(first.status == 0, "\(first)")
            #expect(try project.root.text("site/index.html").contains("Example Gateway"))
            #expect(first.output.contains(" 0 unchanged, 0 removed"), "\(first)")

            let second = try project.tool.run("build")
            #expect(second.status == 0)
            #expect(second.output.contains(" 0 written"), "\(second)")
        }
    }

    @Test func removesThePageOfARemovedRecordAndNothingElse() throws {
        try Project.with { project in
            #expect(try project.tool.run("build").status == 0)
            _ = try project.root.file("site/notes-of-a-person.txt", "mine")
            try FileManager.default.removeItem(at: project.root.url.appendingPathComponent("data/providers/example"))
            let outcome = try project.tool.run("build")
            #expect(outcome.status == 0, "\(outcome)")
            // The page, its twin, its data and its badge.
            #expect(outcome.output.contains(" 4 removed"), "\(outcome)")
            for path in ["providers/example", "api/v1/providers/example.json", "badge/example"] {
                #expect(!project.root.exists("site/" + path), "\(path)")
            }
            #expect(try project.root.text("site/notes-of-a-person.txt") == "mine")
        }
    }

    @Test func refusesAFolderThatHoldsSomebodysFiles() throws {
        try Project.with(["home/index.html": "my own page"]) { project in
            let outcome = try project.tool.run("build", "--out", "home")
            #expect(outcome.status == 2, "\(outcome)")
            #expect(outcome.errors.contains("index.html: it exists and was not made by this build"), "\(outcome)")
            #expect(try project.root.text("home/index.html") == "my own page")
            #expect(!project.root.exists("home/404.html"))
        }
    }

    @Test(arguments: ["data", "data/site", "templates/"])
    func refusesToWriteAmongItsSources(_ folder: String) throws {
        try Project.with { project in
            let outcome = try project.tool.run("build", "--out", folder)
            #expect(outcome.status == 1, "\(outcome)")
            #expect(outcome.errors.contains("which it is made from"), "\(outcome)")
            #expect(!project.root.exists(folder + "/index.html"))
        }
    }

    @Test func checksWithoutWriting() throws {
        try Project.with { project in
            let before = try project.tool.run("build", "--check")
            #expect(before.status == 1, "\(before)")
            #expect(before.output.contains("would write site/index.html\n"))
            #expect(!project.root.exists("site"))
            #expect(try project.tool.run("build").status == 0)
            let after = try project.tool.run("build", "--check")
            #expect(after.status == 0)
            #expect(after.output == "site is current\n")
        }
    }

    @Test func keepsTheOldSiteWhenARecordBreaks() throws {
        try Project.with { project in
            #expect(try project.tool.run("build").status == 0)
            let old = try project.root.text("site/index.html")
            _ = try project.root.file(
                "data/providers/example/provider.json", Project.provider.replacingOccurrences(of: "\"kind\"", with: "\"knid\""))
            let outcome = try project.tool.run("build")
            #expect(outcome.status == 1)
            #expect(
                outcome.errors.contains("data/providers/example/provider.json:3:3: error: a provider has no key \"knid\""), "\(outcome)")
            #expect(outcome.errors.contains("fix: did you mean \"kind\"?"), "\(outcome)")
            #expect(try project.root.text("site/index.html") == old)
        }
    }

    @Test func keepsTheOldSiteWhenATemplateBreaks() throws {
        try Project.with { project in
            #expect(try project.tool.run("build").status == 0)
            let old = try project.root.text("site/index.html")
            let template = try project.root.text("templates/status.mustache")
            _ = try project.root.file(
                "templates/status.mustache", template.replacingOccurrences(of: "{{claim_days}}", with: "{{claim_dayz}}"))
            _ = try project.root.file(
                "data/site.json", Project.files["data/site.json"]?.replacingOccurrences(of: "for tests", with: "changed") ?? "")
            let outcome = try project.tool.run("build")
            #expect(outcome.status == 1)
            #expect(outcome.errors.contains("templates/status.mustache:4:"), "\(outcome)")
            #expect(outcome.errors.contains("claim_dayz"))
            #expect(outcome.errors.contains("^^^^"))
            #expect(try project.root.text("site/index.html") == old)
        }
    }

    @Test func takesABaseURLWithOrWithoutItsSlash() throws {
        try Project.with { project in
            #expect(try project.tool.run("build", "--base-url", "https://example.org/sub").status == 0)
            #expect(try project.root.text("site/sitemap.xml").contains("<loc>https://example.org/sub/models/</loc>"))
            let refused = try project.tool.run("build", "--base-url", "example.org")
            #expect(refused.status == 64, "\(refused)")
        }
    }

    @Test func givesTheSameBytesInEveryTimeZoneAndLocale() throws {
        try Project.with { project in
            let worlds = [("a", ["TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8"]), ("b", ["TZ": "America/St_Johns", "LC_ALL": "C"])]
            for (folder, world) in worlds { #expect(try project.tool.run("build", "--out", folder, environment: world).status == 0) }
            let files = try FileManager.default.subpathsOfDirectory(atPath: project.root.url.appendingPathComponent("a").path).sorted()
            #expect(files.contains("index.html"))
            for file in files where file.contains(".") && !file.hasSuffix("/v1") && !file.hasSuffix("models") {
                guard let first = FileManager.default.contents(atPath: project.root.url.appendingPathComponent("a/" + file).path) else {
                    continue
                }
                #expect(
                    first == FileManager.default.contents(atPath: project.root.url.appendingPathComponent("b/" + file).path),
                    "\(file) differs")
            }
        }
    }

    @Test func saysWhichFolderIsMissing() throws {
        try Project.with { project in
            let outcome = try project.tool.run("build", "--data", "nowhere")
            #expect(outcome.status == 2)
            #expect(outcome.errors.contains("cannot list nowhere: no such file or folder"), "\(outcome)")
            #expect(outcome.errors.contains("compat-matrix init DIR"), "\(outcome)")
        }
    }
}
