import Probing
import Records
import Testing

@testable import Probing

struct BudgetTests {
    @Test(arguments: [
        ("1", "2", 1_000_000, 0, 1_000_000_000_000), ("1", "2", 0, 1_000_000, 2_000_000_000_000), ("0.27", "1.10", 1, 1, 1_370_000),
        ("0", "0", 1 << 40, 1 << 40, 0), ("0.0000005", "0", 1, 0, 1), ("0.00000001", "0", 1, 0, 1), ("0.0000000000001", "0", 1, 0, 1),
        ("0.000001", "0", 3, 0, 3),
    ])
    func countsInTrillionthsRoundedUp(_ input: String, _ output: String, _ read: Int, _ written: Int, _ expected: Int) throws {
        let rate = Budget.Rate(input: try #require(ExactDecimal(input)), output: try #require(ExactDecimal(output)))
        #expect(rate.cost(input: read, output: written) == expected)
    }

    @Test func countsAPriceThatIsTooLargeAsMoreThanAnyBudget() async throws {
        let rate = Budget.Rate(input: ExactDecimal(digits: .max, scale: 0), output: ExactDecimal(digits: .max, scale: 0))
        let cost = rate.cost(input: 1_000_000, output: 1_000_000)
        #expect(cost > 1 << 60)
        let budget = Budget(money: 1 << 60)
        #expect(await !budget.reserve(cost))
        #expect(await budget.reserve(1))
    }

    @Test func setsAsideTheWorstUntilItKnows() async {
        let budget = Budget(money: 100)
        #expect(await budget.reserve(60))
        #expect(await !budget.reserve(60), "two at a time must not pass the limit together")
        await budget.settle(reserved: 60, input: 1, output: 1, cost: 10)
        #expect(await budget.reserve(60))
        await budget.settle(reserved: 60, input: 1, output: 1, cost: 60)
        #expect(await budget.reserve(30))
        #expect(await !budget.reserve(1))
        #expect(await budget.spending.requests == 3)
    }

    @Test func countsRequests() async {
        let budget = Budget(requests: 2)
        #expect(await budget.reserve(0))
        #expect(await budget.reserve(0))
        #expect(await !budget.reserve(0))
    }
}
