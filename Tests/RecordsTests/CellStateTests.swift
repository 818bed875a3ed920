import Records
import Testing

/// The table of states: every claim against every verdict, contradictions, and what an offering takes from its provider.
struct CellStateTests {
    private static func claims(_ values: [String]) -> String {
        let claims = values.map { #"{ "claim": "\#($0)", "source": "docs"\#($0 == "partial" ? #", "note": "Half.""# : "") }"# }
        return claims.count == 1 ? claims[0] : "[" + claims.joined(separator: ", ") + "]"
    }

    /// The cell of the sample's offering, a chat model.
    private static func cell(
        _ capability: String = "streaming", own: [String] = [], provider: [String] = [], verdict: String? = nil, type: String? = "chat"
    ) throws -> Cell {
        var tree = verdict == nil ? SampleTree.minimal : SampleTree.probed
        if let verdict {
            tree = try tree.replacing("\"supported\"", with: "\"\(verdict)\"", in: SampleTree.probe)
                .replacing("\"works\"", with: "\"\(reasons[verdict] ?? "")\"", in: SampleTree.probe)
                .replacing("\"streaming\"", with: "\"\(capability)\"", in: SampleTree.probe)
        }
        if !own.isEmpty {
            tree = try tree.replacing(
                "\"capabilities\": {}", with: "\"capabilities\": { \"\(capability)\": \(claims(own)) }", in: SampleTree.offering)
        }
        if !provider.isEmpty {
            tree = try tree.replacing(
                "\"models-list\"", with: "\"\(capability)\": \(claims(provider)), \"models-list\"", in: SampleTree.provider)
        }
        let fact = #""type": { "value": ["chat"], "source": "docs" },"#
        tree = try tree.replacing(fact, with: type.map { fact.replacing("chat", with: $0) } ?? "", in: SampleTree.offering)
        let catalog = try tree.catalog()
        return catalog.cell(try #require(catalog.offerings.first), of: try #require(catalog.provider("acme")), capability)
    }

    private static let reasons = ["inconclusive": "timed-out", "supported": "works", "partial": "fenced", "unsupported": "ignored"]
    private static let verdicts = [nil, "inconclusive", "supported", "partial", "unsupported"]

    /// The columns are those of `verdicts`.
    @Test(
        arguments: [
            ("yes", [.claimed(.yes), .claimed(.yes), .verified(.yes), .disputed(.worksInPart), .disputed(.fails)]),
            ("partial", [.claimed(.partial), .claimed(.partial), .disputed(.better), .verified(.partial), .disputed(.fails)]),
            ("no", [.claimed(.no), .claimed(.no), .disputed(.better), .disputed(.better), .verified(.no)]),
            (nil, [.unknown, .unknown, .observed(.yes), .observed(.partial), .observed(.no)]),
            ("model-dependent", [.dependsOnModel, .dependsOnModel, .observed(.yes), .observed(.partial), .observed(.no)]),
            ("not-applicable", [.notApplicable, .notApplicable, .disputed(.better), .disputed(.better), .notApplicable]),
        ] as [(String?, [CellState])])
    func followsFromClaimAndVerdict(_ claim: String?, states: [CellState]) throws {
        for (verdict, state) in zip(Self.verdicts, states) {
            let cell = try Self.cell(own: claim.map { [$0] } ?? [], verdict: verdict)
            #expect(cell.state == state, "\(claim ?? "none"), then \(verdict ?? "none")")
            #expect(cell.claims.map(\.value.rawValue) == (claim.map { [$0] } ?? []))
            #expect(cell.observation?.verdict.rawValue == verdict)
            #expect(!cell.isInherited)
        }
    }

    @Test(
        arguments: [
            (["yes", "no"], .contested), (["no", "yes"], .contested), (["yes", "partial"], .contested), (["partial", "no"], .contested),
            (["yes", "not-applicable"], .contested), (["no", "not-applicable"], .contested), (["model-dependent", "no"], .contested),
            (["model-dependent", "not-applicable"], .contested), (["yes", "yes", "no"], .contested),
            (["model-dependent", "yes", "partial"], .contested),
            (["yes", "yes"], .claimed(.yes)), (["no", "no"], .claimed(.no)), (["partial", "partial"], .claimed(.partial)),
            (["model-dependent", "yes"], .dependsOnModel), (["yes", "model-dependent"], .dependsOnModel),
            (["partial", "model-dependent"], .dependsOnModel),
            (["model-dependent", "model-dependent"], .dependsOnModel), (["not-applicable", "not-applicable"], .notApplicable),
        ] as [([String], CellState)])
    func showsWhereSourcesContradictOneAnother(_ claims: [String], state: CellState) throws {
        #expect(try Self.cell(own: claims).state == state)
        #expect(try Self.cell(own: claims).claims.map(\.value.rawValue) == claims)
    }

    @Test(arguments: ["supported", "unsupported"])
    func staysContestedWhateverAProbeSaw(_ verdict: String) throws {
        let cell = try Self.cell(own: ["yes", "no"], verdict: verdict)
        #expect(cell.state == .contested)
        #expect(cell.observation != nil)
    }

    // MARK: Inheritance

    @Test(
        arguments: [
            (["yes"], .claimed(.yes)), (["yes", "yes"], .claimed(.yes)), (["no"], .claimed(.no)), (["partial"], .unknown),
            (["model-dependent"], .unknown),
            (["not-applicable"], .unknown), (["yes", "no"], .unknown), (["yes", "model-dependent"], .unknown),
        ] as [([String], CellState)])
    func takesAPlainYesOrNoFromTheProvider(_ claims: [String], state: CellState) throws {
        let cell = try Self.cell(provider: claims)
        #expect(cell.state == state)
        #expect(cell.isInherited == (state != .unknown))
        #expect(cell.claims.map(\.value.rawValue) == (state == .unknown ? [] : claims))
    }

    @Test(
        arguments: [
            (["no"], ["yes"], .claimed(.no)), (["yes"], ["no"], .claimed(.yes)), (["model-dependent"], ["yes"], .dependsOnModel),
            (["not-applicable"], ["yes"], .notApplicable),
        ] as [([String], [String], CellState)])
    func prefersTheClaimOfTheOffering(_ own: [String], provider: [String], state: CellState) throws {
        let cell = try Self.cell(own: own, provider: provider)
        #expect(cell.state == state)
        #expect(!cell.isInherited)
    }

    /// "vision" is about the types vision and chat.
    @Test(
        arguments: [
            ("chat", "yes", .claimed(.yes)), ("vision", "yes", .claimed(.yes)), ("embeddings", "yes", .unknown), (nil, "yes", .unknown),
            ("code\", \"vision", "yes", .claimed(.yes)), ("chat", "no", .claimed(.no)), ("embeddings", "no", .claimed(.no)),
            (nil, "no", .claimed(.no)),
        ] as [(String?, String, CellState)])
    func takesAYesOnlyWhereTheTypeFits(_ type: String?, claim: String, state: CellState) throws {
        #expect(try Self.cell("vision", provider: [claim], type: type).state == state)
        #expect(
            try Self.cell("streaming", provider: [claim], type: type).state == .claimed(claim == "yes" ? .yes : .no), "no types: about all")
    }

    @Test(
        arguments: [
            ("yes", "supported", .verified(.yes)), ("yes", "unsupported", .disputed(.fails)), ("no", "supported", .disputed(.better)),
            ("no", "unsupported", .verified(.no)), ("model-dependent", "supported", .observed(.yes)),
            ("partial", "unsupported", .observed(.no)),
        ] as [(String, String, CellState)])
    func holdsWhatItTookAgainstTheProbe(_ claim: String, verdict: String, state: CellState) throws {
        #expect(try Self.cell(provider: [claim], verdict: verdict).state == state)
    }
}
