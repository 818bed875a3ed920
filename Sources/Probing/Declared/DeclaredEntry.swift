import Records

/// What a list says of one model. Absent is unsaid, which is neither no nor free.
package struct DeclaredEntry: Sendable {
    package let id: String
    /// Tokens that a request may hold there.
    package var context: Int?
    package var maxOutput: Int?
    /// At most one a unit.
    package var prices: [DeclaredPrice] = []
    /// Modalities, as the list names them.
    package var input: [String] = []
    package var output: [String] = []
    /// Names of request parameters, as the list gives them.
    package var parameters: [String] = []
    /// By capability: whether the list says that it is there. What it does not speak of is left out.
    package var capabilities: [String: Bool] = [:]
    /// The announced last day.
    package var ends: PartialDate?
    package var isDeprecated = false
    /// Named more than once, so that nothing it says is sure.
    package var isDoubled = false

    package init(id: String) {
        self.id = id
    }

    package func price(of unit: Price.Unit) -> DeclaredPrice? { prices.first { $0.unit == unit } }
}
