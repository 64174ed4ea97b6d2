internal import Reach
internal import TestSupport
import Testing

/// The forms of single cells; what is read is written back the same.
@Suite struct CellFormTests {
    @Test(arguments: ["commune:21548", "province:51", "zone:noi_mien", "country"])
    func `a scope is read and written back`(_ cell: String) {
        #expect(PlaceScope(cell: cell)?.cell == cell)
    }

    @Test(arguments: [
        "", "21548", "commune:2154", "province:511", "zone:", "Country", "commune:21548:1",
    ])
    func `other text is no scope`(_ cell: String) {
        #expect(PlaceScope(cell: cell) == nil)
    }

    @Test(arguments: ["500:16500", "500:16500;1000:20000;+500:3000", "1:0"])
    func `price steps are read and written back`(_ cell: String) {
        #expect(PriceSteps(cell: cell)?.cell == cell)
    }

    @Test(arguments: [
        "", "500", "500:", ":1", "a:1", "500:1;;600:2", "+500:3000", "+500:1;500:2",
        "500:1;+5:1;+6:1",
        "500:1.5", "500:+1", "500:1:2",
    ])
    func `other text is no price steps`(_ cell: String) {
        #expect(PriceSteps(cell: cell) == nil)
    }

    @Test func `weekdays are seven marks from Monday`() throws {
        let mask = try #require(WeekdayMask(cell: "1000001"))
        #expect(mask.cell == "1000001")
        #expect(mask.contains(CoverageSamples.day("2026-10-05")))
        #expect(!mask.contains(CoverageSamples.day("2026-10-06")))
        #expect(mask.contains(CoverageSamples.day("2026-10-11")))
        for cell in ["", "0000000", "111111", "11111111", "111111x", "yes"] {
            #expect(WeekdayMask(cell: cell) == nil, "\(cell)")
        }
    }

    @Test func `the first of some weekdays may be the day itself`() {
        let mask = CoverageSamples.weekdays("1000001")
        let days = ["2026-10-05", "2026-10-06", "2026-10-11"].map(CoverageSamples.day)
        #expect(
            days.map { mask.first(from: $0).text } == ["2026-10-05", "2026-10-11", "2026-10-11"])
    }

    @Test func `a surcharge is đồng or basis points`() {
        #expect(Surcharge(cell: "15000") == .fixed(Money(vnd: 15_000)))
        #expect(Surcharge(cell: "2000bp") == .basisPoints(2_000))
        for cell in ["", "bp", "20%", "1.5bp", "+5", "15 000"] {
            #expect(Surcharge(cell: cell) == nil, "\(cell)")
        }
    }
}
