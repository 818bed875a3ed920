import Testing

@testable import Files

struct RelativePathTests {
    @Test(arguments: ["", "/", "/a", "a/", "a//b", ".", "..", "a/..", "../a", "a/../b", "./a", "a/.", "a\0", "a/\u{301}../..", "..//"])
    func refuses(_ text: String) {
        #expect(RelativePath(text) == nil)
    }

    @Test(
        arguments: [
            ("a", ["a"], nil), ("a/b.html", ["a", "b.html"], "a"), ("a/b/...", ["a", "b", "..."], "a/b"), (".a/..b", [".a", "..b"], ".a"),
            // To `Character` the slash and the accent after it are one, to the system they are not.
            ("a/\u{301}b/c", ["a", "\u{301}b", "c"], "a/\u{301}b"),
        ] as [(String, [String], String?)])
    func splits(_ text: String, components: [String], parent: String?) throws {
        let path = try #require(RelativePath(text))
        #expect(path.components == components)
        #expect(path.parent?.text == parent)
    }

    @Test func comparesBytesRatherThanUnicodeText() throws {
        let composed = try #require(RelativePath("caf\u{E9}"))
        let decomposed = try #require(RelativePath("cafe\u{301}"))
        #expect(composed.text == decomposed.text)
        #expect(composed != decomposed)
        #expect(decomposed < composed)
        #expect(Set([composed, decomposed]).count == 2)
    }

    @Test(arguments: [(".a", true), ("a/.b", true), ("a/.b/c", true), ("a.b", false), ("a/b.", false)])
    func knowsHiddenNames(_ text: String, hidden: Bool) throws {
        #expect(try #require(RelativePath(text)).isHidden == hidden)
    }
}
