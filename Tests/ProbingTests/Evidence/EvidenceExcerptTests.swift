import Testing

@testable import Probing

struct EvidenceExcerptTests {
    @Test(
        arguments: [
            ("abcdef", 6, "abcdef", false), ("abcdef", 5, "abcde", true), ("abcdef", 0, "", true), ("", 0, "", false), ("aé", 2, "a", true),
            ("aé", 3, "aé", false), ("ae\u{301}b", 3, "a", true), ("a👩‍👩‍👧", 10, "a", true), ("a\nb\t\r\n", 20, "a\\nb\\t\\r\\n", false),
            ("a\nb", 2, "a", true),
            ("\u{1B}[31m", 20, "\\u{1b}[31m", false), ("a\u{202E}b", 20, "a\\u{202e}b", false), ("me@example.org x", 9, "[address]", true),
            ("me@example.org x", 8, "", true), ("to me@example.org", 11, "to ", true), ("to me@example.org", 12, "to [address]", false),
            ("[keyx] y", 4, "[key", true),
        ])
    func cutsAfterScrubbing(_ text: String, limit: Int, expected: String, isCut: Bool) {
        let excerpt = Scrubber().excerpt(of: text, limit: limit)
        #expect(excerpt.text == expected)
        #expect(excerpt.isCut == isCut)
        #expect(excerpt.text.utf8.count <= limit)
    }

    @Test func leavesNoPartOfAKeyAtAnyLimit() {
        let text = "no: " + ScrubberTests.key + " is wrong"
        for limit in 0...40 {
            let shown = ScrubberTests.scrubber.excerpt(of: text, limit: limit).text
            #expect("no: [key] is wrong".hasPrefix(shown), "\(shown)")
        }
    }

    @Test func hashesWhatIsClean() {
        let excerpt = ScrubberTests.scrubber.excerpt(of: "x " + ScrubberTests.key, limit: 1)
        #expect(excerpt.hash == SHA256.short(Array("x [key]".utf8)))
    }

    @Test func boundsAHugeBody() {
        let excerpt = Scrubber().excerpt(of: [UInt8](repeating: 0x61, count: 3 << 20), limit: 10)
        #expect(excerpt.text == "aaaaaaaaaa")
        #expect(excerpt.isCut)
        #expect(excerpt.hash == SHA256.short([UInt8](repeating: 0x61, count: 1 << 20)))
    }
}

struct HeaderPolicyTests {
    @Test(
        arguments: [
            ("Content-Type", true), ("X-Request-ID", true), ("x-ratelimit-reset-tokens", true),
            ("anthropic-ratelimit-requests-reset", true),
            ("Set-Cookie", false), ("Authorization", false), ("openai-organization", false), ("x-ratelimit-\u{1B}", false),
            ("x-forwarded-for", false), ("", false),
        ])
    func knowsWhatMayStay(_ name: String, expected: Bool) {
        #expect(HeaderPolicy.allows(name) == expected)
    }

    @Test func keepsAndScrubs() {
        let kept = HeaderPolicy.kept(
            [
                ("Set-Cookie", "a=b"), ("Location", "https://x.example/y?session=1"), ("Server", "10.0.0.9"),
                ("Date", String(repeating: "x", count: 999)),
            ], scrubber: Scrubber())
        #expect(kept.map(\.name) == ["location", "server", "date"])
        #expect(kept.map(\.value) == ["https://x.example/y", "[address]", String(repeating: "x", count: 256)])
    }
}
