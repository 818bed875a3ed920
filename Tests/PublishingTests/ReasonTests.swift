import Records
import Testing

@testable import Publishing

/// Every reason code has an address, and wherever one is shown it leads there.
struct ReasonTests {
    @Test func explainsEveryCodeUnderItsVerdict() throws {
        let page = try BuiltSite.shipped().page("reasons/")
        for verdict in Observation.Verdict.allCases {
            let section = try #require(page.all("section").first { $0["aria-labelledby"] == "verdict." + verdict.rawValue })
            let codes = ProbeReason.allCases.filter { $0.verdict == verdict }
            #expect(section.all("tr").compactMap { $0["id"] } == codes.map(\.rawValue))
            for code in codes { #expect(section.element(id: code.rawValue)?.text.contains(code.sentence) == true, "\(code)") }
        }
    }

    /// `LinkTests` holds that the anchors exist.
    @Test func linksEveryCodeThatIsShown() throws {
        var linked = 0
        for (path, root) in try Subject.example.pages() {
            for code in root.all("code") where ProbeReason(rawValue: code.text) != nil {
                let links = root.all("a").filter { $0.all("code").contains { $0.text == code.text } }
                #expect(!links.isEmpty, "\(path): \(code.text)")
                for link in links { #expect(link["href"]?.hasSuffix("#" + code.text) == true, "\(path): \(link["href"] ?? "")") }
                linked += 1
            }
        }
        #expect(linked > 80)
    }

    /// A record of a newer prober still shows.
    @Test func showsACodeThatItDoesNotKnow() throws {
        let view = ReasonView(code: "new-here")
        #expect(view.path == "reasons/" && view.culprit == "unknown" && !view.sentence.isEmpty)
    }

    /// A provider's id of a model is any text, and the command is made to be pasted.
    @Test(arguments: ["a/b", "it's", "'", "$HOME `id` \"x\" \\", "-v", "--model", "a b", "!!", "Modell \u{FC}", "*"])
    func quotesIdsForTheShell(_ id: String) throws {
        let catalog = try BuiltSite.example().edition.catalog
        var command = ProbeCommand(try #require(catalog.provider("gate")), try #require(catalog.vocabulary["tools"]))
        command.model = id
        let text = command.text
        let start = "compat-matrix probe --provider gate --model"
        try #require(text.hasPrefix(start))
        let run = try Run("sh", ["-c", "printf '%s\\n' " + text])
        let model = id.hasPrefix("-") ? ["--model=" + id] : ["--model", id]
        #expect(
            run.output.split(separator: "\n").map(String.init) == start.split(separator: " ").dropLast().map(String.init) + model + [
                "--capability", "tools",
            ])
    }

    /// As an entity of HTML, that a reader's copy is the command itself.
    @Test func showsTheQuotesOnThePage() throws {
        let offering = try #require(exampleFiles["providers/gate/models/swift-1.json"]).replacing(
            "\"example-lab/swift-1\", \"source\"", with: "\"it's <new>\", \"source\"")
        let probe = try #require(exampleFiles["probes/gate/swift-1.json"]).replacing("\"example-lab/swift-1\":", with: "\"it's <new>\":")
        let site = try BuiltSite(changing: ["providers/gate/models/swift-1.json": offering, "probes/gate/swift-1.json": probe])
        let cell = try #require(try site.page("models/example-lab/swift-1/").element(id: "at.gate.swift-1.tools"))
        #expect(cell.all("code").last?.plainText == #"compat-matrix probe --provider gate --model 'it'\''s <new>' --capability tools"#)
    }
}
