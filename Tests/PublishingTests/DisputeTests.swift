import Records
import StrictJSON
import Testing

@testable import Publishing

/// Where the data contradicts itself, and that no contradiction is left out.
struct DisputeTests {
    private func section(_ id: String, of subject: Subject = .example) throws -> Element {
        let page = try #require(try subject.pages().first { $0.path == "disputes/index.html" })
        return try #require(page.root.element(id: id), "no section \(id)")
    }

    private func ids(_ section: Element) -> [String] { section.all("article").compactMap { $0["id"] } }

    @Test func listsClaimsThatProbesContradict() throws {
        let probed = try section("probed")
        #expect(
            ids(probed) == [
                "endpoint.gate.embeddings", "model.gate.swift-1.streaming", "endpoint.gate.streaming", "endpoint.gate.responses",
                "model.gate.swift-1.vision",
            ])
        let groups = probed.elements.filter { $0.name == "section" }.map { ($0["aria-labelledby"] ?? "", ids($0).count) }
        #expect(groups.map(\.0) == ["fails", "in-part", "better"] && groups.map(\.1) == [2, 1, 2])
    }

    @Test func showsBothSides() throws {
        let entry = try #require(try section("probed").element(id: "model.gate.swift-1.streaming")).text
        for part in [
            "Disputed: Streaming, Swift 1 at Example Gateway", "Called example-lab/swift-1 there.",
            "What is claimed Yes Gateway docs, Example Gateway, 17 June 2026; said by the provider itself Said of the provider as a whole.",
            "What a probe saw A probe saw it fail: it showed in 0 of 3 runs, on 17 June 2026. The reply came whole. Reason ignored",
            "At fault: the model or the server's software. Evidence, HTTP status 200: {\"object\": \"chat.completion\"}",
            "compat-matrix probe --provider gate --model 'example-lab/swift-1' --capability streaming",
        ] { #expect(entry.contains(part), "\(part) is not in: \(entry)") }
    }

    @Test func listsSourcesThatContradictOneAnother() throws {
        #expect(ids(try section("contested")) == ["endpoint.gate.json"])
        #expect(ids(try section("contested", of: .shipped)) == ["endpoint.together.responses", "endpoint.sglang.image-generation"])
    }

    @Test func listsFactsInDoubt() throws {
        let names = try section("facts").all("dt").map(\.text)
        #expect(
            names == [
                "Base URL, Example Gateway", "Models served, Example Gateway", "Context, tokens, Swift 1 at Example Gateway",
                "Id there, Swift 1 (free) at Example Gateway", "Context, tokens, Swift 1, the weights",
            ])
    }

    /// What the pages call disputed or contested is what the page of disputes lists.
    @Test(arguments: Subject.allCases) func listsAsManyAsTheStatusPageCounts(_ subject: Subject) throws {
        let catalog = try subject.site().edition.catalog
        let edition = try subject.site().edition
        let counted = catalog.providers.map { Coverage.of($0, in: edition).disputed }.reduce(0, +)
        #expect(ids(try section("probed", of: subject)).count + ids(try section("contested", of: subject)).count == counted)
    }

    @Test func saysWhatWouldStandThereBeforeAnythingIsProbed() throws {
        let files = exampleFiles.filter { !$0.key.hasPrefix("probes/") }
        let site = try BuiltSite(data: .memory(files, label: "data"), templates: BuiltSite.templates)
        let text = try #require(try site.page("disputes/").element(id: "probed")).text
        #expect(text.contains("Nothing has been probed yet") && text.contains("compat-matrix probe --provider ID"), "\(text)")
        let bare = try #require(try BuiltSite.bare().page("disputes/").first("main")).text
        #expect(bare.contains("No two sources contradict") && bare.contains("No recorded fact is in doubt"), "\(bare)")
    }

    @Test(arguments: Subject.allCases) func writesTheSameForMachines(_ subject: Subject) throws {
        let site = try subject.site()
        let disputes = try #require(try json("disputes", site)["disputes"]?.array)
        let (probed, contested) = (try section("probed", of: subject), try section("contested", of: subject))
        let facts = try section("facts", of: subject).all("dt").count
        #expect(disputes.count == ids(probed).count + ids(contested).count + facts)
        for dispute in disputes {
            let url = try #require(dispute["url"]?.string)
            let parts = url.dropFirst(site.edition.baseURL.count).split(separator: "#", maxSplits: 1).map(String.init)
            try #require(url.hasPrefix(site.edition.baseURL) && parts.count == 2, "\(url)")
            #expect(try site.page(parts[0]).element(id: parts[1]) != nil, "\(url)")
            #expect((dispute["claims"]?.array ?? dispute["values"]?.array ?? []).isEmpty == false, "\(url) has one side only")
        }
    }

    @Test func keepsTheKindsApartForMachines() throws {
        let disputes = try #require(try json("disputes", BuiltSite.example())["disputes"]?.array)
        let kinds = Dictionary(grouping: disputes) { $0["kind"]?.string ?? "" }.mapValues(\.count)
        #expect(kinds == ["fails": 2, "works-in-part": 1, "better-than-claimed": 2, "sources-differ": 1, "fact": 5])
        let streaming = try #require(disputes.first { $0["offering"]?.string == "swift-1" && $0["capability"]?.string == "streaming" })
        #expect(streaming["inherited"]?.bool == true && streaming["id"]?.string == "example-lab/swift-1")
        #expect(streaming["observation"]?["evidence"]?["hash"]?.string == "def")
        let models = try #require(disputes.first { $0["field"]?.string == "models_served" })
        #expect(models["values"]?.array?[1]["value"]?["max"]?.numberText == "20")
    }

    private func json(_ name: String, _ site: BuiltSite) throws -> JSONValue {
        let (value, problems) = JSONReader.read(try #require(site.files["api/v1/\(name).json"]), path: name)
        #expect(problems.map(\.line) == [])
        return try #require(value)
    }
}
