internal import Testing

@testable internal import Sheets

@Suite struct DecimalTextTests {
    @Test(arguments: [
        ("0", "0"), ("-0", "0"), ("5", "5"), ("-12", "-12"), ("0.1", "0.1"), ("0.10", "0.1"),
        ("1.1000000000000001", "1.1"), ("0.30000000000000004", "0.3"), ("1E+05", "100000"),
        ("1e5", "100000"), ("1.5E-3", "0.0015"), ("12345678901234", "12345678901234"),
        ("1234567890123456789", "1234567890123456789"),
        ("1.2345678901234501E+16", "12345678901234500"),
        ("-2.5000000000000001E-2", "-0.025"), ("99999999999999.9", "99999999999999.9"),
        ("0.99999999999999989", "1"), ("15.120000000000001", "15.12"),
        ("1E+20", "100000000000000000000"),
        ("4.9999999999999998E-7", "0.0000005"), ("100.0", "100"), ("007", "7"), ("-0.0", "0"),
    ])
    func `a number is written as a person writes it`(stored: String, expected: String) {
        #expect(DecimalText.plain(stored) == expected)
    }

    @Test(arguments: [
        "", "-", ".", "1e999", "inf", "nan", "0x10", "1,5", "1 000", "e5", "--1", "１",
    ])
    func `what is no finite number is none`(stored: String) {
        #expect(DecimalText.plain(stored) == nil)
    }

    @Test func `a text is exact when a workbook gives it back letter by letter`() {
        for text in ["0", "5", "-5", "0.1", "15.12", "999999999999999", "-0.025"] {
            #expect(DecimalText.isExact(text), "\(text)")
        }
        for text in ["05", "5.0", "+5", "1e5", "1234567890123456", "", "a", "-0", ".5"] {
            #expect(!DecimalText.isExact(text), "\(text)")
        }
    }

    @Test func `every double is a number without an exponent`() {
        var seed: UInt64 = 20_261_122
        for _ in 0..<5_000 {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let value = Double(bitPattern: seed)
            guard value.isFinite else { continue }
            let text = DecimalText.plain("\(value)")
            let back = text.flatMap { Double($0) } ?? .nan
            #expect(abs(back - value) <= abs(value) * 1e-14, "seed \(seed): \(value)")
        }
    }
}
