import Diagnostics
import StrictJSON
import Testing

struct AcceptedTextTests {
    @Test(arguments: [
        "0", "-0", "7", "-7", "10", "1.0", "1.10", "-0.50", "0.0", "1e5", "1E5", "1e+5", "1e-05", "0e0", "1.5E-300", "1e999999",
        "123456789012345678901234567890123456789012345678901234567890", "0.10000000000000000000000000000000000000001",
    ])
    func keepsANumberAsWritten(_ text: String) throws {
        #expect(try read(text).numberText == text)
        #expect(try plain(read("[\(text),{\"a\":\(text)}]")) == "[\(text) {'a':\(text)}]")
    }

    @Test(arguments: [
        (#""""#, "''"), (#""a b""#, "'a b'"), (#""\"\\\/\b\f\n\r\t""#, #"'"\/<8><c><a><d><9>'"#),
        (#""\u0041\u00e9\u6F22""#, "'A<e9><6f22>'"),
        (#""\u0000\u001F""#, "'<0><1f>'"), (#""\ud83c\uDF89x""#, "'<1f389>x'"), (#""\uD800\uDC00\uDBFF\uDFFF""#, "'<10000><10ffff>'"),
        ("\"é漢🎉\"", "'<e9><6f22><1f389>'"), ("\"\u{7F}\u{2028}\u{FEFF}\u{10FFFF}\"", "'<7f><2028><feff><10ffff>'"),
        (#""\\u0041""#, #"'\u0041'"#), ("\"' // /* #\"", "'' // /* #'"), (#""é\n""#, "'<e9><a>'"),
    ])
    func readsText(_ json: String, shown: String) throws {
        #expect(try plain(read(json)) == shown)
    }

    @Test(arguments: [
        ("null", "null"), ("true", "true"), ("false", "false"), ("[]", "[]"), ("{}", "{}"), (" \t\r\n[ \t\r\n] \t\r\n", "[]"),
        ("[1,\"2\",[3],{\"4\":5},null]", "[1 '2' [3] {'4':5} null]"), ("{\"a\":{\"b\":[]},\"c\":{}}", "{'a':{'b':[]} 'c':{}}"),
        ("{\"\":1,\" \":2}", "{'':1 ' ':2}"), ("{\"b\" : 1 , \"a\" : 2}", "{'b':1 'a':2}"), ("[[[[]]]]", "[[[[]]]]"),
    ])
    func readsValuesInTheirOrder(_ json: String, shown: String) throws {
        #expect(try plain(read(json)) == shown)
    }

    @Test func keepsComposedAndDecomposedKeysApart() throws {
        let value = try read("{\"\u{E9}\":1,\"e\u{301}\":2}")
        #expect(plain(value) == "{'<e9>':1 'e<301>':2}")
    }

    @Test func readsWhatStandsAtTheLimitOfDepth() throws {
        let arrays = String(repeating: "[", count: 64) + String(repeating: "]", count: 64)
        #expect(try plain(read(arrays)) == arrays)
        let objects = String(repeating: "{\"a\":", count: 63) + "{}" + String(repeating: "}", count: 63)
        #expect(try plain(read(objects)) == objects.replacing("\"", with: "'"))
    }

    @Test func readsTenMegabytesOnOneLineWhereTheyAreAllowed() throws {
        var limits = JSONReader.Limits()
        limits.bytes = 11_000_000
        let item = "{\"a\":\"" + String(repeating: "x", count: 9_992) + "\"}"
        let bytes = Array(("[" + Array(repeating: item, count: 1_000).joined(separator: ",") + "]").utf8)
        let (value, problems) = JSONReader.read(bytes, path: "x.json", limits: limits)
        #expect(problems == [])
        #expect(bytes.count > 10_000_000)
        #expect(value?.range == 0..<bytes.count)
        #expect(value?.array?.count == 1_000)
        #expect(value?.array?.last?["a"]?.string?.utf8.count == 9_992)
    }

    // MARK: Places

    @Test func givesEveryValueAndKeyItsBytes() throws {
        let text = """
             { "é" : [ 1.10, "a\\"b" ,true,null ] ,
              "\\u0062":{ } , "c": -0 }
            """
        let places = Self.places(of: try read(text), in: text)
        #expect(
            places == [
                String(text.dropFirst()), "\"é\"", "[ 1.10, \"a\\\"b\" ,true,null ]", "1.10", "\"a\\\"b\"", "true", "null",
                "\"\\u0062\"", "{ }", "\"c\"", "-0",
            ])
    }

    /// The text of each key and value, from outside to inside.
    private static func places(of value: JSONValue, in text: String) -> [String] {
        func cut(_ range: Range<Int>) -> String { String(decoding: Array(text.utf8)[range], as: UTF8.self) }
        let inner = value.array?.flatMap { places(of: $0, in: text) } ?? []
        let members = value.members?.flatMap { [cut($0.keyRange)] + places(of: $0.value, in: text) } ?? []
        return [cut(value.range)] + inner + members
    }

    @Test func looksUpMembersByKey() throws {
        let value = try read("{\"a\":1,\"b\":null}")
        #expect(value["a"]?.numberText == "1")
        #expect(value["b"]?.isNull == true)
        #expect(value["c"] == nil)
        #expect(try read("[1]")["a"] == nil)
    }

    @Test(arguments: [
        ("null", "null"), ("true", "true or false"), ("1", "a number"), ("\"a\"", "a text"), ("[]", "a list"), ("{}", "an object"),
    ])
    func namesKinds(_ json: String, name: String) throws {
        #expect(try read(json).kindName == name)
    }
}
