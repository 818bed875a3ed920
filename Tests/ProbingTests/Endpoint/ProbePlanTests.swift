import Records
import Testing

@testable import Probing

/// What stands in the plan before anything is sent.
struct ProbePlanTests {
    private static func plan(_ capabilities: Set<ProbedCapability>? = nil, costly: Bool = false, endpoint: Bool = true) throws -> ProbePlan
    {
        var options = ProbeOptions()
        options.capabilities = capabilities
        options.allowsCostly = costly
        let address = try #require(WebAddress("https://a.example/v1"))
        var job = ProbeJob(try #require(ProbeTarget(base: address, credential: nil)), models: ["m"])
        job.probesEndpoint = endpoint
        return ProbePlan(job, options)
    }

    @Test func holdsEveryKindOnce() throws {
        let plan = try Self.plan(costly: true)
        let kinds = (plan.endpoint + plan.model).map(\.kind)
        #expect(Set(kinds).count == kinds.count)
        // What software answers is asked only where a person named the endpoint, and what it declares only by --declared.
        #expect(Set(RequestKind.allCases).subtracting(kinds) == [.serverInfo, .modelInfo])
    }

    @Test func leavesOutWhatCosts() throws {
        let plan = try Self.plan()
        #expect(!(plan.endpoint + plan.model).contains { $0.bounds.isOptIn })
        #expect((plan.endpoint + plan.model).allSatisfy { $0.bounds.times > 0 && $0.bounds.output >= 0 })
    }

    @Test(arguments: ProbedCapability.allCases) func coversEachCapability(_ capability: ProbedCapability) throws {
        let plan = try Self.plan([capability], costly: true)
        #expect((plan.endpoint + plan.model).contains { $0.bounds.capabilities.contains(capability) })
        let all = try Self.plan(costly: true)
        #expect(ProbePlan.cost(plan.model).requests <= ProbePlan.cost(all.model).requests)
    }

    @Test func asksNothingOfTheEndpointForAModelAlone() throws {
        let plan = try Self.plan([.seed], endpoint: false)
        #expect(plan.endpoint.allSatisfy { $0.kind.isOfEndpoint } && plan.endpoint.count <= 6)
        #expect(Set(plan.model.map(\.kind)) == [.chat, .chatAfter, .seed])
    }

    @Test func adds() {
        let steps = [ProbePlan.Step(kind: .chat, bounds: RequestKind.chat.bounds(repeats: 3, mostTokens: 100))]
        let cost = ProbePlan.cost(steps)
        #expect(cost == .init(requests: 8, input: 8 * 40, output: 800))
        #expect(cost + cost == .init(requests: 16, input: 640, output: 1600))
    }
}
