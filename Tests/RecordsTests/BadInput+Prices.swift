/// Prices, dates and exceptions.
extension BadInput {
    private static let price =
        #"{ "from": "2026-06", "currency": "USD", "per": "1M tokens", "input": 0.27, "output": 1.10, "source": "docs" }"#

    private static func prices(_ prices: String...) -> String {
        prices.map { #"{ "currency": "USD", "source": "docs", \#($0) }"# }.joined(separator: ", ")
    }

    private static func prices(_ name: String, _ bad: String, _ problem: String, nearMiss: String) -> BadInput {
        .replacing(name, SampleTree.offering, price, bad: bad, [problem], nearMiss: nearMiss)
    }

    private static func jump(_ old: String, _ new: String, _ more: String = "") -> String {
        prices(#""from": "2026-06", "per": "image", "amount": \#(new)"# + more, #""from": "2026-05", "per": "image", "amount": \#(old)"#)
    }

    private static let euro = #"{ "currency": "EUR", "source": "docs", "from": "2026-05""#

    static let prices: [BadInput] = [
        prices(
            "amount per tokens", prices(#""from": "2026", "per": "1M tokens", "amount": 1"#),
            "7:5 wrong-price-key a price per 1M tokens has the wrong kind of amount",
            nearMiss: prices(#""from": "2026", "per": "image", "amount": 1"#)),
        prices(
            "input per image", prices(#""from": "2026", "per": "image", "amount": 1, "input": null"#),
            "7:5 wrong-price-key a price per image has the wrong kind of amount",
            nearMiss: prices(#""from": "2026", "per": "1M tokens", "input": null"#)),
        prices(
            "no amount per tokens", prices(#""from": "2026", "per": "1M tokens""#), "7:5 empty-price a price per 1M tokens names no amount",
            nearMiss: prices(#""from": "2026", "per": "1M tokens", "cache_write": 1"#)),
        prices(
            "no amount per image", prices(#""from": "2026", "per": "image""#), "7:5 empty-price a price per image names no amount",
            nearMiss: prices(#""from": "2026", "per": "image", "amount": null"#)),
        prices(
            "old before new",
            prices(#""from": "2026-05", "per": "image", "amount": 1"#, #""from": "2026-06", "per": "image", "amount": 1"#),
            "7:94 unordered-prices this price is newer than the one before it",
            nearMiss: prices(#""from": "2026-05", "per": "image", "amount": 1"#, #""from": "2026-06", "per": "request", "amount": 1"#)),
        prices(
            "price more than ten times as high", jump("0.03", "0.31"),
            #"7:5 price-jump "amount" went from 0.03 to 0.31, more than tenfold"#, nearMiss: jump("0.03", "0.30")),
        prices(
            "price less than a tenth", jump("3", "0.29"), #"7:5 price-jump "amount" went from 3 to 0.29, more than tenfold"#,
            nearMiss: jump("3", "0.29", #", "note": "Cheaper.""#)),
        prices(
            "largest amount to one", jump("999999999999999999", "1"),
            #"7:5 price-jump "amount" went from 999999999999999999 to 1, more than tenfold"#,
            nearMiss: jump("999999999999999999", "99999999999999999.9")),
        prices(
            "smallest amount to one", jump("0.00000000000000001", "1"),
            #"7:5 price-jump "amount" went from 0.00000000000000001 to 1, more than tenfold"#, nearMiss: jump("0.1", "1.00000000000000000")),
        prices(
            "jump in one currency", jump("3", "40"), #"7:5 price-jump "amount" went from 3 to 40, more than tenfold"#,
            nearMiss: jump("3", "40").replacing(#"{ "currency": "USD", "source": "docs", "from": "2026-05""#, with: euro)),
        prices(
            "jump without a word", jump("4", "50"), #"7:5 price-jump "amount" went from 4 to 50, more than tenfold"#,
            nearMiss: jump("4", "50").replacing(#""amount": 4"#, with: #""amount": 4, "note": "For a month.""#)),
        prices(
            "zero without a word", prices(#""from": "2026", "per": "image", "amount": 0"#),
            "7:5 unexplained-zero an amount is 0, which means free, and no note says so",
            nearMiss: prices(#""from": "2026", "per": "image", "amount": 0.00000000000000001"#)),
        prices(
            "zero of a cache", prices(#""from": "2026", "per": "1M tokens", "input": 1, "cache_write": 0.00"#),
            "7:5 unexplained-zero an amount is 0, which means free, and no note says so",
            nearMiss: prices(#""from": "2026", "per": "1M tokens", "input": 1, "cache_write": 0.00, "note": "Free.""#)),
    ]

    private static let claim = #""capabilities": {}"#
    private static func dated(_ date: String) -> [Edit] {
        [
            .replace(
                SampleTree.offering, claim, #""capabilities": { "vision": { "claim": "no", "source": "docs", "date": "\#(date)" } }"#)
        ]
    }
    private static func card(_ date: String) -> [Edit] { [.replace(SampleTree.model, "2026-05-01", date)] }
    private static func seen(_ date: String) -> [Edit] { [.replace(SampleTree.probe, "2026-06-17", date)] }

    static let dates: [BadInput] = [
        BadInput(
            "source read tomorrow", card("2026-06-18"),
            [#"data/models/lab/one.json:4:5 future-date the source "card" was checked in the future (2026-06-18; today is 2026-06-17)"#],
            nearMiss: card("2026-06-17"), today: "2026-06-17"),
        BadInput(
            "observation of tomorrow", in: .probed, seen("2026-06-18"),
            ["data/probes/acme/one.json:1:1 future-date an observation lies in the future (today is 2026-06-17)"],
            nearMiss: seen("2026-06-17"), today: "2026-06-17"),
        BadInput(
            "claim after its source was read", dated("2026-07"),
            [
                "data/providers/acme/models/one.json:9:58 date-after-check this is dated 2026-07, but its source was last read in 2026-06"
            ], nearMiss: dated("2026-06-30")),
        BadInput(
            "source read 181 days ago", card("2025-12-18"),
            [#"data/models/lab/one.json:4:5 stale-source the source "card" was last read 181 days ago; the limit is 180"#],
            nearMiss: card("2025-12-19"), today: "2026-06-17"),
        BadInput(
            "observation 91 days old", in: .probed, seen("2026-03-18"),
            ["data/probes/acme/one.json:1:1 stale-observation an observation is 91 days old; the limit is 90"],
            nearMiss: seen("2026-03-19"), today: "2026-06-17"),
    ]

    private static let list = "data/exceptions.json"
    static func exception(_ rule: String, _ record: String, about: String? = nil, until: String = "2026-06-30") -> Edit {
        let part = about.map { #" "about": "\#($0)","# } ?? ""
        return .put(
            list, #"{ "exceptions": [{ "rule": "\#(rule)", "record": "\#(record)",\#(part) "reason": "R.", "until": "\#(until)" }] }"#)
    }

    private static let unused = Edit.put("data/labs/other.json", #"{ "name": "Other" }"#)
    private static let warning = "data/labs/other.json:1:1 unused-lab Other has no model"

    private static func excused(_ name: String, _ bad: Edit, _ problem: String) -> BadInput {
        BadInput(
            name, [unused, bad], ["\(list):\(problem)"] + [warning],
            nearMiss: [unused, exception("unused-lab", "labs/other.json")], today: "2026-06-17")
    }

    static let exceptions: [BadInput] = [
        excused(
            "exception of an unknown rule", exception("unused-labs", "labs/other.json"),
            #"1:28 unknown-rule no rule "unused-labs" can be excused"#),
        excused(
            "exception of an error", exception("missing-key", "labs/other.json"),
            #"1:28 unknown-rule no rule "missing-key" can be excused"#),
        excused(
            "exception that ended", exception("unused-lab", "labs/other.json", until: "2026-06-16"),
            "1:18 expired-exception this exception ended on 2026-06-16"),
        excused(
            "exception of another record", exception("unused-lab", "labs/lab.json"),
            "1:18 unneeded-exception nothing here needs this exception any more"),
        excused(
            "exception of another rule", exception("unused-model", "labs/other.json"),
            "1:18 unneeded-exception nothing here needs this exception any more"),
        excused(
            "exception about something else", exception("unused-lab", "labs/other.json", about: "Another"),
            "1:18 unneeded-exception nothing here needs this exception any more"),
        BadInput(
            "exception of nothing", [exception("unused-lab", "labs/other.json")],
            ["\(list):1:18 unneeded-exception nothing here needs this exception any more"],
            nearMiss: [unused, exception("unused-lab", "labs/*", about: "Other has")], today: "2026-06-17"),
    ]
}
