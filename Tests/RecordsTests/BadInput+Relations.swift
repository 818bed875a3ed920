/// What records name, and whether anything names them.
extension BadInput {
    private static let lab = "data/labs/lab.json"
    private static let claim = #""capabilities": {}"#
    private static let columns = #""streaming", "vision"]"#

    private static func provider(_ id: String, auth: String = "{}", baseURL: String? = nil) -> Edit {
        let endpoint = baseURL.map { #"{ "base_url": { "value": "\#($0)", "source": "docs" } }"# } ?? "{}"
        return .put(
            "data/providers/\(id)/provider.json",
            """
            { "name": "\(id)", "kind": { "value": "host", "source": "docs" }, "summary": "S.",
              "sources": { "docs": { "title": "T", "publisher": "P", "checked": "2026-06" } },
              "endpoint": \(endpoint),
              "auth": \(auth),
              "capabilities": {} }
            """)
    }

    private static func offering(_ slug: String, id: String) -> Edit {
        .put(
            "data/providers/acme/models/\(slug).json",
            #"{ "model": "lab/one", "id": { "value": "\#(id)", "source": "docs" }, "capabilities": {} }"#)
    }

    static let references: [BadInput] = [
        .replacing(
            "source that the table does not have", SampleTree.offering, #"1.10, "source": "docs""#, bad: #"1.10, "source": "doc""#,
            [#"7:106 unknown-source there is no source "doc""#], nearMiss: #"1.1, "source": "docs""#),
        .replacing(
            "source of another record", SampleTree.offering, claim,
            bad: #""capabilities": { "vision": { "claim": "yes", "source": "card" } }"#,
            [#"9:59 unknown-source there is no source "card""#],
            nearMiss: #""capabilities": { "vision": { "claim": "yes", "source": "docs" } }"#),
        BadInput(
            "model without a record", [.put("data/providers/acme/models/two.json", #"{ "model": "lab/two", "capabilities": {} }"#)],
            [#"data/providers/acme/models/two.json:1:12 unknown-model there is no model "lab/two""#],
            nearMiss: [.put("data/providers/acme/models/two.json", #"{ "model": "lab/one", "capabilities": {} }"#)]),
        BadInput(
            "model of an unknown lab", [.remove(lab)], [#"data/models/lab/one.json:1:1 unknown-lab there is no lab "lab""#],
            nearMiss: [.put(lab, #"{ "name": "L" }"#)]),
        BadInput(
            "offering of an unknown provider",
            [.put("data/providers/none/models/one.json", #"{ "model": "lab/one", "capabilities": {} }"#)],
            [#"data/providers/none/models/one.json:1:1 unknown-provider there is no provider "none""#],
            nearMiss: [provider("none"), .put("data/providers/none/models/one.json", #"{ "model": "lab/one", "capabilities": {} }"#)]),
        BadInput(
            "probe of an unknown provider",
            [.put("data/probes/none/endpoint.json", #"{ "prober": "p", "base_url": "https://a.example" }"#)],
            [#"data/probes/none/endpoint.json:1:1 unknown-provider there is no provider "none""#],
            nearMiss: [.put("data/probes/acme/endpoint.json", #"{ "prober": "p", "base_url": "https://a.example" }"#)]),
        .replacing(
            "column of an unknown capability", SampleTree.site, columns, bad: #""streaming", "vision", "visions"]"#,
            [#"6:45 unknown-capability there is no capability "visions""#], nearMiss: #""vision", "streaming", "models-list"]"#),
        .replacing(
            "implication of an unknown capability", SampleTree.vocabulary, #"["vision", "chat"]"#,
            bad: #"["vision", "chat"], "implies": ["sight"]"#, [#"15:155 unknown-capability there is no capability "sight""#],
            nearMiss: #"["vision", "chat"], "implies": ["streaming"]"#),
        .replacing(
            "expectation of an unknown capability", SampleTree.vocabulary, #"["vision", "chat"]"#,
            bad: #"["vision", "chat"], "expects": ["sight"]"#, [#"15:155 unknown-capability there is no capability "sight""#],
            nearMiss: #"["vision", "chat"], "expects": ["streaming"]"#),
        .replacing(
            "claim of an unknown capability", SampleTree.provider, #""models-list": {"#,
            bad: #""telepathy": { "claim": "no", "source": "docs" }, "models-list": {"#,
            [#"14:5 unknown-capability there is no capability "telepathy""#],
            nearMiss: #""vision": { "claim": "no", "source": "docs" }, "models-list": {"#),
        .replacing(
            "observation of an unknown capability", in: .probed, SampleTree.probe, #""streaming""#, bad: #""stream""#,
            [#"7:9 unknown-capability there is no capability "stream""#], nearMiss: #""vision""#),
        .replacing(
            "guide that is not there", SampleTree.site, #"["start"]"#, bad: #"["start", "end"]"#,
            [#"7:23 unknown-guide there is no guide "end""#], nearMiss: #"[ "start" ]"#),
        BadInput(
            "guide that no order lists", [.put("data/guides/end.md", "# End")],
            [#"data/guides/end.md:1:1 unlisted-guide the guide "end" is not in the order of guides"#],
            nearMiss: [.put("data/guides/end.md", "# End"), .replace(SampleTree.site, #"["start"]"#, #"["end", "start"]"#)]),
        BadInput(
            "capability twice",
            [.replace(SampleTree.vocabulary, #""id": "vision""#, #""id": "streaming""#), .replace(SampleTree.site, ", \"vision\"]", "]")],
            [#"data/capabilities.json:15:17 duplicate-id the capability "streaming" stands here again"#], nearMiss: []),
        BadInput(
            "one id of two offerings", [offering("two", id: "lab/one")],
            [#"data/providers/acme/models/two.json:1:40 duplicate-id the id "lab/one" stands here again"#],
            nearMiss: [offering("two", id: "lab/One")]),
        BadInput(
            "Cyrillic letter in an id", [offering("two", id: "l\u{430}b/two")],
            ["data/providers/acme/models/two.json:1:40 confusable-id the id mixes Latin letters with U+430, which only looks like one"],
            nearMiss: [offering("two", id: "\u{43C}\u{43E}\u{434}\u{435}\u{43B}\u{44C}-2")]),
        BadInput(
            "fullwidth letter in an example",
            [.replace(SampleTree.provider, #""auth": {}"#, #""auth": {}, "example_model": { "value": "gpt-４o", "source": "docs" }"#)],
            ["data/providers/acme/provider.json:12:43 confusable-id the id mixes Latin letters with U+FF14, which only looks like one"],
            nearMiss: [
                .replace(SampleTree.provider, #""auth": {}"#, #""auth": {}, "example_model": { "value": "模型-4o", "source": "docs" }"#)
            ]),
        BadInput(
            "one variable of two hosts", [key("KEY"), provider("beta", auth: keyed("KEY"), baseURL: "https://api.beta.example/v1")],
            ["data/providers/beta/provider.json:4:35 shared-key-variable Acme names the variable KEY too, and has other hosts"],
            nearMiss: [key("KEY"), provider("beta", auth: keyed("KEY"), baseURL: "https://api.acme.example/v2")]),
        BadInput(
            "one variable of hosts that nobody knows", [provider("beta", auth: keyed("KEY")), provider("gamma", auth: keyed("KEY"))],
            ["data/providers/gamma/provider.json:4:35 shared-key-variable beta names the variable KEY too, and has other hosts"],
            nearMiss: [
                provider(
                    "beta",
                    auth: #"{ "key_env": [{ "value": "KEY", "source": "docs" }, { "value": "KEY", "source": "docs", "said": "again" }] }"#)
            ]),
        BadInput(
            "one variable of two hosts among three providers",
            [
                key("KEY"), provider("beta", auth: keyed("KEY_2"), baseURL: "https://api.beta.example"),
                provider("gamma", auth: keyed("KEY_2"), baseURL: "https://api.gamma.example"),
            ],
            ["data/providers/gamma/provider.json:4:35 shared-key-variable beta names the variable KEY_2 too, and has other hosts"],
            nearMiss: [
                key("KEY"), provider("beta", auth: keyed("KEY_2"), baseURL: "https://api.beta.example"),
                provider("gamma", auth: keyed("KEY_3"), baseURL: "https://api.gamma.example"),
            ]),
    ]

    private static func keyed(_ variable: String) -> String { #"{ "key_env": { "value": "\#(variable)", "source": "docs" } }"# }
    private static func key(_ variable: String) -> Edit { .replace(SampleTree.provider, #""auth": {}"#, #""auth": "# + keyed(variable)) }

    private static let blog = #""docs": {"#
    private static let unused = #""blog": { "title": "T", "publisher": "P", "checked": "2026" }, "docs": {"#

    /// Vision by a name that no prober knows, and in no column.
    private static let sight = [
        Edit.replace(SampleTree.vocabulary, #""id": "vision""#, #""id": "sight""#),
        .replace(SampleTree.site, columns, #""streaming"]"#),
    ]

    static let uses: [BadInput] = [
        BadInput(
            "source of a provider that nothing cites", [.replace(SampleTree.provider, blog, unused)],
            [#"data/providers/acme/provider.json:7:5 unused-source nothing rests on the source "blog""#],
            nearMiss: [
                .replace(SampleTree.provider, blog, unused),
                .replace(SampleTree.offering, claim, #""capabilities": { "vision": { "claim": "no", "source": "blog" } }"#),
            ]),
        BadInput(
            "source of a model that only an offering cites",
            [.replace(SampleTree.model, #""card": {"#, #""docs": { "title": "T", "publisher": "P", "checked": "2026" }, "card": {"#)],
            [#"data/models/lab/one.json:4:5 unused-source nothing rests on the source "docs""#], nearMiss: []),
        BadInput(
            "source that a broken offering may cite",
            [.replace(SampleTree.provider, blog, unused), .put("data/providers/acme/models/two.json", "[]")],
            [#"data/providers/acme/models/two.json:1:1 wrong-kind "an offering" must be an offering, not a list"#], nearMiss: []),
        BadInput(
            "model without an offering", [.put("data/models/lab/two.json", #"{ "name": "Two", "sources": {} }"#)],
            ["data/models/lab/two.json:1:1 unused-model no offering refers to Two"],
            nearMiss: [
                .put("data/models/lab/two.json", #"{ "name": "Two", "sources": {} }"#),
                .put("data/providers/acme/models/two.json", #"{ "model": "lab/two", "capabilities": {} }"#),
            ]),
        BadInput(
            "lab without a model", [.put("data/labs/other.json", #"{ "name": "Other" }"#)],
            ["data/labs/other.json:1:1 unused-lab Other has no model"],
            nearMiss: [
                .put("data/labs/other.json", #"{ "name": "Other" }"#), .put("data/models/other/x.json", #"{ "name": "X", "sources": {} }"#),
                .put("data/providers/acme/models/x.json", #"{ "model": "other/x", "capabilities": {} }"#),
            ]),
        BadInput(
            "lab of a broken model", [.put("data/labs/other.json", #"{ "name": "Other" }"#), .put("data/models/other/x.json", "[]")],
            [#"data/models/other/x.json:1:1 wrong-kind "a model" must be a model, not a list"#], nearMiss: []),
        BadInput(
            "capability that nobody speaks of", sight,
            [#"data/capabilities.json:15:17 unused-capability nobody says anything of the capability "sight""#],
            nearMiss: sight + [.replace(SampleTree.offering, claim, #""capabilities": { "sight": { "claim": "no", "source": "docs" } }"#)]),
        BadInput(
            "capability that only a probe saw", in: .probed, sight,
            [#"data/capabilities.json:15:17 unused-capability nobody says anything of the capability "sight""#],
            nearMiss: sight + [.replace(SampleTree.probe, #""streaming": {"#, #""sight": {"#)]),
        BadInput(
            "capability that no probe looks for", sight,
            [#"data/capabilities.json:15:17 unused-capability nobody says anything of the capability "sight""#],
            nearMiss: [.replace(SampleTree.site, columns, #""streaming"]"#)]),
    ]
}
