import Testing

@Suite struct QuirkFixtureTests {
    private static let header = """
        quirk: x
        about: A sentence.
        source: a/b#1
        seen-in: somewhere
        basis: quoted
        models: m
        capability: streaming
        verdict: partial stream-shape

        """

    @Test(
        "names file and line of what it cannot read",
        arguments: [
            ("colour: red\n", "x.quirk:9: error: no header is called `colour`"),
            ("quirk: y\n", "x.quirk:9: error: `quirk` again"),
            ("neighbour: telepathy supported\n", "x.quirk:9: error: no capability `telepathy`"),
            ("neighbour: vision perfect\n", "x.quirk:9: error: no verdict or reason `perfect`"),
            ("neighbour: vision supported ignored\n", "x.quirk:9: error: `ignored` is a reason for unsupported"),
            ("neighbour: endpoint/vision supported\n", "x.quirk:9: error: `endpoint/vision` has no such cell"),
            ("others: supported\n", "x.quirk:9: error: `others` needs `, because ...`"),
            ("\non POST /x\n", "x.quirk:10: error: a section without a change or a reply"),
            ("\non POST /x [sometimes]\nthen: reset\n", "x.quirk:10: error: no condition `sometimes`"),
            ("\non POST /x\nthen: explode\n", "x.quirk:11: error: no change `then: explode`"),
            ("\non POST /x\n200 OK\n", "x.quirk:11: error: neither `then: ` nor a status line"),
            ("about: Another.\n", "x.quirk:9: error: `about` again"),
        ])
    func saysWhatIsWrong(rest: String, message: String) {
        #expect {
            _ = try QuirkFixture(Self.header + rest, file: "x.quirk")
        } throws: { error in
            "\(error)" == message
        }
    }
}
