import Records
import Testing

struct ExactDecimalTests {
    @Test(arguments: [
        ("0", "0", ""), ("0.0", "0", "0"), ("0.27", "0", "27"), ("1.10", "1", "10"), ("10", "10", ""), ("-1.50", "-1", "50"),
        ("-0.05", "-0", "05"),
        ("0.00000000000000001", "0", "00000000000000001"), ("123456789012345678", "123456789012345678", ""),
        ("1.00000000000000000", "1", "00000000000000000"),
        ("99999999999999999.9", "99999999999999999", "9"),
    ])
    func keepsItsTextAndItsParts(_ text: String, whole: String, fraction: String) throws {
        let decimal = try #require(ExactDecimal(text))
        #expect(decimal.text == text)
        #expect(decimal.parts == (whole, fraction))
        #expect(decimal.isZero == ["0", "0.0"].contains(text))
    }

    @Test(arguments: [
        "", "-", ".", "0.20x", "1e5", "1E5", "1.", ".5", "-.5", "+1", "1,5", "1.2.3", "--1", "1-", " 1", "1 ", "0x10", "00", "007", "-01",
        "00.5", "-0", "-0.00",
        "1234567890123456789", "0.000000000000000001", "NaN", "inf", "１", "1_000",
    ])
    func refusesWhatIsNoPlainDecimal(_ text: String) {
        #expect(ExactDecimal(text) == nil)
    }

    @Test(arguments: [
        ("0.1", "0.2"), ("0.10", "0.2"), ("0.09", "0.1"), ("9", "10.0"), ("-1", "0"), ("-0.2", "-0.10"), ("1.10", "1.100000000000001"),
        ("0.00000000000000001", "999999999999999999"), ("-999999999999999999", "0.00000000000000001"),
        ("99999999999999999.8", "99999999999999999.9"),
    ])
    func comparesAcrossScales(_ less: String, more: String) throws {
        let (a, b) = (try #require(ExactDecimal(less)), try #require(ExactDecimal(more)))
        #expect(a < b)
        #expect(!(b < a))
        #expect(a != b)
    }

    @Test(arguments: [("0.1", "0.10"), ("1", "1.00"), ("0", "0.00000"), ("-2.5", "-2.50")])
    func tellsWritingsOfOneValueApartWithoutOrderingThem(_ one: String, other: String) throws {
        let (a, b) = (try #require(ExactDecimal(one)), try #require(ExactDecimal(other)))
        #expect(a != b)
        #expect(!(a < b))
        #expect(!(b < a))
    }
}
