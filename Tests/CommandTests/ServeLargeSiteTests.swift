import Foundation
import Testing

/// A site that takes its time: the page that somebody looks at comes first, the others are made after it.
@Suite(.serialized) struct ServeLargeSiteTests {
    private static let models = Dictionary(
        uniqueKeysWithValues: (1...500).map { ("data/models/lab/m\($0).json", "{ \"name\": \"Model \($0)\", \"sources\": {} }\n") })
    private static let catalog = models.merging(["data/labs/lab.json": "{ \"name\": \"Lab\" }\n"]) { $1 }

    /// Events of one page, as somebody who looks at it hears them.
    private func listen(_ served: ServedProject, _ page: String) throws -> RawClient {
        let events = try RawClient(port: served.port)
        events.send("GET /.serve/events?page=\(page) HTTP/1.1\r\nHost: localhost:\(served.port)\r\n\r\n")
        _ = events.receive(for: .seconds(5)) { $0.contains("event: revision") }
        return events
    }

    private func edit(_ served: ServedProject, _ summary: String) throws {
        _ = try served.project.root.file(
            "data/providers/example/provider.json", Project.provider.replacingOccurrences(of: "in tests only", with: summary))
    }

    private func waits(_ seconds: Int, for isTrue: () throws -> Bool) rethrows -> Bool {
        let end = ContinuousClock.now + .seconds(seconds)
        while ContinuousClock.now < end {
            if try isTrue() { return true }
            usleep(20_000)
        }
        return false
    }

    @Test func showsTheOpenPageBeforeTheOthersAreMade() throws {
        try ServedProject.with(Self.catalog) { served in
            let events = try listen(served, "%2Fproviders%2Fexample%2F")
            try edit(served, "after an edit")
            let told = String(decoding: events.receive(for: .seconds(20)) { $0.contains("event: revision") }, as: UTF8.self)
            #expect(!served.errors.contains("files changed"), "\(served.errors)")
            #expect(try served.ask("/providers/example/").body.contains("after an edit"))
            // Those that nobody has opened are never of another state.
            #expect(try served.ask("/providers/").body.contains("after an edit"))
            #expect(told.contains("event: revision"))
            #expect(waits(60) { served.errors.contains("files changed") }, "\(served.errors)")
        }
    }

    @Test func takesBackWhatItShowedWhenAnotherPageCannotBeMade() throws {
        try ServedProject.with(Self.catalog) { served in
            let old = try served.ask("/models/").body
            let events = try listen(served, "%2Fmodels%2F")
            let (path, text) = ("templates/provider.mustache", try served.project.root.text("templates/provider.mustache"))
            _ = try served.project.root.file(path, text.replacingOccurrences(of: "<h1>", with: "<h1>{{no_such_key}}"))
            let broken = String(decoding: events.receive(for: .seconds(60)) { $0.contains("event: errors") }, as: UTF8.self)
            #expect(broken.contains("no_such_key"), "\(broken)")
            #expect(try served.ask("/providers/example/").body.contains("<h1>Example Gateway"))
            #expect(try served.ask("/models/").body == old)
            _ = try served.project.root.file(path, text)
            #expect(waits(60) { served.errors.contains("files changed") }, "\(served.errors)")
            #expect(try served.ask("/models/").body == old)
        }
    }

    @Test func turnsToTheNewestEdit() throws {
        try ServedProject.with(Self.catalog) { served in
            let events = try listen(served, "%2Fproviders%2Fexample%2F")
            for number in 1...4 {
                try edit(served, "after edit \(number).")
                usleep(300_000)
            }
            _ = events
            #expect(try waits(20) { try served.ask("/providers/example/").body.contains("after edit 4.") })
            #expect(waits(60) { served.errors.contains("files changed") }, "\(served.errors)")
            #expect(try served.ask("/providers/").body.contains("after edit 4."))
        }
    }
}
