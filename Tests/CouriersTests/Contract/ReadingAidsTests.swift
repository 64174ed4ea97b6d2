import Testing

@testable import Couriers

/// What all adapters read and write texts, moments and weights with.
@Suite struct ReadingAidsTests {
    @Test(
        arguments: [
            ("2026-11-22T03:00:00Z", 1_795_316_400_000),
            ("2026-11-22T03:00:00.000Z", 1_795_316_400_000),
            ("2026-11-22T10:00:00+07:00", 1_795_316_400_000),
            ("2026-11-22T10:00:00+0700", 1_795_316_400_000),
            ("2026-11-21T23:30:00-03:30", 1_795_316_400_000),
            ("2026-11-22 10:00:00", 1_795_316_400_000), ("2026-11-22 10:00", 1_795_316_400_000),
            ("2026-11-22T03:00:00.25Z", 1_795_316_400_250),
            ("2026-11-22T03:00:00.123456789Z", 1_795_316_400_123), ("2026-11-22", nil),
            ("2026-13-22T03:00:00Z", nil), ("2026-11-22T24:00:00Z", nil),
            ("2026-11-22T03:60:00Z", nil), ("2026-11-22T03:00:00.Z", nil),
            ("2026-11-22T03:00:00 07:00", nil), ("2026-11-22T03:00:00Zz", nil),
            ("2026-11-22T03:00:00+7", nil), ("0001-01-01T00:00:00Z", nil), ("", nil),
            ("Sáng 2026-11-23", nil),
        ] as [(String, Int64?)])
    func `moments are read with their offsets, without one on Viet Nam's clock`(
        _ text: String, _ milliseconds: Int64?
    ) {
        #expect(CourierInstant.milliseconds(text) == milliseconds)
    }

    @Test(
        arguments: [
            (320, "0.32"), (1, "0.001"), (10, "0.01"), (1_000, "1"), (2_050, "2.05"), (0, "0"),
            (1_234_567, "1234.567"),
        ])
    func `grams are written as kilograms without loss`(_ grams: Int, _ text: String) throws {
        #expect(Kilograms.text(ofGrams: grams) == text)
        #expect(Kilograms.grams(try #require(Double(text))) == grams)
    }

    @Test(arguments: [-0.001, .nan, .infinity, 1e300] as [Double])
    func `what is no weight is none`(_ kilograms: Double) {
        #expect(Kilograms.grams(kilograms) == nil)
    }

    @Test func `escapes go there and back`() {
        for text in ["", "a b", "Đội Cấn/1?&=%+", "~-._", "🧄\u{0}\n"] {
            #expect(PercentText.decoded(PercentText.encoded(text)) == text)
        }
        #expect(PercentText.encoded("é +~") == "%C3%A9%20%2B~")
        #expect(PercentText.decoded("a+b") == "a+b")
        #expect(PercentText.decoded("a+b", plusIsBlank: true) == "a b")
        for broken in ["%", "%4", "%G0", "%FF", "%C3"] {
            #expect(PercentText.decoded(broken) == nil)
        }
    }

    @Test func `of a name that a form has twice the first counts`() {
        let form = FormFields("a=1&a=2&b&=c&%62=3&d=x%3Dy=z")
        #expect(form["a"] == "1")
        #expect(form["b"] == "")
        #expect(form["d"] == "x=y=z")
        #expect(form["e"] == nil)
        #expect(FormFields("").isEmpty)
    }

    @Test func `a text is cut between letters`() {
        #expect(BoundedText.shortened("ế ế", to: 3) == "ế ế")
        #expect(BoundedText.shortened("Tịnh Khê", to: 4) == "Tịn…")
        // A letter that has no composed form keeps its mark or goes with it.
        #expect(BoundedText.shortened("ax\u{301}bc", to: 3) == "a…")
        #expect(BoundedText.message("a\nb\u{0}c") == "a b c")
        #expect(BoundedText.code("") == nil)
        #expect(BoundedText.code(String(repeating: "a", count: 101))?.count == 100)
    }
}
