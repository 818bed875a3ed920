import Records
import StrictJSON
import Testing

@testable import Publishing

/// What was seen of software on somebody's machine is shown with it, and counts for nobody else.
struct SelfHostedRunTests {
    private func runs(_ site: BuiltSite, _ provider: String = "server") throws -> Element {
        try #require(try site.page("providers/\(provider)/").element(id: "runs"), "no runs on the page of \(provider)")
    }

    @Test func listsRunsWithTheNewestVersionFirst() throws {
        let runs = try runs(.example()).all("details").filter { $0["class"] == "run" }
        #expect(runs.map { $0["id"] } == ["run.0.10.1.swift-1", "run.0.9.2.endpoint-alone"])
        #expect(
            runs.first?.first("summary")?.text
                == "0.10.1, example-lab/swift-1, 18 June 2026: 1 supported, 1 partial, 1 unsupported, 1 inconclusive")
        #expect(runs.last?.first("summary")?.text == "0.9.2, the endpoint alone, 10 June 2026: 1 unsupported")
    }

    @Test func showsHowItWasStartedAndWhatWasSeen() throws {
        let run = try #require(try runs(.example()).element(id: "run.0.10.1.swift-1"))
        for part in [
            "Started with --tool-call-parser example", "Where https://gpu.example.org/v1", "Probed by compat-matrix 1.1",
            "Tool calling Unsupported A probe saw it fail: it showed in 0 of 1 run, on 18 June 2026. It wants --enable-tools.",
            "Evidence, HTTP status 400: start with --enable-tools",
            "compat-matrix probe --provider server --endpoint 'http://localhost:8000/v1' --model 'example-lab/swift-1' --capability tools",
        ] { #expect(run.text.contains(part), "\(part) is not in: \(run.text)") }
        let links = run.all("a").compactMap { $0["href"] }
        #expect(links.contains { $0.hasSuffix("reasons/#server-flag") } && links.contains { $0.hasSuffix("capabilities/tools/") })
    }

    @Test func keepsPrivateAddressesToTheirOwners() throws {
        let site = try BuiltSite.example()
        #expect(try runs(site).element(id: "run.0.9.2.endpoint-alone")?.text.contains("a machine that only its owner can reach") == true)
        for (path, bytes) in site.files { #expect(!String(decoding: bytes, as: UTF8.self).contains("192.168"), "\(path)") }
    }

    @Test func fillsNoCell() throws {
        let site = try BuiltSite.example()
        #expect(try site.page("providers/server/").element(id: "capability.tools")?.text.contains("enable-tools") == false)
        #expect(try site.page("").element(id: "server.responses")?.text.contains("It answered.") == false)
    }

    @Test func saysHowToBeginWhereNobodyProbed() throws {
        let text = try runs(.shipped(), "vllm").text
        #expect(
            text.contains("Nobody has probed it yet") && text.contains("compat-matrix probe --provider vllm --endpoint 'http"), "\(text)")
        let hosted = try BuiltSite.shipped().page("providers/openrouter/")
        #expect(hosted.element(id: "runs") == nil && !hosted.all("a").contains { $0["href"] == "#runs" })
    }

    @Test func writesTheSameForMachines() throws {
        let site = try BuiltSite.example()
        let (value, _) = JSONReader.read(try #require(site.files["api/v1/providers.json"]), path: "providers")
        let providers = try #require(value?["providers"]?.array)
        let runs = try #require(providers.first { $0["id"]?.string == "server" }?["runs"]?.array)
        #expect(
            runs.map { $0["version"]?.string } == ["0.10.1", "0.9.2"]
                && runs.map { $0["base_url"]?.string } == ["https://gpu.example.org/v1", nil])
        #expect(runs.first?["model"]?.string == "example-lab/swift-1" && runs.last?["model"] == nil)
        #expect(runs.first?["capabilities"]?["tools"]?["reason"]?.string == "server-flag")
        #expect(runs.first?["capabilities"]?["streaming"]?["pending"]?["needed"]?.numberText == "2")
        #expect(providers.first { $0["id"]?.string == "gate" }?["runs"]?.array?.isEmpty == true)
    }

    @Test func saysWhatALaterRunSaw() throws {
        let cell = try #require(try BuiltSite.example().page("models/example-lab/swift-1/").element(id: "at.gate.swift-1.tools"))
        let sentence = "pending The last run that could tell saw something else, on 18 June 2026: it failed (ignored: "
        #expect(
            cell.text.contains(sentence) && cell.text.contains("It will be published when 3 runs in a row have seen it; so far 1 run did."),
            "\(cell.text)")
    }

    @Test(arguments: [
        ("0.9.2", "0.10.0"), ("1.0rc1", "1.0"), ("1.0-rc1", "1.0-rc2"), ("1.0", "1.0.1"), ("1.0", "1.0.post1"), ("v1.9", "1.10"),
        ("0.11.0rc1.dev3", "0.11.0"), ("0.5.0", "0.5.0.post2"), ("b6000", "b6001"), ("", "1"), ("9", "99999999999999999999999999"),
    ])
    func ordersVersionsByTheirNumbers(_ older: String, _ newer: String) {
        #expect(older.isOlderVersion(than: newer) && !newer.isOlderVersion(than: older))
        #expect(!older.isOlderVersion(than: older) && !newer.isOlderVersion(than: newer))
    }

    @Test(arguments: [("1.0+cu124", "1.0"), ("v1.0", "1.0"), ("1.00", "1.0"), ("1_0", "1.0")])
    func takesVersionsForEqualThatDifferInShape(_ one: String, _ other: String) {
        #expect(!one.isOlderVersion(than: other) && !other.isOlderVersion(than: one))
    }
}
