import Records
import Testing

/// Which observations count.
struct ObservationTests {
    private static func states(_ tree: SampleTree) throws -> (offering: CellState, endpoint: CellState) {
        let catalog = try tree.catalog()
        let provider = try #require(catalog.provider("acme"))
        return (
            catalog.cell(try #require(catalog.offerings.first), of: provider, "streaming").state,
            catalog.cell(provider, "models-list").state
        )
    }

    private static let tree = SampleTree.probed.adding(
        """
        -- data/probes/acme/endpoint.json --
        {
          "prober": "compat-matrix 1.0",
          "base_url": "https://api.acme.example/v1",
          "server": { "name": "vllm", "version": "1", "flags": "-x" },
          "endpoint": {
            "capabilities": {
              "models-list": {
                "verdict": "unsupported", "reason": "route-absent", "message": "As the control.", "passed": 0, "runs": 3, "at": "2026-06-17T09:30:00Z",
                "evidence": { "status": 404, "excerpt": "Not Found", "hash": "ab12" }
              }
            }
          }
        }
        """)

    @Test func countsWhatWasSeenOfThisOfferingAndEndpoint() throws {
        let states = try Self.states(Self.tree)
        #expect(states == (.observed(.yes), .disputed(.fails)))
    }

    @Test func readsWhatWasSeen() throws {
        let catalog = try Self.tree.catalog()
        let provider = try #require(catalog.provider("acme"))
        let seen = try #require(catalog.cell(provider, "models-list").observation)
        #expect(
            [seen.verdict.rawValue, seen.reason, seen.message, seen.at.text] == [
                "unsupported", "route-absent", "As the control.", "2026-06-17T09:30:00Z",
            ])
        #expect((seen.passed, seen.runs) == (0, 3))
        #expect(seen.evidence?.status == 404)
        #expect(seen.evidence?.excerpt == "Not Found")
        #expect(seen.evidence?.hash == "ab12")
    }

    @Test func readsWhatIsPending() throws {
        let pending =
            #"2026-06-17T09:30:00Z", "pending": { "verdict": "partial", "reason": "fenced", "runs": 1, "at": "2026-06-18T00:00:00Z" }"#
        let tree = try SampleTree.probed.replacing(#"2026-06-17T09:30:00Z""#, with: pending, in: SampleTree.probe)
        let catalog = try tree.catalog()
        let seen = try #require(catalog.probes.first?.models["lab/one"]?["streaming"]?.pending)
        #expect([seen.verdict.rawValue, seen.reason, seen.at.text] == ["partial", "fenced", "2026-06-18T00:00:00Z"])
        #expect(seen.runs == 1)
        #expect(try Self.states(tree).offering == .observed(.yes), "what is pending fills no cell")
    }

    @Test func keepsSelfHostedRunsApart() throws {
        let text = try #require(SampleTree.probed.files[SampleTree.probe])
        let catalog = try SampleTree.minimal.adding(
            "-- data/probes/acme/0.9.0/one.json --\n\(text)-- data/probes/acme/0.19.1/one.json --\n\(text)"
        ).catalog()
        #expect(catalog.probes.isEmpty)
        #expect(catalog.selfHostedProbes.map(\.version) == ["0.19.1", "0.9.0"])
        #expect(catalog.selfHostedProbes.first?.provider == "acme" && catalog.selfHostedProbes.first?.slug == "one")
        #expect(catalog.newestDate?.text == "2026-06-17", "they move the clock")
        let provider = try #require(catalog.provider("acme"))
        #expect(catalog.cell(try #require(catalog.offerings.first), of: provider, "streaming").state == .unknown)
    }

    @Test func ignoresAnotherBaseURL() throws {
        let moved = try Self.tree.replacing("api.acme.example", with: "new.acme.example", in: SampleTree.provider)
        let states = try Self.states(moved)
        #expect(states == (.unknown, .claimed(.yes)))
    }

    @Test func countsEachOfSeveralBaseURLs() throws {
        let fact = #"{ "value": "https://api.acme.example/v1", "source": "docs" }"#
        let two = try Self.tree.replacing(
            fact, with: #"[{ "value": "https://new.acme.example/v1", "source": "docs" }, \#(fact)]"#, in: SampleTree.provider)
        let states = try Self.states(two)
        #expect(states == (.observed(.yes), .disputed(.fails)))
    }

    @Test(arguments: [#""id": { "value": "lab/one-v2", "source": "docs" },"#, #""id": { "value": "lab/One", "source": "docs" },"#, ""])
    func ignoresAnotherID(_ id: String) throws {
        let renamed = try Self.tree.replacing(#""id": { "value": "lab/one", "source": "docs" },"#, with: id, in: SampleTree.offering)
        #expect(try Self.states(renamed).offering == .unknown)
        #expect(try Self.states(renamed).endpoint == .disputed(.fails))
    }

    @Test func ignoresWhatWasSeenOfAnotherOfferingOrCapability() throws {
        let other = try Self.tree.replacing("\"streaming\"", with: "\"vision\"", in: SampleTree.probe)
        #expect(try Self.states(other).offering == .unknown)
        let text = try #require(Self.tree.files[SampleTree.probe])
        let elsewhere = try Self.tree.removing(SampleTree.probe).adding("-- data/probes/acme/two.json --\n" + text)
        #expect(try Self.states(elsewhere).offering == .unknown)
    }
}
