import Foundation
import Testing

@Suite struct ServeCommandTests {
    @Test func servesWhatBuildWritesAndTheScriptBeside() throws {
        try ServedProject.with { served in
            let home = try served.ask("/")
            #expect(home.status == 200)
            #expect(home.value(of: "Content-Type") == "text/html; charset=utf-8")
            #expect(home.value(of: "Content-Length") == "\(home.bodyLength)")
            #expect(home.body.contains("Example Gateway"))
            #expect(home.body.contains("<script src=\"/.serve/reload.js\" nonce=\""))
            #expect(home.body.contains("connect-src 'self'"))
            #expect(try served.ask("/.serve/reload.js").value(of: "Content-Type") == "text/javascript; charset=utf-8")

            #expect(try served.project.tool.run("build").status == 0)
            #expect(try !served.project.root.text("site/index.html").contains(".serve"))
            for (path, type) in [
                ("assets/site.css", "text/css; charset=utf-8"), ("assets/icon.svg", "image/svg+xml"),
                ("robots.txt", "text/plain; charset=utf-8"),
                ("api/v1/providers.json", "application/json"), ("sitemap.xml", "application/xml"),
            ] {
                let reply = try served.ask("/" + path)
                #expect(reply.value(of: "Content-Type") == type)
                #expect(try served.project.root.text("site/" + path) == reply.body)
            }
            let head = try served.ask("/assets/site.css", method: "HEAD")
            #expect(head.status == 200)
            #expect(head.bodyLength == 0)
            #expect(try head.value(of: "Content-Length") == "\(served.ask("/assets/site.css").bodyLength)")
        }
    }

    @Test func servesPartsCopiesFoldersAndTheMissingPage() throws {
        try ServedProject.with { served in
            let whole = try served.ask("/assets/site.css")
            let part = try served.ask("/assets/site.css", ["Range: bytes=1-4"])
            #expect(part.status == 206)
            #expect(part.body == whole.body.dropFirst().prefix(4))
            #expect(part.value(of: "Content-Range") == "bytes 1-4/\(whole.bodyLength)")
            #expect(try served.ask("/assets/site.css", ["Range: bytes=-4"]).body == whole.body.suffix(4))
            let beyond = try served.ask("/assets/site.css", ["Range: bytes=\(whole.bodyLength)-"])
            #expect(beyond.status == 416)
            #expect(beyond.value(of: "Content-Range") == "bytes */\(whole.bodyLength)")
            let tag = try #require(whole.value(of: "ETag"))
            let known = try served.ask("/assets/site.css", ["If-None-Match: \(tag)"])
            #expect(known.status == 304)
            #expect(known.bodyLength == 0)
            #expect(try served.ask("/models").value(of: "Location") == "/models/")
            #expect(try served.ask("/models").status == 301)
            #expect(try served.ask("/models/").status == 200)
            let missing = try served.ask("/no/such/page")
            #expect(missing.status == 404)
            #expect(missing.body.contains("<title>") && missing.body.contains(".serve/reload.js"))
        }
    }

    @Test func standsWhereTheBaseURLSays() throws {
        try ServedProject.with([:], ["--base-url", "https://example.org/sub"]) { served throws in
            #expect(served.output.contains(":\(served.port)/sub/\n"), "\(served.output)")
            #expect(try served.ask("/").value(of: "Location") == "/sub/")
            #expect(try served.ask("/sub/models/").status == 200)
            #expect(try served.ask("/models/").body.contains("href=\"/sub/assets/site.css\""))
        }
    }

    @Test func showsAnEditWithinTwoSeconds() throws {
        try ServedProject.with { served in
            let events = try RawClient(port: served.port)
            events.send("GET /.serve/events?page=%2Fproviders%2Fexample%2F HTTP/1.1\r\nHost: localhost:\(served.port)\r\n\r\n")
            let first = String(decoding: events.receive(for: .seconds(2)) { $0.contains("event: revision") }, as: UTF8.self)
            let old = try #require(first.firstMatch(of: /event: revision\ndata: (\S+)/)?.1)
            #expect(try served.ask("/providers/example/").body.contains("data-revision=\"\(old)\""))
            #expect(first.contains("event: fine\n"))

            _ = try served.project.root.file(
                "data/providers/example/provider.json", Project.provider.replacingOccurrences(of: "in tests only", with: "after an edit"))
            let start = ContinuousClock.now
            let second = String(decoding: events.receive(for: .seconds(5)) { $0.contains("event: revision") }, as: UTF8.self)
            #expect(ContinuousClock.now - start < .seconds(2))
            let new = try #require(second.firstMatch(of: /event: revision\ndata: (\S+)/)?.1)
            #expect(new != old)
            let page = try served.ask("/providers/example/")
            #expect(page.body.contains("after an edit") && page.body.contains("data-revision=\"\(new)\""))
            #expect(served.errors.contains("files changed"), "\(served.errors)")
        }
    }

    @Test func keepsTheLastGoodSiteAndSaysWhatIsWrong() throws {
        try ServedProject.with { served in
            let old = try served.ask("/").body
            let events = try RawClient(port: served.port)
            events.send("GET /.serve/events?page=/ HTTP/1.1\r\nHost: localhost:\(served.port)\r\n\r\n")
            _ = events.receive(for: .seconds(2)) { $0.contains("event: revision") }
            try served.breakRecord()
            let broken = String(decoding: events.receive(for: .seconds(5)) { $0.contains("event: revision") }, as: UTF8.self)
            #expect(broken.contains("event: errors\ndata: data/providers/example/provider.json:3:3: error: "), "\(broken)")
            #expect(try served.ask("/").body == old)
            #expect(served.errors.contains("provider.json:3:3: error: ") && served.errors.contains("the last good site stays up"))
            // Who comes later hears it too.
            let late = try RawClient(port: served.port)
            late.send("GET /.serve/events?page=/ HTTP/1.1\r\nHost: localhost:\(served.port)\r\n\r\n")
            #expect(
                String(decoding: late.receive(for: .seconds(2)) { $0.contains("event: errors") }, as: UTF8.self).contains("event: errors"))

            _ = try served.project.root.file("data/providers/example/provider.json", Project.provider)
            let mended = String(decoding: events.receive(for: .seconds(5)) { $0.contains("event: revision") }, as: UTF8.self)
            #expect(mended.contains("event: fine\n"), "\(mended)")
            #expect(try served.ask("/").body == old)
        }
    }

    @Test func startsWithABrokenRecordAndWaitsForItsMending() throws {
        let broken = Project.provider.replacingOccurrences(of: "\"kind\"", with: "\"knid\"")
        try ServedProject.with(["data/providers/example/provider.json": broken]) { served in
            let page = try served.ask("/models/")
            #expect(page.status == 503)
            #expect(page.body.contains(".serve/reload.js"))
            _ = try served.project.root.file("data/providers/example/provider.json", Project.provider)
            let end = ContinuousClock.now + .seconds(5)
            while try served.ask("/").status != 200, ContinuousClock.now < end { usleep(20_000) }
            #expect(try served.ask("/").status == 200)
        }
    }

    @Test func namesAPortThatIsTakenAndAFolderThatIsNot() throws {
        try ServedProject.with { served in
            let taken = try served.project.tool.run("serve", "--port", "\(served.port)")
            #expect(taken.status == 2, "\(taken)")
            #expect(taken.errors.contains("error: port \(served.port) is in use\n  fix: "), "\(taken)")
            #expect(taken.errors.contains("--port 0"))
            let lost = try served.project.tool.run("serve", "--port", "0", "--data", "nowhere")
            #expect(lost.status == 2, "\(lost)")
            #expect(try served.project.tool.run("serve", "--port", "65536").status == 64)
        }
    }
}
