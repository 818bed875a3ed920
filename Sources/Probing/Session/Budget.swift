import Records

/// What a run may cost in all, counted before each request at its worst and set right after it.
package actor Budget {
    package struct Spending: Sendable, Hashable {
        package var requests = 0
        package var inputTokens = 0
        package var outputTokens = 0
        /// In trillionths of the currency, rounded up; of models with a recorded price only.
        package var money = 0

        package init() {}
    }

    package struct Rate: Sendable, Hashable {
        /// Of a million tokens.
        package var input: ExactDecimal
        package var output: ExactDecimal

        package init(input: ExactDecimal, output: ExactDecimal) {
            self.input = input
            self.output = output
        }

        /// In trillionths, rounded up; a price too large to count is more than any budget.
        package func cost(input tokensIn: Int, output tokensOut: Int) -> Int {
            Self.part(input, tokensIn) + Self.part(output, tokensOut)
        }

        private static func part(_ price: ExactDecimal, _ tokens: Int) -> Int {
            let (product, overflow) = Int(price.digits).multipliedReportingOverflow(by: tokens)
            if overflow { return .max / 4 }
            var (value, scale) = (product, price.scale)
            while scale < 6 {
                let (more, overflow) = value.multipliedReportingOverflow(by: 10)
                if overflow { return .max / 4 }
                (value, scale) = (more, scale + 1)
            }
            while scale > 6 { (value, scale) = ((value + 9) / 10, scale - 1) }
            return value
        }
    }

    package let mostMoney: Int?
    private let mostRequests: Int?
    private var spent = Spending()
    private var reservedMoney = 0

    /// `money` in trillionths of a dollar.
    package init(money: Int? = nil, requests: Int? = nil) {
        mostMoney = money
        mostRequests = requests
    }

    package var spending: Spending { spent }

    /// Whether one more request may go; what it may cost is set aside until `settle`.
    func reserve(_ worst: Int) -> Bool {
        if let mostRequests, spent.requests >= mostRequests { return false }
        if let mostMoney, spent.money + reservedMoney + worst > mostMoney { return false }
        spent.requests += 1
        reservedMoney += worst
        return true
    }

    func settle(reserved: Int, input: Int, output: Int, cost: Int) {
        reservedMoney -= reserved
        spent.inputTokens += input
        spent.outputTokens += output
        spent.money += cost
    }
}
