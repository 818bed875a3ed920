import Files
import Records
import Testing

/// What a catalog holds, and in which order.
struct CatalogTests {
    private static func provider(_ id: String, name: String, kind: String) -> String {
        """
        -- data/providers/\(id)/provider.json --
        { "name": "\(name)", "kind": { "value": "\(kind)", "source": "docs" }, "summary": "S.", "endpoint": {}, "auth": {}, "capabilities": {},
          "sources": { "docs": { "title": "T", "publisher": "P", "checked": "2026-06-02" } } }

        """
    }

    private static func model(_ id: String) -> String {
        "-- data/models/\(id).json --\n{ \"name\": \"M\", \"sources\": {} }\n"
    }

    private static func offering(_ provider: String, _ slug: String, of model: String) -> String {
        "-- data/providers/\(provider)/models/\(slug).json --\n{ \"model\": \"\(model)\", \"capabilities\": {} }\n"
    }

    private static let tree = SampleTree.minimal.adding(
        provider("zeta", name: "Zeta", kind: "gateway") + provider("alpha", name: "beta", kind: "gateway")
            + provider("b2", name: "Same", kind: "local")
            + provider("b1", name: "same", kind: "local") + provider("mu", name: "Mu", kind: "self-hosted")
            + "-- data/labs/a-lab.json --\n{ \"name\": \"Z\" }\n" + model("lab/two") + model("lab/one-b") + model("lab/one.a")
            + model("a-lab/zz")
            + offering("zeta", "b", of: "lab/one") + offering("zeta", "a", of: "lab/two") + offering("alpha", "x", of: "lab/one")
            + "-- data/guides/aaa.md --\n# A\n-- data/guides/zzz.md --\n# Z\n"
    )

    private static func order(_ catalog: Catalog) -> [[String]] {
        [
            catalog.labs.map(\.id), catalog.models.map(\.id), catalog.providers.map(\.id),
            catalog.offerings.map { $0.provider + "/" + $0.slug },
            catalog.guides.map(\.slug), catalog.vocabulary.all.map(\.id.id),
        ]
    }

    private static func ordered() throws -> SampleTree {
        try tree.replacing("[\"start\"]", with: "[\"zzz\", \"start\", \"aaa\"]", in: SampleTree.site)
    }

    @Test func sortsRecordsByWhatTheyAre() throws {
        #expect(
            Self.order(try Self.ordered().catalog()) == [
                ["a-lab", "lab"], ["a-lab/zz", "lab/one", "lab/one-b", "lab/one.a", "lab/two"],
                ["alpha", "zeta", "acme", "mu", "b1", "b2"],
                ["acme/one", "alpha/x", "zeta/a", "zeta/b"], ["zzz", "start", "aaa"], ["streaming", "models-list", "vision"],
            ])
    }

    @Test func doesNotDependOnTheOrderOfFiles() throws {
        let plain = try Self.ordered().tree
        let entries = try plain.entries()
        let expected = Self.order(try Self.ordered().catalog())
        for turn in [1, 7, 12] {
            let shuffled = Array(entries[turn...] + entries[..<turn]).reversed()
            let tree = FileTree(
                label: "data", entries: { () throws(FileError) in Array(shuffled) },
                read: { (path, limit) throws(FileError) in try plain.read(path, limit: limit) })
            let catalog = try #require(CatalogLoader.load(tree, today: nil).catalog)
            #expect(Self.order(catalog) == expected, "turned by \(turn)")
        }
    }

    @Test func findsRecordsByIDAndOfferingsByBothSides() throws {
        let catalog = try Self.ordered().catalog()
        #expect(catalog.lab("a-lab")?.name == "Z")
        #expect(catalog.model("lab/one")?.name == "One")
        #expect(catalog.provider("alpha")?.name == "beta")
        #expect(catalog.lab("none") == nil && catalog.model("one") == nil && catalog.provider("Acme") == nil)
        #expect(catalog.offerings(at: "zeta").map(\.slug) == ["a", "b"])
        #expect(catalog.offerings(at: "mu").isEmpty)
        #expect(catalog.offerings(of: "lab/one").map(\.provider) == ["acme", "alpha", "zeta"])
        #expect(catalog.offerings(of: "a-lab/zz").isEmpty)
    }

    @Test func takesItsClockFromWhatWasReadOrSeenLast() throws {
        #expect(try SampleTree.minimal.catalog().newestDate?.text == "2026-06")
        #expect(try Self.ordered().catalog().newestDate?.text == "2026-06-02")
        #expect(try SampleTree.probed.catalog().newestDate?.text == "2026-06-17")
        let later = try SampleTree.minimal.replacing("\"from\": \"2026-06\"", with: "\"from\": \"2027-01\"", in: SampleTree.offering)
        #expect(try later.catalog().newestDate?.text == "2026-06", "prices do not move it")
    }

    @Test func readsAmountsAsUnknownFreeOrNotSold() throws {
        let rest = #""input": 0.27, "output": 1.10"#
        let catalog = try SampleTree.minimal.replacing(rest, with: #""input": 0.00, "output": null"#, in: SampleTree.offering).catalog()
        let price = try #require(catalog.offerings.first?.prices.first)
        #expect(price.input == ExactDecimal("0.00").map(Amount.known))
        #expect(price.input.decimal?.isZero == true)
        #expect(price.output == .notSold)
        #expect(price.cachedInput == .unknown)
        #expect(try SampleTree.minimal.catalog().offerings.first?.prices.first?.output.decimal?.text == "1.10")
    }

    @Test func takesTheNewestPriceOfEachUnit() throws {
        let price = #"{ "from": "2026-06", "currency": "USD", "per": "1M tokens", "input": 0.27, "output": 1.10, "source": "docs" }"#
        let prices = [("2026-06", "image"), ("2026-05", "1M tokens"), ("2026-04", "image"), ("2026-03", "1M tokens")].map { from, unit in
            #"{ "from": "\#(from)", "currency": "USD", "per": "\#(unit)", "\#(unit == "image" ? "amount" : "input")": 1, "source": "docs" }"#
        }
        let catalog = try SampleTree.minimal.replacing(price, with: prices.joined(separator: ","), in: SampleTree.offering).catalog()
        #expect(
            catalog.offerings.first?.currentPrices.map { $0.unit.rawValue + " " + $0.from.text } == ["1M tokens 2026-05", "image 2026-06"])
    }

    @Test func prefersABaseURLThatNobodyDisputes() throws {
        let fact = #"{ "value": "https://api.acme.example/v1", "source": "docs" }"#
        let disputed = #"{ "value": "https://old.acme.example", "source": "docs", "disputed": "It is gone." }"#
        let both = try SampleTree.minimal.replacing(fact, with: "[\(disputed), \(fact)]", in: SampleTree.provider).catalog()
        #expect(both.provider("acme")?.baseURL == "https://api.acme.example/v1")
        let only = try SampleTree.minimal.replacing(fact, with: disputed, in: SampleTree.provider).catalog()
        #expect(only.provider("acme")?.baseURL == "https://old.acme.example")
    }

    @Test(
        arguments: [("16", 16, 16), (#"{ "min": 300 }"#, 300, nil), (#"{ "min": 300, "max": 500 }"#, 300, 500), ("0", 0, 0)]
            as [(String, Int, Int?)])
    func readsCounts(_ json: String, least: Int, most: Int?) throws {
        let served = #""models_served": { "value": \#(json), "source": "docs" }, "auth": {}"#
        let count = try SampleTree.minimal.replacing("\"auth\": {}", with: served, in: SampleTree.provider).catalog().provider("acme")?
            .modelsServed.first?.value
        #expect(count?.least == least)
        #expect(count?.most == most)
    }
}
