import Diagnostics
import Testing

struct LocatedDiagnosticTests {
    private static let files = ["data/a.json": Array("one\ntwo\nthree".utf8), "data/b.json": Array("one\n".utf8)]

    private static func heads(_ diagnostics: [Diagnostic]) -> [String] {
        LocatedDiagnostic.locate(diagnostics) { files[$0] }.map { located in
            let place = located.place.map { "\($0.path):\($0.start.line):\($0.start.column)-\($0.end.line):\($0.end.column) " } ?? ""
            return place + located.diagnostic.id + " " + located.diagnostic.message
        }
    }

    private static let problems = [
        Diagnostic(ExampleRule.x, "without a place"),
        Diagnostic(ExampleRule.x, "b", at: SourceSpan(path: "data/b.json", range: 0..<1)),
        Diagnostic(ExampleRule.x, "third line", at: SourceSpan(path: "data/a.json", range: 8..<13)),
        Diagnostic(ExampleRule.x, "longer", at: SourceSpan(path: "data/a.json", range: 4..<7)),
        Diagnostic(ExampleRule.x, "shorter", at: SourceSpan(path: "data/a.json", range: 4..<5)),
        Diagnostic(ExampleRule.x, "later in the line", at: SourceSpan(path: "data/a.json", range: 5..<6)),
        Diagnostic(ExampleRule.b, "first message", at: SourceSpan(path: "data/a.json", range: 0..<3)),
        Diagnostic(ExampleRule.a, "second message", at: SourceSpan(path: "data/a.json", range: 0..<3)),
        Diagnostic(ExampleRule.a, "first message", at: SourceSpan(path: "data/a.json", range: 0..<3)),
    ]

    @Test func sortsByPlaceThenByWhatIsSaid() {
        let sorted = [
            "data/a.json:1:1-1:4 a first message",
            "data/a.json:1:1-1:4 a second message",
            "data/a.json:1:1-1:4 b first message",
            "data/a.json:2:1-2:2 x shorter",
            "data/a.json:2:1-2:4 x longer",
            "data/a.json:2:2-2:3 x later in the line",
            "data/a.json:3:1-3:6 x third line",
            "data/b.json:1:1-1:2 x b",
            "x without a place",
        ]
        #expect(Self.heads(Self.problems) == sorted)
        #expect(Self.heads(Self.problems.reversed()) == sorted)
    }

    @Test func dropsRepeatsOnly() {
        let span = SourceSpan(path: "data/a.json", range: 0..<3)
        let same = Diagnostic(ExampleRule.a, "m", at: span, fix: "f")
        let others = [
            Diagnostic(ExampleRule.b, "m", at: span, fix: "f"), Diagnostic(ExampleRule.a, "n", at: span, fix: "f"),
            Diagnostic(ExampleRule.a, "m", at: span),
            Diagnostic(ExampleRule.a, "m", fix: "f"), Diagnostic(ExampleRule.a, "m", at: span, fix: "f", notes: [.init("n")]),
        ]
        #expect(Self.heads([same] + others + [same] + others).count == 6)
    }

    @Test func readsEachFileOnce() {
        var read: [String] = []
        let note = Diagnostic.Note("there", at: SourceSpan(path: "data/b.json"))
        let located = LocatedDiagnostic.locate(
            Self.problems + [Diagnostic(ExampleRule.n, "m", at: SourceSpan(path: "data/c.json"), notes: [note])]
        ) {
            path in
            read.append(path)
            return Self.files[path]
        }
        #expect(read.sorted() == ["data/a.json", "data/b.json", "data/c.json"])
        #expect(located.count == 10)
    }

    @Test(arguments: [
        (0, 1, 1), (1, 1, 2), (2, 1, 3), (3, 1, 4), (4, 2, 1), (6, 2, 3), (7, 3, 1), (8, 4, 1), (9, 4, 2), (99, 4, 2), (-1, 1, 1),
    ])
    func countsLinesAndBytes(_ offset: Int, line: Int, column: Int) {
        // "é" has two bytes; a carriage return is part of its line.
        let table = LineTable(Array("é|\na\r\n\nz".utf8))
        #expect(table.position(of: offset) == Position(line: line, column: column), "offset \(offset)")
    }
}
