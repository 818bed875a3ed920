/// What records say of capabilities, and of numbers that hang together.
extension BadInput {
    private static let claim = #""capabilities": {}"#
    private static let listed = #""models-list": {"#
    private static let vision = #"["vision", "chat"]"#

    private static func claims(_ claims: (String, String)...) -> String {
        let all = claims.map { #""\#($0)": { "claim": "\#($1)", "source": "docs" }"# }
        return #""capabilities": { \#(all.joined(separator: ", ")) }"#
    }

    /// The vocabulary with one more key of "vision", and claims of the offering.
    private static func related(_ key: String, _ claims: String) -> [Edit] {
        [.replace(SampleTree.vocabulary, vision, vision + ", " + key), .replace(SampleTree.offering, claim, claims)]
    }

    private static func inherited(_ key: String, _ general: String, _ claims: String) -> [Edit] {
        related(key, claims) + [
            .replace(SampleTree.provider, listed, #""streaming": { "claim": "\#(general)", "source": "docs" }, "models-list": {"#)
        ]
    }

    private static func input(_ modality: String) -> [Edit] {
        related(#""needs_input": "image""#, claims(("vision", "yes"))) + [
            .replace(SampleTree.model, "\n}", ",\n  \"input\": { \"value\": [\"\(modality)\"], \"source\": \"card\" }\n}")
        ]
    }

    private static func model(_ facts: String) -> [Edit] { [.replace(SampleTree.model, "\n}", ",\n  \(facts)\n}")] }

    private static func limits(_ context: String, _ output: String) -> [Edit] {
        [
            .replace(SampleTree.model, "128000", context),
            .replace(SampleTree.model, "\n}", ",\n  \"max_output\": { \"value\": \(output), \"source\": \"card\" }\n}"),
        ]
    }

    private static func released(_ released: String, cutoff: String, disputed: Bool = false) -> [Edit] {
        let doubt = disputed ? #", "disputed": "D.""# : ""
        return model(
            """
            "released": { "value": "\(released)", "source": "card"\(doubt) },
              "knowledge_cutoff": { "value": "\(cutoff)", "source": "card" }
            """)
    }

    /// - Parameter own: a claim of the offering that says more than the provider does of all.
    private static func repeated(_ name: String, own: String, more: [Edit] = []) -> BadInput {
        BadInput(
            "repeated " + name, [.replace(SampleTree.offering, claim, claims(("models-list", "yes")))],
            ["data/providers/acme/models/one.json:9:21 repeated-claim the claim repeats what Acme says of all its models"],
            nearMiss: [.replace(SampleTree.offering, claim, #""capabilities": { "models-list": \#(own) }"#)] + more)
    }

    static let claims: [BadInput] = [
        .replacing(
            "partial that says no part", SampleTree.offering, claim, bad: claims(("vision", "partial")),
            ["9:31 partial-without-note a partial claim does not say which part works"], nearMiss: claims(("vision", "model-dependent"))),
        .replacing(
            "partial of a provider", SampleTree.provider, #"{ "claim": "yes""#, bad: #"{ "claim": "partial""#,
            ["14:20 partial-without-note a partial claim does not say which part works"], nearMiss: #"{ "claim": "partial", "note": "N.""#),
        BadInput(
            "implication that is denied", related(#""implies": ["streaming"]"#, claims(("vision", "yes"), ("streaming", "no"))),
            [
                #"data/providers/acme/models/one.json:9:31 unmet-implication Vision is claimed, but "streaming", on which it rests, is denied"#
            ],
            nearMiss: related(#""implies": ["streaming"]"#, claims(("vision", "no"), ("streaming", "no")))),
        BadInput(
            "implication that the provider denies of all", inherited(#""implies": ["streaming"]"#, "no", claims(("vision", "yes"))),
            [
                #"data/providers/acme/models/one.json:9:31 unmet-implication Vision is claimed, but "streaming", on which it rests, is denied"#
            ],
            nearMiss: inherited(#""implies": ["streaming"]"#, "no", claims(("vision", "yes"), ("streaming", "model-dependent")))),
        BadInput(
            "input that the weights do not take", input("text"),
            ["data/providers/acme/models/one.json:9:31 unmet-implication Vision is claimed, but the weights take no image"],
            nearMiss: input("image")),
        BadInput(
            "companion of which nothing is said", related(#""expects": ["streaming"]"#, claims(("vision", "yes"))),
            [
                #"data/providers/acme/models/one.json:9:31 unexplained-capability Vision is claimed, but nothing is said of "streaming", which usually comes with it"#
            ],
            nearMiss: related(
                #""expects": ["streaming"]"#, #""capabilities": { "vision": { "claim": "yes", "source": "docs", "note": "N." } }"#)),
        BadInput(
            "companion of which the provider says it depends",
            inherited(#""expects": ["streaming"]"#, "model-dependent", claims(("vision", "yes"))),
            [
                #"data/providers/acme/models/one.json:9:31 unexplained-capability Vision is claimed, but nothing is said of "streaming", which usually comes with it"#
            ],
            nearMiss: inherited(#""expects": ["streaming"]"#, "yes", claims(("vision", "yes")))),
        BadInput(
            "claim that the provider makes of all",
            [.replace(SampleTree.offering, claim, claims(("models-list", "yes")))],
            ["data/providers/acme/models/one.json:9:21 repeated-claim the claim repeats what Acme says of all its models"],
            nearMiss: [
                .replace(
                    SampleTree.offering, claim, #""capabilities": { "models-list": { "claim": "yes", "source": "docs", "date": "2026" } }"#)
            ]),
        BadInput(
            "claim that the provider makes of another kind",
            [
                .replace(SampleTree.provider, listed, #""vision": { "claim": "yes", "source": "docs" }, "models-list": {"#),
                .replace(SampleTree.offering, claim, claims(("vision", "yes"))),
            ],
            ["data/providers/acme/models/one.json:9:21 repeated-claim the claim repeats what Acme says of all its models"],
            nearMiss: [
                .replace(SampleTree.provider, listed, #""vision": { "claim": "yes", "source": "docs" }, "models-list": {"#),
                .replace(SampleTree.offering, claim, claims(("vision", "yes"))), .replace(SampleTree.offering, #"["chat"]"#, #"["image"]"#),
            ]),
        repeated("claim and not two that differ", own: #"[{ "claim": "yes", "source": "docs" }, { "claim": "no", "source": "docs" }]"#),
        repeated("claim and no note", own: #"{ "claim": "yes", "source": "docs", "note": "N." }"#),
        repeated("claim and no words", own: #"{ "claim": "yes", "said": "Yes!", "source": "docs" }"#),
        repeated(
            "claim of one source and not of two", own: #"{ "claim": "yes", "source": "docs" }"#,
            more: [
                .replace(
                    SampleTree.provider, #""models-list": { "claim": "yes", "source": "docs" }"#,
                    #""models-list": [{ "claim": "yes", "source": "docs" }, { "claim": "yes", "source": "docs" }]"#)
            ]),
        repeated(
            "claim of the same source", own: #"{ "claim": "yes", "source": "blog" }"#,
            more: [
                .replace(
                    SampleTree.provider, #""docs": {"#, #""blog": { "title": "T", "publisher": "P", "checked": "2026" }, "docs": {"#)
            ]),
        BadInput(
            "claim that a probe contradicts", in: .probed, [.replace(SampleTree.offering, claim, claims(("streaming", "no")))],
            [
                "data/providers/acme/models/one.json:9:34 disputed Streaming is claimed no, but a probe of acme/one found it supported"
            ], nearMiss: [.replace(SampleTree.offering, claim, claims(("streaming", "yes")))]),
        BadInput(
            "reply longer than the context", limits("128000", "128001"),
            ["data/models/lab/one.json:7:28 context-below-output a reply may have 128001 tokens, but the whole context only 128000"],
            nearMiss: limits("128000", "128000")),
        BadInput(
            "reply longer than the context there",
            [.replace(SampleTree.offering, claim, #""max_output": { "value": 128001, "source": "docs" }, "capabilities": {}"#)],
            [
                "data/providers/acme/models/one.json:9:28 context-below-output a reply may have 128001 tokens, but the whole context only 128000"
            ],
            nearMiss: [.replace(SampleTree.offering, claim, #""max_output": { "value": 1, "source": "docs" }, "capabilities": {}"#)]),
        BadInput(
            "knowledge after the release", released("2026-01-31", cutoff: "2026-02"),
            ["data/models/lab/one.json:8:34 cutoff-after-release it knows until 2026-02, but came out in 2026-01-31"],
            nearMiss: released("2026", cutoff: "2026-02")),
        BadInput(
            "knowledge after the release of a month", released("2026-01", cutoff: "2026-02-01"),
            ["data/models/lab/one.json:8:34 cutoff-after-release it knows until 2026-02-01, but came out in 2026-01"],
            nearMiss: released("2026-01", cutoff: "2026-02-01", disputed: true)),
    ]
}
