internal import Market
internal import Reach
internal import TestSupport
import Testing

/// What GS1's identifiers behind a product's number say of one pack.
@Suite struct PackMarksTests {
    private static let today = MarketSamples.today

    private static func marks(_ text: String) -> PackMarks? {
        let pairs = text.split(separator: " ").map { pair in
            let parts = pair.split(separator: "=", omittingEmptySubsequences: false)
            return (String(parts[0]), String(parts[1]))
        }
        return PackMarks(identifiers: pairs, today: today)
    }

    @Test func `lot, serial number and expiry are read in any order`() {
        let expected = PackMarks(
            lot: "L-1", serial: "S/2", expiry: CoverageSamples.day("2027-03-31"))
        for text in [
            "10=L-1 21=S/2 17=270331", "17=270331 21=S/2 10=L-1", "21=S/2 10=L-1 17=270300",
            "22=2A 10=L-1 3103=000250 21=S/2 17=270331 8200=x",
        ] {
            #expect(Self.marks(text) == expected, "\(text)")
        }
        #expect(Self.marks("")?.isEmpty == true)
        #expect(Self.marks("linkType=gs1:pip 01=8936000000011")?.isEmpty == true)
    }

    @Test func `of one that comes twice the first counts`() {
        #expect(Self.marks("10=A 10=B") == PackMarks(lot: "A"))
    }

    @Test(arguments: ["10=", "21=", "10=a#b", "21=123456789012345678901", "10=tỏi"])
    func `a lot or serial number that GS1 does not know is none`(_ text: String) {
        #expect(Self.marks(text) == nil)
    }

    @Test(arguments: [
        ("261231", "2026-12-31"), ("280200", "2028-02-29"), ("270200", "2027-02-28"),
        ("991231", "1999-12-31"), ("750101", "2075-01-01"), ("760101", "2076-01-01"),
        ("770101", "1977-01-01"), ("261301", nil), ("260230", nil), ("26123", nil),
        ("2612311", nil), ("26-1-1", nil), ("２６1231", nil),
    ])
    func `a date has six digits, the day 00 is the month's last, the century the nearest`(
        _ text: String, _ day: String?
    ) {
        #expect(PackMarks.day(text, today: Self.today)?.text == day)
        #expect(Self.marks("17=\(text)")?.expiry?.text == day)
    }

    @Test func `late in a century the next one is near`() {
        let late = CoverageSamples.day("2098-05-01")
        #expect(PackMarks.day("010101", today: late)?.text == "2101-01-01")
        #expect(PackMarks.day("470101", today: late)?.text == "2147-01-01")
        #expect(PackMarks.day("490101", today: late)?.text == "2049-01-01")
    }
}
