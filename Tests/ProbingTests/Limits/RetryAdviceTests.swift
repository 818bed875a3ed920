import StrictJSON
import Testing

@testable import Probing

struct RetryAdviceTests {
    /// 2026-10-21T07:27:30Z.
    static let now = 1_792_567_650.0

    private static func read(_ headers: [(name: String, value: String)], body: String? = nil) -> RetryAdvice {
        RetryAdvice.read(headers: headers, body: body.flatMap { JSONReader.read(Array($0.utf8), path: "").value }, now: now)
    }

    @Test(
        arguments: [
            // rl-retry-after-forms
            ("Retry-After", "20", .seconds(20)), ("retry-after", "1.5", .seconds(1.5)), ("Retry-After", " 0 ", .seconds(0)),
            ("Retry-After", "60", .seconds(60)), ("Retry-After", "61", .later(until: now + 61)),
            ("Retry-After", "60.001", .later(until: now + 60.001)), ("retry-after-ms", "1500", .seconds(1.5)),
            ("retry-after-ms", "61000", .later(until: now + 61)), ("Retry-After", "Wed, 21 Oct 2026 07:28:00 GMT", .seconds(30)),
            ("Retry-After", "Wednesday, 21-Oct-26 07:28:00 GMT", .seconds(30)), ("Retry-After", "Wed Oct 21 07:28:00 2026", .seconds(30)),
            ("Retry-After", "Wed, 21 Oct 2026 07:00:00 GMT", .seconds(0)),
            ("Retry-After", "Wed, 21 Oct 2026 09:28:00 GMT", .later(until: now + 7230)),
            // rl-retry-after-epoch
            ("Retry-After", "1792567660", .seconds(10)), ("Retry-After", "1792567660000", .seconds(10)),
            ("Retry-After", "1771404540", .seconds(0)), ("retry-after-ms", "1792567660000", .seconds(10)),
            ("Retry-After", "1792654050", .later(until: now + 86_400)), ("Retry-After", "1, 7", .seconds(7)),
            // OpenAI and Groq
            ("x-ratelimit-reset-tokens", "6m0s", .later(until: now + 360)), ("x-ratelimit-reset-requests", "8.64s", .seconds(8.64)),
            ("x-ratelimit-reset-requests", "250ms", .seconds(0.25)), ("x-ratelimit-reset-tokens", "1m30.5s", .later(until: now + 90.5)),
            ("X-RateLimit-Reset", "12", .seconds(12)), ("X-RateLimit-Reset", "1792567651", .seconds(1)),
            ("X-RateLimit-Reset", "1792567651500", .seconds(1.5)), ("x-rate-limit-reset", "3", .seconds(3)),
            ("ratelimit-reset", "5", .seconds(5)),
            // rl-rfc3339
            ("anthropic-ratelimit-requests-reset", "2026-10-21T07:27:40Z", .seconds(10)),
            ("anthropic-ratelimit-requests-reset", "2026-10-21T09:27:40.250+02:00", .seconds(10.25)),
            // draft-ietf-httpapi-ratelimit-headers
            ("RateLimit", "\"default\";r=0;t=30", .seconds(30)), ("RateLimit", "\"a\";r=0;t=3, \"b\";r=0;t=9", .seconds(9)),
            ("RateLimit", "\"a\";r=0;t=3, \"b\";r=5;t=9", .seconds(3)), ("RateLimit", "limit=9, remaining=0, reset=7", .seconds(7)),
            ("RateLimit", "\"default\";r=5;t=30", .none),
        ] as [(String, String, RetryAdvice.Wait)])
    func readsAHeader(_ name: String, value: String, expected: RetryAdvice.Wait) {
        let advice = Self.read([(name, value)])
        switch (advice.wait, expected) {
        case (.seconds(let found), .seconds(let wanted)), (.later(let found), .later(let wanted)):
            #expect(abs(found - wanted) < 1e-6, "\(name): \(value)")
        default: #expect(advice.wait == expected, "\(name): \(value)")
        }
        #expect(advice.unreadable == [])
        #expect(advice.source == (expected == .none ? nil : name.asciiLowercased))
    }

    @Test(
        arguments: [
            "-1", "-1792567660", "1e3", "inf", "nan", "0x10", "", "soon", "1.2.3", ".5", "٣", "99999999", "4102444800",
            "99999999999999999999",
            "9999999999999999999999999999", "Wed, 21 Oct 2026 25:28:00 GMT", "Wed, 31 Sep 2026 07:28:00 GMT",
            "Wed, 21 Okt 2026 07:28:00 GMT",
            "Wed, 21 Oct 2026 07:28:00 CET", "2026-10-21", "5s5s", "5s1m", "5 apples", "s", "1, x", "2026-13-01T00:00:00Z", "\u{1F551}",
        ])
    func givesNoAdviceFromAnAbsurdTime(_ value: String) {
        for name in ["retry-after", "x-ratelimit-reset"] {
            let advice = Self.read([(name, value)])
            #expect(advice.wait == .none, "\(value)")
            #expect(advice.unreadable == [name], "\(value)")
        }
    }

    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        var headers: [(name: String, value: String)] = []
        var body: String?
        let expected: RetryAdvice.Wait
        let source: String?
        var testDescription: String { name }
    }

    @Test(
        arguments: [
            Case(
                name: "an explicit time counts before a reset", headers: [("x-ratelimit-reset", "50"), ("retry-after", "2")],
                expected: .seconds(2), source: "retry-after"),
            Case(
                name: "the longest of several counts", headers: [("retry-after", "2"), ("Retry-After", "9"), ("retry-after-ms", "1500")],
                expected: .seconds(9), source: "retry-after"),
            Case(
                name: "a bad one beside a good one", headers: [("retry-after", "-5"), ("retry-after", "3")], expected: .seconds(3),
                source: "retry-after"),
            Case(
                name: "a limit with something left does not count",
                headers: [
                    ("x-ratelimit-remaining-requests", "14399"), ("x-ratelimit-reset-requests", "40s"),
                    ("x-ratelimit-remaining-tokens", "0"),
                    ("x-ratelimit-reset-tokens", "2s"),
                ], expected: .seconds(2), source: "x-ratelimit-reset-tokens"),
            Case(name: "no header at all", expected: .none, source: nil),
            Case(name: "other headers", headers: [("x-reset-password", "5"), ("date", "5")], expected: .none, source: nil),
            Case(
                name: "rl-no-retry-after",
                body: #"{"error":{"message":"free-models-per-day","metadata":{"headers":{"X-RateLimit-Reset":"1792569600000"}}}}"#,
                expected: .later(until: 1_792_569_600), source: "body.error.metadata.headers.x-ratelimit-reset"),
            Case(
                name: "left in the body as well",
                body: #"{"error":{"metadata":{"headers":{"X-RateLimit-Remaining":"4","X-RateLimit-Reset":"9"}}}}"#, expected: .none,
                source: nil),
            Case(
                name: "retry_after as number", body: #"{"error":{"retry_after":2.5}}"#, expected: .seconds(2.5),
                source: "body.error.retry_after"),
            Case(name: "retry_after as text", body: #"{"retry_after":"7"}"#, expected: .seconds(7), source: "body.retry_after"),
            Case(
                name: "retry_after_ms", body: #"{"error":{"retry_after_ms":250}}"#, expected: .seconds(0.25),
                source: "body.error.retry_after_ms"),
            Case(
                name: "RetryInfo of Google", body: #"{"error":{"details":[{"reason":"x"},{"retryDelay":"34s"}]}}"#, expected: .seconds(34),
                source: "body.error.details.retryDelay"),
            Case(name: "null", body: #"{"error":{"retry_after":null}}"#, expected: .none, source: nil),
            Case(name: "a list as body", body: #"[1,2]"#, expected: .none, source: nil),
            Case(
                name: "the header and the body disagree", headers: [("retry-after", "2")], body: #"{"error":{"retry_after":30}}"#,
                expected: .seconds(30), source: "body.error.retry_after"),
        ])
    func choosesAmongFields(_ row: Case) {
        let advice = Self.read(row.headers, body: row.body)
        #expect(advice.wait == row.expected)
        #expect(advice.source == row.source)
    }

    @Test(arguments: [("false", false), ("TRUE", true), ("maybe", nil)] as [(String, Bool?)])
    func tellsWhetherToRetry(_ value: String, expected: Bool?) {
        #expect(Self.read([("X-Should-Retry", value)]).shouldRetry == expected)
    }

    @Test func namesABodyFieldThatIsNoTime() {
        #expect(Self.read([], body: #"{"error":{"retry_after":{"a":1}}}"#).unreadable == ["body.error.retry_after"])
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity, 1e300]) func survivesABrokenClock(_ now: Double) {
        #expect(RetryAdvice.read(headers: [("retry-after", "Wed, 21-Oct-26 07:28:00 GMT")], now: now).wait == .none)
        #expect(RetryAdvice.read(headers: [("retry-after", "3")], now: now).wait == .seconds(3))
    }
}

struct MomentTests {
    @Test(
        arguments: [
            // The three of RFC 9110, section 5.6.7, are one moment.
            ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777), ("Sunday, 06-Nov-94 08:49:37 GMT", 784_111_777),
            ("Sun Nov  6 08:49:37 1994", 784_111_777), ("Thu, 01 Jan 1970 00:00:00 GMT", 0),
            ("Thursday, 29-Feb-24 00:00:00 GMT", 1_709_164_800),
            ("Tuesday, 01-Jan-75 00:00:00 GMT", 3_313_526_400), ("Saturday, 01-Jan-77 00:00:00 GMT", 220_924_800),
            ("Thu, 29 Feb 2023 00:00:00 GMT", nil), ("sun, 06 Nov 1994 08:49:37 GMT", nil), ("Sunday, 06 Nov 1994 08:49:37 GMT", nil),
            ("Sun, 6 Nov 1994 08:49:37 GMT", nil), ("Sun, 06 Nov 1994 8:49:37 GMT", nil), ("", nil), ("Sun,", nil),
        ] as [(String, Double?)])
    func readsHTTPDates(_ text: String, expected: Double?) {
        #expect(Moment.httpDate(text, now: RetryAdviceTests.now) == expected)
    }

    @Test(
        arguments: [
            ("1970-01-01T00:00:00Z", 0), ("2026-09-20T10:00:00Z", 1_789_898_400), ("2026-09-20 10:00:00.5z", 1_789_898_400.5),
            ("2026-09-20T10:00:00-01:30", 1_789_903_800), ("2026-09-20T10:00:00", nil), ("2026-09-20T10:00:00.Z", 1_789_898_400),
            ("2026-09-20T10:00:61Z", nil), ("2026-02-30T10:00:00Z", nil), ("2026-09-20T10:00:00+1:00", nil),
        ] as [(String, Double?)])
    func readsISO8601(_ text: String, expected: Double?) {
        #expect(Moment.iso8601(text) == expected)
    }
}
