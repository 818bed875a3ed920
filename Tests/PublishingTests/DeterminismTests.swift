import Files
import Records
import Testing

@testable import Publishing

/// The same data gives the same bytes, whatever the run, the order of files and the day.
struct DeterminismTests {
    @Test(arguments: Subject.allCases) func makesTheSameBytesTwice(_ subject: Subject) throws {
        let data = subject == .shipped ? BuiltSite.shippedData : .memory(exampleFiles, label: "data")
        try expectSame(try subject.site(), try BuiltSite(data: data, templates: BuiltSite.templates))
    }

    /// What a folder lists first is the file system's own affair.
    @Test(arguments: Subject.allCases) func doesNotDependOnTheOrderOfFiles(_ subject: Subject) throws {
        let data = subject == .shipped ? BuiltSite.shippedData : .memory(exampleFiles, label: "data")
        try expectSame(
            try subject.site(),
            try BuiltSite(data: reversed(data, label: "data"), templates: reversed(BuiltSite.templates, label: "templates")))
    }

    @Test func makesEveryFileOnce() throws {
        let site = try BuiltSite.shipped()
        #expect(site.order.count == site.files.count, "\(site.order.count) made, \(site.files.count) paths")
    }

    @Test func takesTheNewestDateOfTheDataAsToday() throws {
        // Example Local's readme was read after everything else was read or probed.
        #expect(try BuiltSite.example().edition.clock?.text == "2026-06-20")
        let probed = try #require(exampleFiles["probes/gate/endpoint.json"]).replacing("2026-06-17T09:30:00Z", with: "2026-07-02T23:59:59Z")
        #expect(try BuiltSite(changing: ["probes/gate/endpoint.json": probed]).edition.clock?.text == "2026-07-02")
    }

    /// Without a date in the data there is none on the pages either.
    @Test func takesNoDayFromTheClockOfTheMachine() throws {
        let bare = try BuiltSite.bare()
        #expect(bare.edition.clock == nil)
        for path in ["", "status/"] {
            let text = try #require(try bare.page(path).first("main")?.text)
            #expect(!text.contains("data of") && !text.contains("data is of"), "/\(path): \(text.prefix(300))")
        }
    }

    @Test func countsAgeFromTheGivenDay() throws {
        let day = try #require(PartialDate("2027-12-31"))
        let stale = try BuiltSite(asOf: day).page("providers/gate/").all.count { $0["class"] == "flag" && $0.text == "stale" }
        let fresh = try BuiltSite.example().page("providers/gate/").all.count { $0["class"] == "flag" && $0.text == "stale" }
        #expect(stale > fresh && fresh > 0, "\(stale) stale at the end of 2027, \(fresh) by the data")
    }

    /// A month's new reading must not change every page.
    @Test func printsTheClockOnTheHomePageAndTheStatusPageOnly() throws {
        let day = try #require(PartialDate("2026-06-21"))
        let (old, new) = (try BuiltSite.example(), try BuiltSite(asOf: day))
        let changed = old.order.filter { old.files[$0] != new.files[$0] }
        #expect(changed.sorted() == ["index.html", "status/index.html"])
        #expect(try new.page("").first("main")?.text.contains("data of 21 June 2026") == true)
        #expect(try new.page("status/").first("main")?.text.contains("The data is of 21 June 2026") == true)
    }

    private func expectSame(_ a: BuiltSite, _ b: BuiltSite) throws {
        #expect(a.order == b.order)
        for path in a.order { #expect(a.files[path] == b.files[path], "\(path) differs") }
    }

    private func reversed(_ tree: FileTree, label: String) throws -> FileTree {
        let entries = try tree.entries()
        return FileTree(
            label: label, entries: { () throws(FileError) in entries.reversed() },
            read: { (path, limit) throws(FileError) in try tree.read(path, limit: limit) })
    }
}
