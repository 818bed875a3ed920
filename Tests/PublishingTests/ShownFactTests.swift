import Testing

@testable import Publishing

/// What visitors read of the example catalog, place by place.
struct ShownFactTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let rule: String
        let page: String
        let place: String
        let text: String

        init(_ rule: String, _ page: String, _ place: String, _ text: String) {
            (self.rule, self.page, self.place, self.text) = (rule, page, place, text)
        }

        var testDescription: String { "\(rule): /\(page)#\(place) says \(text)" }
    }

    @Test(arguments: [
        Row("unknown is ?", "", "near.chat", "? Unknown"),
        Row("unknown is ?", "providers/near/", "capability.tools", "Tool calling ? Unknown"),
        Row("unknown is ?", "", "near.models", "? Unknown"),
        Row("unknown is ?", "models/example-lab/swift-1/", "at.near.swift-1", "Example Local ? ? Unknown 4,000"),
        Row(
            "an inconclusive probe leaves it unknown", "", "server.files",
            "? Unknown A probe could not tell: it showed in 0 of 1 run, on 16 June 2026."),
        Row("verified yes", "", "gate.chat", "Yes, verified"),
        Row(
            "claimed yes", "", "server.chat",
            "Yes Yes Server docs, Example Server, 17 June 2026; said by the provider itself Not probed yet."),
        Row("observed yes", "", "server.streaming", "Yes, observed A probe saw it work: it showed in 3 of 3 runs"),
        Row("claimed partial, with its note", "", "gate.vision", "Partial Only URLs, no data."),
        Row("observed partial", "", "server.tools", "Partial, observed"),
        Row("verified partial, with its note", "", "server.vision", "Partial, verified Partial One picture."),
        Row("claimed no", "", "gate.files", "No No Gateway docs"),
        Row("observed no", "", "server.json", "No, observed"),
        Row("verified no", "", "server.embeddings", "No, verified"),
        Row("not applicable", "", "server.responses", "Not applicable"),
        Row("works in part", "", "gate.streaming", "Disputed: works in part Yes"),
        Row("does not work", "", "gate.embeddings", "Disputed: does not work"),
        Row("better than claimed", "", "gate.responses", "Disputed: better than claimed No stale"),
        Row("contested shows both, the first first", "", "gate.json", "Contested: sources differ Yes Gateway docs"),
        Row("contested shows both, with the note", "", "gate.json", "No It failed for us. A comparison"),
        Row("depends, in the source's words", "", "gate.tools", "Depends on the model, in the words of the source: Yes (most)"),
        Row("counts the offerings", "", "gate.tools", "Of the recorded models: 1 verified, 2 unknown."),
        Row(
            "the observation's words", "", "gate.streaming",
            "A probe saw it work in part: it showed in 2 of 3 runs, on 17 June 2026. The last event has no data: [DONE]."),
        Row(
            "the reason's meaning and whose fault it is", "", "gate.streaming",
            "Reason stream-unterminated: the stream ends without data: [DONE]. At fault: the server."),
        Row("nobody's fault is not named", "", "gate.chat", "Reason works: the reply shows that it works. Evidence"),
        Row("evidence", "", "gate.chat", #"Evidence, HTTP status 200: {"id": "<x>"}"#),
        Row("evidence without an excerpt", "", "server.json", "At fault: the model or the server's software. To repeat"),
        Row("a status alone", "", "gate.embeddings", "Evidence: HTTP status 404. To repeat"),
        Row("an old observation is stale", "", "gate.embeddings", "on 5 January 2026. stale"),
        Row("how to see it again", "", "gate.chat", "To repeat: compat-matrix probe --provider gate --capability chat"),
        Row(
            "how to see it again, of a model", "models/example-lab/swift-1/", "at.gate.swift-1.tools",
            "To repeat: compat-matrix probe --provider gate --model 'example-lab/swift-1' --capability tools"),
        Row("does not work, of a model", "models/example-lab/swift-1/", "at.gate.swift-1.streaming", "Disputed: does not work Yes"),
        Row("better than claimed, of a model", "models/example-lab/swift-1/", "at.gate.swift-1.vision", "Disputed: better than claimed No"),
        Row("a probe beside sources that differ", "", "gate.json", "A probe saw it work: it showed in 1 of 1 run"),
        Row(
            "an inconclusive probe has something to show", "models/example-lab/swift-1/", "at.gate.swift-1.json",
            "? Unknown A probe could not tell: it showed in 0 of 1 run, on 17 June 2026. The account ran into a limit."),
        Row(
            "an inconclusive probe has something to show", "capabilities/json/", "gate.swift-1.json",
            "Reason rate-limited: the account's request limit was reached. At fault: the account or its key."),
        Row("how it is probed", "capabilities/streaming/", "probe", "How it is probed Asks for a count in words, streamed."),
        Row(
            "what probes reported, with the verdict", "capabilities/streaming/", "probe",
            "ignored Unsupported it was accepted and had no effect in any run, while plain chat worked before and after "
                + "the model or the server's software 1 cell"),
        Row("nothing observes it", "capabilities/chat/", "probe", "Nothing observes it yet"),
        Row("inherited", "models/example-lab/swift-1/", "at.gate.swift-1.streaming", "Said of the provider as a whole."),

        Row("the provider itself", "", "gate.kind", "said by the provider itself"),
        Row("a competitor", "", "gate.json", "Example Server, June 2026; said by a competitor"),
        Row("a third party", "", "gate.responses", "Example Press, February 2025; said by a third party"),
        Row("a claim's own date", "", "gate.responses", "Old review, Example Press, February 2025"),
        Row("a year stays a year", "providers/gate/", "notes", "Old review, Example Press, 2025; said by"),
        Row("a month stays a month", "models/example-lab/swift-1/", "weights", "Released May 2026 Swift 1 card"),
        Row("a day is a day", "models/example-lab/swift-1/", "weights", "Example Lab, 2 May 2026"),
        Row("a year stays a year", "models/example-lab/swift-1/", "weights", "Knowledge until 2025 Swift 1 card"),

        Row("facts that differ", "", "gate.models", "16 sources differ Sources differ 16 Gateway docs"),
        Row("a range, as said", "", "gate.models", "10 to 20 (as said: a dozen or so)"),
        Row("an open range", "", "server.models", "200+ at least 200 (as said: 200+)"),
        Row("a fact in doubt", "", "gate.endpoint", "https://gate.example.org/api in doubt It moved in 2025."),
        Row("an id in doubt", "providers/gate/", "offering.swift-1-free", "example-lab/swift-1:free in doubt"),
        Row("thousands", "models/example-lab/swift-1/", "weights", "131,072 (as said: 128K) With rope."),
        Row("how many are recorded, of a number", "providers/gate/", "models", "4 of 16 recorded."),
        Row("how many are recorded, of a range", "providers/server/", "models", "0 models recorded."),
        Row("one is singular", "providers/near/", "models", "1 model recorded."),

        Row("prices as written", "providers/gate/", "offering.swift-1", "0.27 in / 1.10 out"),
        Row("other tokens", "providers/gate/", "offering.swift-1", "cached input 0.025; cache write 0.30, since 17 June 2026 or before"),
        Row("free", "providers/gate/", "offering.swift-1-free", "free in / free out USD per 1M tokens; cached input free"),
        Row("not sold, in another currency", "providers/gate/", "offering.vectors", "EUR 0.01 in / \u{2013} out EUR per 1M tokens"),
        Row("unknown output", "providers/gate/", "offering.painter", "5.00 in / ? out"),
        Row(
            "by the image", "providers/gate/", "offering.painter", "0.04 per image USD per image, since June 2026 or before At 1024 pixels."
        ),
        Row("by the request", "providers/gate/", "offering.swift-1", "0.001 per request"),
        Row(
            "no price", "models/example-lab/swift-1/", "at.near.swift-1",
            "4,000 Readme, Example Local, 20 June 2026; said by the provider itself ? Unknown"),
        Row("units have tables", "pricing/", "images", "USD per image, unless a row names another currency"),
        Row("units have tables", "pricing/", "gate.swift-1.request", "0.001"),
        Row("another currency is named", "pricing/", "gate.vectors", "EUR 0.01"),
        Row("no price", "pricing/", "near.swift-1", "Swift 1 Example Local ?"),

        Row("a plan", "providers/gate/", "plans", "Free $1.50 a month 1,000 not required free tier Ends when it ends."),
        Row("a plan in doubt how often", "providers/gate/", "plans", "Team EUR 20 ? required"),
        Row("a plan of which little is said", "providers/gate/", "plans", "Unsaid ? ? ?"),
        Row("a link without address", "providers/gate/", "links", "Get a key (named as /signup)"),
        Row("an old source", "providers/gate/", "source.old", "Old review, Example Press, March 2025; said by a third party stale"),
        Row("a source's note", "providers/gate/", "source.docs", "Behind a login."),
        Row("no snippet", "providers/near/", "snippets", "No snippet yet"),
        Row(
            "a key that no source names", "providers/server/", "snippets", "For the model example-lab/swift-1 at http://localhost:8000/v1."),
        Row(
            "a model that vanished from the list, on its page", "models/example-lab/swift-1/", "at.gate.swift-1-free",
            "no longer in the provider's list since 10 June 2026 Gateway docs"),
        Row(
            "a model that vanished from the list, at the provider", "providers/gate/", "offering.swift-1-free",
            "no longer in the provider's list since 10 June 2026 Gateway docs"),
        Row("no host", "models/other-lab/unserved/", "hosts", "No provider of this model is recorded yet."),
        Row(
            "what is unknown everywhere", "models/example-lab/swift-1/", "capabilities", "Unknown at every provider: Embeddings."
        ),
    ]) func says(_ row: Row) throws {
        let page = try #require(try Subject.example.pages().first { $0.path == row.page + "index.html" }, "no page /\(row.page)")
        let element = try #require(page.root.element(id: row.place), "no element \(row.place)")
        let text = element.text
        #expect(text.contains(row.text), "the text is: \(text.prefix(800))")
    }

    /// Rule 1 of the design: no page of a provider of which nothing is known says that it can't.
    @Test func neverSaysNoForUnknown() throws {
        let site = try BuiltSite.example()
        let row = try #require(try site.page("").element(id: "near"))
        let cells = row.elements.filter { $0["id"] != "near.kind" }
        for cell in cells { #expect(cell.all.allSatisfy { $0.text != "No" && $0.text != "Yes" }, "\(cell["id"] ?? ""): \(cell.text)") }
        #expect(cells.count { $0.text.hasPrefix("?") } == 10)
        for (path, root) in try Subject.example.pages() {
            for element in root.all where element["class"]?.split(separator: " ").contains("s-unknown") == true {
                #expect(["? Unknown", "Unknown"].contains { element.text.hasPrefix($0) }, "\(path): \(element.text)")
            }
        }
    }

    /// An address that no source gave is not made up.
    @Test func linksASourceOnlyWhereItHasAnAddress() throws {
        let site = try BuiltSite.example()
        let sources = try #require(try site.page("providers/gate/").element(id: "sources"))
        let old = try #require(sources.element(id: "source.old"))
        #expect(old.all("a").isEmpty && old.first("cite")?.text == "Old review")
        let docs = try #require(sources.element(id: "source.docs"))
        #expect(docs.first("a")?["href"] == "https://gate.example.org/docs")
        let links = try #require(try site.page("providers/gate/").element(id: "links"))
        #expect(!links.all("a").contains { $0.text == "Get a key" } && links.all("a").contains { $0.text == "Handbook" })
    }
}
