/// What a prober may write, and where.
extension BadInput {
    private static let selfHosted = "data/probes/acme/0.19.1/one.json"
    private static let message = #""Seen.""#
    private static let pending =
        #"2026-06-17T09:30:00Z", "pending": { "verdict": "partial", "reason": "fenced", "runs": 1, "at": "2026-06-17T10:00:00Z" } }"#

    private static func long(_ bytes: Int) -> String { #""\#(String(repeating: "é", count: bytes / 2))\#(bytes % 2 == 0 ? "" : "m")""# }
    private static func excerpt(_ bytes: Int) -> String { #"2026-06-17T09:30:00Z", "evidence": { "excerpt": \#(long(bytes)) } }"# }

    /// The sample's observations, in another place.
    private static func put(_ path: String, _ old: String = "supported", _ new: String = "supported") -> Edit {
        .put(path, (SampleTree.probed.files[SampleTree.probe] ?? "").replacing(old, with: new))
    }

    static let observations: [BadInput] = [
        .replacing(
            "reason that nobody gives", in: .probed, SampleTree.probe, #""works""#, bad: #""work""#,
            [#"7:58 unknown-reason there is no reason "work""#], nearMiss: #""key-optional""#),
        .replacing(
            "verdict that its reason does not lead to", in: .probed, SampleTree.probe, #""works""#, bad: #""timed-out""#,
            [#"7:22 contradictory-verdict the reason "timed-out" means inconclusive, not supported"#], nearMiss: #""refused-rightly""#),
        .replacing(
            "pending reason that nobody gives", in: .probed, SampleTree.probe, #"2026-06-17T09:30:00Z" }"#,
            bad: pending.replacing("fenced", with: "fence"), [#"7:186 unknown-reason there is no reason "fence""#], nearMiss: pending),
        .replacing(
            "pending verdict that its reason does not lead to", in: .probed, SampleTree.probe, #"2026-06-17T09:30:00Z" }"#,
            bad: pending.replacing("fenced", with: "ignored"),
            [#"7:22 contradictory-verdict the reason "ignored" means unsupported, not partial"#], nearMiss: pending),
        .replacing(
            "message of 301 bytes", in: .probed, SampleTree.probe, message, bad: long(301),
            ["7:78 long-text the text has 301 bytes; at most 300 are kept here"], nearMiss: long(300)),
        .replacing(
            "excerpt of 301 bytes", in: .probed, SampleTree.probe, #"2026-06-17T09:30:00Z" }"#, bad: excerpt(301),
            ["7:166 long-text the text has 301 bytes; at most 300 are kept here"], nearMiss: excerpt(300)),
        .replacing(
            "empty message", in: .probed, SampleTree.probe, message, bad: #""""#, ["7:78 invalid-text the text is empty"], nearMiss: message
        ),
        BadInput(
            "self-hosted run of an unknown provider", [put("data/probes/none/0.19.1/one.json")],
            [#"data/probes/none/0.19.1/one.json:1:1 unknown-provider there is no provider "none""#], nearMiss: [put(selfHosted)]),
        BadInput(
            "self-hosted run of an unknown capability", [put(selfHosted, #""streaming""#, #""stream""#)],
            [#"\#(selfHosted):7:9 unknown-capability there is no capability "stream""#], nearMiss: [put(selfHosted)]),
        BadInput(
            "self-hosted run with a contradiction", [put(selfHosted, #""works""#, #""ignored""#)],
            [#"\#(selfHosted):7:22 contradictory-verdict the reason "ignored" means unsupported, not supported"#],
            nearMiss: [put(selfHosted)]),
        BadInput(
            "self-hosted run of tomorrow", [put(selfHosted, "2026-06-17", "2026-06-18")],
            ["\(selfHosted):1:1 future-date an observation lies in the future (today is 2026-06-17)"], nearMiss: [put(selfHosted)],
            today: "2026-06-17"),
        BadInput(
            "self-hosted run 91 days ago", [put(selfHosted, "2026-06-17", "2026-03-18")],
            ["\(selfHosted):1:1 stale-observation an observation is 91 days old; the limit is 90"],
            nearMiss: [put(selfHosted, "2026-06-17", "2026-03-19")], today: "2026-06-17"),
        BadInput(
            "version that is no id", [put("data/probes/acme/v0_19/one.json")],
            [#"data/probes/acme/v0_19/one.json:1:1 invalid-id "v0_19" in the path is no id"#], nearMiss: [put(selfHosted)]),
        BadInput(
            "observations too deep", [put("data/probes/acme/0.19.1/lab/one.json")],
            ["data/probes/acme/0.19.1/lab/one.json:1:1 misplaced-file data/probes/acme/0.19.1/lab/one.json is no place of a record"],
            nearMiss: [put(selfHosted)]),
    ]
}
