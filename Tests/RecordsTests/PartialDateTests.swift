import Records
import Testing

struct PartialDateTests {
    @Test(arguments: [
        ("2026", "2026"), ("2026-06", "June 2026"), ("2026-06-17", "17 June 2026"), ("2026-12-31", "31 December 2026"),
        ("0001-01-01", "1 January 1"),
        ("2024-02-29", "29 February 2024"), ("2000-02-29", "29 February 2000"), ("9999-09-09", "9 September 9999"),
        ("2026-04-30", "30 April 2026"),
    ])
    func keepsItsTextAndSpellsItOut(_ text: String, words: String) throws {
        let date = try #require(PartialDate(text))
        #expect(date.text == text)
        #expect(date.words == words)
    }

    @Test(arguments: [
        "", "26", "02026", "2026-", "2026-6", "2026-06-", "2026-06-1", "2026-06-17-", "2026-06-17-01", "2026-00", "2026-13", "2026-06-00",
        "2026-06-31",
        "2026-02-29", "2100-02-29", "1900-02-29", "2023-02-29", "0000", "-2026", "+2026", "2026/06", "2026-06-17T00:00:00Z", " 2026",
        "2026 ", "2026-Jun",
        "２０２６", "2026–06", "June 2026", "2026-1１",
    ])
    func refusesWhatIsNoDate(_ text: String) {
        #expect(PartialDate(text) == nil)
    }

    @Test func ordersByFirstDayAndTheVaguerFirst() throws {
        let sorted = [
            "2024-02-29", "2024-03", "2025", "2025-01", "2025-01-01", "2025-01-02", "2025-12-31", "2026", "2026-06-17", "2026-07",
        ]
        let dates = try sorted.map { try #require(PartialDate($0)) }
        for (place, date) in dates.enumerated() {
            for (other, later) in dates.enumerated() {
                #expect((date < later) == (place < other), "\(date.text) < \(later.text)")
                #expect((date == later) == (place == other), "\(date.text) == \(later.text)")
            }
        }
        #expect(dates.reversed().sorted().map(\.text) == sorted)
    }

    @Test(arguments: [
        (0, "1970-01-01"), (86_399, "1970-01-01"), (86_400, "1970-01-02"), (-1, "1969-12-31"), (-86_400, "1969-12-31"),
        (-86_401, "1969-12-30"),
        (951_782_400, "2000-02-29"), (951_868_799, "2000-02-29"), (951_868_800, "2000-03-01"), (1_709_164_800, "2024-02-29"),
        (1_781_654_400, "2026-06-17"), (4_107_542_399, "2100-02-28"), (4_107_542_400, "2100-03-01"), (253_402_300_799, "9999-12-31"),
        (-2_203_891_200, "1900-03-01"), (-62_135_596_800, "0001-01-01"),
    ])
    func readsSecondsSinceTheEpoch(_ seconds: Int, text: String) {
        #expect(PartialDate(unixTime: seconds).text == text)
    }

    @Test func countsDaysWithoutAGap() throws {
        var day = try #require(PartialDate("1896-01-01")).firstDay
        for _ in 0..<80_000 {
            let date = PartialDate(unixTime: day * 86_400)
            #expect(PartialDate(date.text) == date)
            guard date.firstDay == day else { return #expect(date.firstDay == day, "\(date.text)") }
            day += 1
        }
    }

    @Test(arguments: ["2026-06-17T00:00:00Z", "2026-06-17T23:59:59Z", "2024-02-29T09:30:00Z"])
    func readsATimestamp(_ text: String) throws {
        let timestamp = try #require(Timestamp(text))
        #expect(timestamp.text == text)
        #expect(timestamp.date.text == String(text.prefix(10)))
    }

    @Test(arguments: [
        "", "2026-06-17", "2026-06-17T", "2026-06-17T09:30Z", "2026-06-17T09:30:00", "2026-06-17T09:30:00z", "2026-06-17t09:30:00Z",
        "2026-06-17T24:00:00Z", "2026-06-17T09:60:00Z", "2026-06-17T09:30:60Z", "2026-06-17T9:30:00Z", "2026-06-17T09:30:00.5Z",
        "2026-06-17T09:30:00+00:00",
        "2026-06T09:30:00Z", "2026-02-30T09:30:00Z", "2026-06-17T09:30:00ZZ", "2026-06-17 09:30:00Z", "2026-06-17T+9:30:00Z",
        "2026-06-17T09:30:00:00Z",
        "2026-06-17T09:30:00Z\n",
    ])
    func refusesWhatIsNoTimestamp(_ text: String) {
        #expect(Timestamp(text) == nil)
    }

    @Test(
        arguments: [
            (0, "1970-01-01T00:00:00Z"), (0.999, "1970-01-01T00:00:00Z"), (-0.5, "1969-12-31T23:59:59Z"),
            (1_781_688_600, "2026-06-17T09:30:00Z"), (951_782_399, "2000-02-28T23:59:59Z"), (951_868_799.9, "2000-02-29T23:59:59Z"),
            (-62_135_596_800, "0001-01-01T00:00:00Z"), (253_402_300_799, "9999-12-31T23:59:59Z"), (253_402_300_800, nil),
            (-62_135_596_801, nil), (.nan, nil), (.infinity, nil), (1e300, nil),
        ] as [(Double, String?)])
    func countsSecondsSince1970(_ seconds: Double, text: String?) {
        #expect(Timestamp(unixTime: seconds)?.text == text)
    }

    @Test func ordersMoments() throws {
        let texts = [
            "0999-12-31T23:59:59Z", "2026-06-17T09:30:00Z", "2026-06-17T09:30:01Z", "2026-06-17T10:00:00Z", "2026-10-01T00:00:00Z",
        ]
        let moments = try texts.map { try #require(Timestamp($0)) }
        #expect(moments.reversed().sorted() == moments)
    }
}
