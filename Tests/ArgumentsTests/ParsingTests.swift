import Testing

@testable import Arguments

struct ParsingTests {
    @Test func givesDefaultsWhereNothingIsSaid() throws {
        let (action, parsed) = try Sample.run(["build"])
        #expect(action == "run build")
        #expect(parsed.value(of: Sample.data) == "data")
        #expect(parsed.value(of: Sample.out) == nil)
        #expect(parsed.value(of: Sample.only) == [])
        #expect(parsed.value(of: Sample.repeats) == 3)
        #expect(parsed.value(of: Sample.asOf) == nil)
        #expect(parsed.value(of: Sample.format) == .text)
        #expect(!parsed.isSet(Sample.check))
        #expect(!parsed.isSet(Sample.strict))
    }

    @Test func readsEveryKindOfFlag() throws {
        let parsed = try Sample.run([
            "build", "--check", "--only", "b", "--data=x=y", "--format", "json", "--only=a", "--repeat", "9", "--as-of=-5", "--out", "-",
        ]).parsed
        #expect(parsed.value(of: Sample.data) == "x=y")
        #expect(parsed.value(of: Sample.out) == "-")
        #expect(parsed.value(of: Sample.only) == ["b", "a"])
        #expect(parsed.value(of: Sample.repeats) == 9)
        #expect(parsed.value(of: Sample.asOf) == -5)
        #expect(parsed.value(of: Sample.format) == .json)
        #expect(parsed.isSet(Sample.check))
        #expect(!parsed.isSet(Sample.strict))
    }

    @Test(arguments: [
        (["--out=--check"], "--check"), (["--out=-x"], "-x"), (["--out= "], " "), (["--out=\u{338}a"], "\u{338}a"),
        (["--out", "a b"], "a b"),
    ])
    func takesOddValues(_ arguments: [String], out: String) throws {
        let parsed = try Sample.run(["build"] + arguments).parsed
        #expect(parsed.value(of: Sample.out) == out)
        #expect(!parsed.isSet(Sample.check))
    }

    @Test(
        arguments: [
            (["main"], "main", nil), (["main", "work"], "main", "work"), (["-", "-"], "-", "-"), (["--", "--help", "-h"], "--help", "-h"),
            (["a", "--", "--"], "a", "--"), (["", "b"], "", "b"),
        ] as [([String], String, String?)])
    func readsArgumentsByTheirPlace(_ arguments: [String], base: String, head: String?) throws {
        let (action, parsed) = try Sample.run(["diff"] + arguments)
        #expect(action == "run diff")
        #expect(parsed.value(of: Sample.base) == base)
        #expect(parsed.value(of: Sample.head) == head)
    }

    @Test(
        arguments: [
            ([], [], .text), (["a"], ["a"], .text),
            (["a", "--format", "github", "b", "--", "--format", "c"], ["a", "b", "--format", "c"], .github),
        ] as [([String], [String], Sample.Format)])
    func readsManyArgumentsAmongFlags(_ arguments: [String], files: [String], format: Sample.Format) throws {
        let parsed = try Sample.run(["check"] + arguments).parsed
        #expect(parsed.value(of: Sample.files) == files)
        #expect(parsed.value(of: Sample.format) == format)
    }
}
