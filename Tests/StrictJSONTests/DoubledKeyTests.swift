import Diagnostics
import StrictJSON
import Testing

struct DoubledKeyTests {
    @Test func reportsBothPlacesAndKeepsTheFirst() throws {
        let text = """
            {
              "a": 1,
              "b": { "a": 2 },
              "\\u0061": 3
            }
            """
        let (value, problems) = JSONReader.read(Array(text.utf8), path: "x.json")
        #expect(value.map(plain) == "{'a':1 'b':{'a':2}}")
        #expect(
            LocatedDiagnostic.locate(problems) { _ in Array(text.utf8) }.map { $0.text(color: false) } == [
                """
                x.json:4:3: error: the key "a" stands here twice [duplicate-key]
                    "\\u0061": 3
                    ^^^^^^^^
                x.json:2:3: note: first defined here
                    "a": 1,
                    ^^^
                  fix: remove one of the two

                """
            ])
    }

    @Test(arguments: [2, 15, 16, 17, 18, 1_000])
    func findsOneInAnObjectOfAnySize(_ count: Int) throws {
        for first in Set([0, count / 2, count - 1]) {
            let keys = (0..<count).map { "k\($0)" } + ["k\(first)", "other"]
            let text = "{" + keys.map { "\n\"\($0)\":0" }.joined(separator: ",") + "}"
            let (value, problems) = JSONReader.read(Array(text.utf8), path: "x.json")
            #expect(value?.members?.map(\.key) == keys[..<count] + ["other"])
            let width = "k\(first)".utf8.count + 3
            #expect(
                try lines(problems, Array(text.utf8))
                    == ["\(count + 2):1-\(count + 2):\(width) duplicate-key the key \"k\(first)\" stands here twice"])
            let note = try #require(problems.first?.notes.first?.span)
            #expect(LineTable(Array(text.utf8)).position(of: note.range.lowerBound) == Position(line: first + 2, column: 1))
        }
    }

    @Test func reportsEveryRepeat() throws {
        let bytes = Array("{\"a\":1,\"a\":{\"b\":1,\"b\":2},\"a\":3}".utf8)
        let (value, problems) = JSONReader.read(bytes, path: "x.json")
        #expect(value.map(plain) == "{'a':1}")
        #expect(
            try lines(problems, bytes) == [
                "1:19-1:22 duplicate-key the key \"b\" stands here twice",
                "1:8-1:11 duplicate-key the key \"a\" stands here twice",
                "1:26-1:29 duplicate-key the key \"a\" stands here twice",
            ])
    }

    @Test(arguments: [10, 30])
    func comparesKeysAsBytes(_ count: Int) throws {
        let others = (0..<count).map { "\"\($0)\":0," }.joined()
        let value = try read("{\(others)\"\u{E9}\":1,\"e\u{301}\":2,\"\u{212B}\":3,\"\u{C5}\":4}")
        #expect(value.members?.count == count + 4)
    }

    @Test func keepsWhatItFoundBeforeASyntaxError() throws {
        let bytes = Array("{\"a\":1,\"a\":2,".utf8)
        let (value, problems) = JSONReader.read(bytes, path: "x.json")
        #expect(value == nil)
        #expect(
            try lines(problems, bytes) == [
                "1:8-1:11 duplicate-key the key \"a\" stands here twice", "1:1-1:2 invalid-json this '{' is never closed",
            ])
    }
}
