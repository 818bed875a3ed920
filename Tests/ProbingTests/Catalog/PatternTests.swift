import Probing
import Testing

struct PatternTests {
    @Test(arguments: [
        ("*", "", true), ("*", "a/b", true), ("", "", true), ("", "a", false), ("a", "a", true), ("a", "A", false), ("a", "ab", false),
        ("a*", "a", true), ("a*", "ba", false), ("*a", "ba", true), ("*a", "ab", false), ("a*b", "ab", true), ("a*b", "axxb", true),
        ("a*b", "a", false), ("ab*ba", "aba", false), ("ab*ba", "abba", true), ("*a*b*", "xaxbx", true), ("*a*b*", "xbxax", false),
        ("**", "x", true), ("a**b", "ab", true), ("meta-llama/*", "meta-llama/Llama-3", true), ("*:free", "m:free", true),
        ("*aab", "aaab", true), ("*ab*ab", "abab", true), ("*ab*ab", "ab", false), ("?", "a", false), ("[a]", "a", false),
        (".*", ".x", true),
        ("é*", "e\u{301}", false), ("模*", "模型", true),
    ])
    func matches(_ pattern: String, _ text: String, _ expected: Bool) {
        #expect(Pattern(pattern).matches(text) == expected)
    }

    @Test func needsNoPatience() {
        let pattern = Pattern(String(repeating: "a*", count: 200) + "b")
        let text = String(repeating: "a", count: 20_000)
        let start = ContinuousClock.now
        #expect(!pattern.matches(text))
        #expect(ContinuousClock.now - start < .seconds(2))
    }
}
