import StrictJSON
import Testing

struct WriterTests {
    private static func write(_ value: JSONValue, _ layout: JSONWriter.Layout = .canonical) -> String {
        String(decoding: JSONWriter.bytes(value, layout), as: UTF8.self)
    }

    /// Canonical texts: each is what its own compact form is written as.
    private static let canonical = [
        "null\n", "{}\n", "[]\n", "\"a\"\n", "1.10\n", "true\n",
        """
        { "a": 1, "b": "x", "c": null, "d": true }

        """,
        """
        [1, "x", null]

        """,
        """
        {
          "a": [],
          "b": {},
          "c": [1, 2],
          "d": { "e": 1 }
        }

        """,
        """
        [
          [1, 2],
          { "a": 1 },
          3
        ]

        """,
        """
        [
          []
        ]

        """,
        """
        {
          "a": {
            "b": [
              { "c": 1 }
            ]
          }
        }

        """,
    ]

    @Test(arguments: canonical)
    func writesTheCanonicalLayout(_ text: String) throws {
        let value = try read(text)
        #expect(Self.write(value) == text)
        #expect(Self.write(try read(Self.write(value, .compact))) == text)
    }

    /// An object on one line of so many columns, indented into a list or not.
    private static func object(_ columns: Int, letter: Character = "x") -> String {
        #"{ "a": 1, "b": ""# + String(repeating: letter, count: columns - 19) + #"" }"#
    }

    @Test(arguments: ["x", "é", "漢"] as [Character])
    func breaksAnObjectThatIsTooWide(_ letter: Character) throws {
        let fits = Self.object(99, letter: letter)
        #expect(fits.count == 99)
        #expect(Self.write(try read(fits)) == fits + "\n")
        let text = String(repeating: letter, count: 81)
        #expect(
            Self.write(try read(Self.object(100, letter: letter))) == """
                {
                  "a": 1,
                  "b": "\(text)"
                }

                """)
    }

    @Test func keepsALineWithItsCommaAtAHundredColumns() throws {
        let (fits, tooWide) = (Self.object(97), Self.object(98))
        let written = Self.write(try read("[\(fits), 1]"))
        #expect(written == "[\n  \(fits),\n  1\n]\n")
        #expect(written.split(separator: "\n").map(\.count).max() == 100)
        #expect(Self.write(try read("[\(tooWide), 1]")).hasPrefix("[\n  {\n    \"a\": 1,\n"))
        let member = Self.object(92)
        #expect(Self.write(try read("{\"k\": \(member), \"l\": 1}")) == "{\n  \"k\": \(member),\n  \"l\": 1\n}\n")
        #expect(Self.write(try read("{\"kk\": \(member), \"l\": 1}")).hasPrefix("{\n  \"kk\": {\n    \"a\": 1,\n"))
    }

    @Test func breaksAListThatIsTooWide() throws {
        let words = (0..<20).map { "\"word\($0)\"" }
        #expect(
            Self.write(try read("[\(words.joined(separator: ","))]")) == "[\n" + words.map { "  \($0)" }.joined(separator: ",\n") + "\n]\n")
    }

    @Test func neverBreaksAScalar() throws {
        let long = "\"" + String(repeating: "x", count: 500) + "\""
        #expect(Self.write(try read(long)) == long + "\n")
        #expect(Self.write(try read("{\"a\": \(long)}")) == "{\n  \"a\": \(long)\n}\n")
    }

    @Test(arguments: [
        ("\"", #""\"""#), ("\\", #""\\""#), ("/", #""/""#), ("\u{8}\u{C}\n\r\t", #""\b\f\n\r\t""#),
        ("\u{0}\u{1}\u{F}\u{10}\u{1F}", #""\u0000\u0001\u000f\u0010\u001f""#),
        ("é漢🎉", "\"é漢🎉\""), ("\u{7F}\u{2028}", "\"\u{7F}\u{2028}\""), ("e\u{301}", "\"e\u{301}\""), ("</script>", "\"</script>\""),
    ])
    func escapesOnlyWhatItMust(_ text: String, json: String) throws {
        let written = JSONWriter.bytes(.string(text), .compact)
        #expect(written == Array(json.utf8), "\(String(decoding: written, as: UTF8.self))")
        #expect(try read(json).string.map { Array($0.utf8) } == Array(text.utf8))
        #expect(Self.write(.object([(text, .null)]), .compact) == "{\(json):null}")
    }

    @Test(arguments: ["1.10", "-0", "0.0", "1E+05", "100000000000000000000000000000", "0.10000000000000000000000000000000000001"])
    func leavesNumbersAsTheyAre(_ text: String) throws {
        #expect(Self.write(try read("[\(text)]")) == "[\(text)]\n")
        #expect(Self.write(.number(text: text), .compact) == text)
    }

    @Test func writesNoSpaceInTheCompactForm() throws {
        #expect(
            Self.write(try read("{ \"a b\": [ 1, {}, [ ] , \"c d\" ],\n \"e\": { \"f\" : null } }"), .compact)
                == #"{"a b":[1,{},[],"c d"],"e":{"f":null}}"#)
    }

    @Test func leavesOutMembersWithoutAValue() {
        let value = JSONValue.object([("a", .number(-1)), ("b", nil), ("c", .array([.bool(false), .null]))])
        #expect(Self.write(value, .compact) == #"{"a":-1,"c":[false,null]}"#)
    }

    @Test(arguments: [
        "{\"b\":[1,[2,[3,{\"a\":[]}]]],\"a\":{\"x\":{\"y\":{}}}}", "[[],{},[{}],\"\\u00e9\\/\",1.10e5]", "\"\\ud83c\\udf89\\u0001\"",
        "{\"" + String(repeating: "k", count: 120) + "\":{\"a\":1}}", "[" + String(repeating: "10,", count: 60) + "10]",
    ])
    func writesTheSameOfWhatItWrote(_ text: String) throws {
        let value = try read(text)
        for layout in [JSONWriter.Layout.canonical, .compact] {
            let once = Self.write(value, layout)
            #expect(Self.write(try read(once), layout) == once)
            #expect(try plain(read(once)) == plain(value))
        }
    }
}
