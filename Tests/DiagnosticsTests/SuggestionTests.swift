import Diagnostics
import Testing

struct SuggestionTests {
    private static let keys = ["name", "sources", "capabilities", "context", "max_output", "id"]

    @Test(arguments: [
        ("names", "name"), ("nmae", "name"), ("nam", "name"), ("soruces", "sources"), ("source", "sources"),
        ("capabilites", "capabilities"),
        ("maxoutput", "max_output"), ("max-output", "max_output"), ("contxt", "context"), ("ids", "id"), ("if", "id"), ("name", "name"),
    ])
    func findsTheWordThatWasMeant(_ word: String, meant: String) {
        #expect(closestMatch(to: word, among: Self.keys) == meant)
    }

    @Test(arguments: ["", "x", "nothing", "namely-not", "price", "context_window", "xy", "\u{1F600}"])
    func findsNothingWhereNoneIsNear(_ word: String) {
        #expect(closestMatch(to: word, among: Self.keys) == nil)
    }

    @Test func choosesTheNearestAndThenTheFirstByName() {
        #expect(closestMatch(to: "abcdef", among: ["abcxyf", "abcdxf", "abxyef"]) == "abcdxf")
        #expect(closestMatch(to: "abcd", among: ["abcy", "abcx", "abcz"]) == "abcx")
        #expect(closestMatch(to: "word", among: []) == nil)
    }

    @Test func isQuickWithHugeWords() {
        let long = String(repeating: "a", count: 1_000_000)
        #expect(closestMatch(to: long, among: Array(repeating: long + "b", count: 20)) == long + "b")
    }
}
