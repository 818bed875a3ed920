import StrictJSON
import Testing

@testable import Publishing

/// The same data for programs: complete, and exact in what is unknown, free and not sold.
struct MachineFileTests {
    private func json(_ name: String, in site: BuiltSite) throws -> JSONValue {
        let (value, problems) = JSONReader.read(try #require(site.files["api/v1/\(name).json"]), path: name)
        #expect(problems.map(\.line) == [])
        return try #require(value)
    }

    private func record(_ id: String, of name: String) throws -> JSONValue {
        let records = try #require(try json(name, in: BuiltSite.example())[name]?.array)
        return try #require(records.first { $0["id"]?.string == id }, "no \(id)")
    }

    private func offering(_ slug: String) throws -> JSONValue {
        try #require(try record("gate", of: "providers")["offerings"]?.array?.first { $0["slug"]?.string == slug }, "no \(slug)")
    }

    @Test(arguments: Subject.allCases) func hasEveryRecord(_ subject: Subject) throws {
        let site = try subject.site()
        let catalog = site.edition.catalog
        func ids(_ name: String) throws -> [String?] { try #require(try json(name, in: site)[name]?.array).map { $0["id"]?.string } }
        #expect(try ids("providers") == catalog.providers.map(\.id))
        #expect(try ids("models") == catalog.models.map(\.id))
        #expect(try ids("capabilities") == catalog.vocabulary.all.map(\.id.id))
        let providers = try #require(try json("providers", in: site)["providers"]?.array)
        let offerings = try providers.flatMap { provider in
            try #require(provider["offerings"]?.array).map { "\(provider["id"]?.string ?? "")/\($0["slug"]?.string ?? "")" }
        }
        #expect(offerings.sorted() == catalog.offerings.map { "\($0.provider)/\($0.slug)" }.sorted())
    }

    /// What an address in the files names is a page of the site.
    @Test(arguments: Subject.allCases) func namesPagesThatExist(_ subject: Subject) throws {
        let site = try subject.site()
        for name in ["providers", "models", "capabilities"] {
            for record in try #require(try json(name, in: site)[name]?.array) {
                let url = try #require(record["url"]?.string)
                let path = url.dropFirst(site.edition.baseURL.count) + "index.html"
                #expect(url.hasPrefix(site.edition.baseURL) && site.files[String(path)] != nil, "\(url)")
            }
        }
    }

    @Test func writesAmountsAsTheyAreRecorded() throws {
        let price = try #require(try offering("swift-1")["prices"]?.array?.first)
        #expect(price["input"]?.numberText == "0.27" && price["output"]?.numberText == "1.10" && price["cache_write"]?.numberText == "0.30")
        #expect(price["from"]?.string == "2026-06-17" && price["per"]?.string == "1M tokens" && price["currency"]?.string == "USD")
        #expect(price["amount"] == nil, "a price by the token has an amount")
    }

    @Test func keepsTheHistoryOfPrices() throws {
        let prices = try #require(try offering("swift-1")["prices"]?.array)
        #expect(prices.map { $0["from"]?.string } == ["2026-06-17", "2025", "2026-06"])
        #expect(prices[1]["input"]?.numberText == "0.50")
    }

    @Test func tellsUnknownFreeAndNotSoldApart() throws {
        let free = try #require(try offering("swift-1-free")["prices"]?.array?.first)
        #expect(free["input"]?.numberText == "0" && free["cache_write"] == nil)
        let vectors = try #require(try offering("vectors")["prices"]?.array?.first)
        #expect(vectors["output"]?.isNull == true && vectors["cached_input"] == nil)
        let painter = try #require(try offering("painter")["prices"]?.array)
        #expect(painter.first?["output"] == nil && painter.last?["amount"]?.numberText == "0.04")
    }

    @Test func leavesOutCellsOfWhichNothingIsKnown() throws {
        #expect(try record("near", of: "providers")["capabilities"]?.members?.map(\.key) == [])
        let cells = try #require(try record("gate", of: "providers")["capabilities"])
        #expect(cells["json"]?["state"]?.string == "contested" && cells["json"]?["claims"]?.array?.count == 2)
        #expect(cells["chat"]?["state"]?.string == "verified-yes" && cells["chat"]?["observation"]?["verdict"]?.string == "supported")
        #expect(try offering("swift-1")["capabilities"]?["streaming"]?["inherited"]?.bool == true)
        // An inconclusive probe is something that is known, though the state stays unknown.
        #expect(try record("server", of: "providers")["capabilities"]?["files"]?["state"]?.string == "unknown")
    }

    @Test func keepsWhatSourcesSaidAndWhoTheyAre() throws {
        let gate = try record("gate", of: "providers")
        #expect(gate["models_served"]?.array?.map { $0["said"]?.string } == [nil, "a dozen or so"])
        #expect(gate["models_served"]?.array?[1]["value"]?["max"]?.numberText == "20")
        #expect(gate["sources"]?["rival"]?["said_by"]?.string == "a competitor" && gate["sources"]?["old"]?["url"] == nil)
        #expect(gate["base_url"]?.array?[1]["disputed"]?.string == "It moved in 2025.")
        #expect(try record("near", of: "providers")["base_url"]?.array?.isEmpty == true)
        #expect(try record("example-lab/swift-1", of: "models")["released"]?.array?.first?["value"]?.string == "2026-05")
    }

    /// A client that wants one record gets what the whole file says of it.
    @Test(arguments: Subject.allCases) func saysTheSameOfARecordInItsOwnFile(_ subject: Subject) throws {
        let site = try subject.site()
        for (list, single) in [("providers", "provider"), ("models", "model")] {
            for record in try #require(try json(list, in: site)[list]?.array) {
                let id = try #require(record["id"]?.string)
                let alone = try #require(try json("\(list)/\(id)", in: site)[single])
                #expect(JSONWriter.bytes(alone) == JSONWriter.bytes(record), "\(list)/\(id).json")
            }
        }
    }

    @Test func hasEverythingOfAModelInItsOwnFile() throws {
        let file = try json("models/example-lab/swift-1", in: BuiltSite.example())
        let offerings = try #require(file["offerings"]?.array)
        #expect(offerings.map { $0["provider"]?.string } == ["gate", "gate", "near"])
        #expect(offerings.map { $0["slug"]?.string } == ["swift-1", "swift-1-free", "swift-1"])
        #expect(offerings[0]["prices"]?.array?.first?["output"]?.numberText == "1.10")
        for offering in offerings {
            let id = try #require(offering["provider"]?.string)
            let sources = try #require(file["providers"]?[id]?["sources"])
            for fact in offering["context"]?.array ?? [] {
                let source = try #require(fact["source"]?.string)
                #expect(sources[source]?["title"]?.string != nil, "\(id): \(source)")
            }
        }
        #expect(try json("models/other-lab/unserved", in: BuiltSite.example())["offerings"]?.array?.isEmpty == true)
    }

    @Test(arguments: Subject.allCases) func listsPagesForLanguageModels(_ subject: Subject) throws {
        let site = try subject.site()
        let text = try site.text("llms.txt")
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.first == "# \(site.edition.catalog.settings.title)" && lines[2] == "> \(site.edition.catalog.settings.summary)")
        let addresses = text.matches(of: #/\]\((\S+?)\): /#).map { String($0.1) }
        #expect(addresses.count > 15)
        for address in addresses {
            let path = String(address.dropFirst(site.edition.baseURL.count))
            let file = path.isEmpty || path.hasSuffix("/") ? path + "index.html" : path
            #expect(address.hasPrefix(site.edition.baseURL) && site.files[file] != nil, "\(address)")
        }
    }

    /// One entry a line, whatever the names are.
    @Test func escapesNamesForLanguageModels() throws {
        let model = try #require(exampleFiles["models/other-lab/unserved.json"]).replacing("\"Unserved\"", with: #""A [dev](x) \\ b""#)
        let text = try BuiltSite(changing: ["models/other-lab/unserved.json": model]).text("llms.txt")
        #expect(
            text.contains(#"- [A \[dev\](x) \\ b](https://matrix.example.org/models/other-lab/unserved/index.md): no provider recorded"#),
            "\(text)")
    }
}
