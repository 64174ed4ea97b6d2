internal import Reach
internal import TestSupport
import Testing

/// Rule 10: what a served answer holds.
@Suite struct OptionTests {
    @Test func `options are sorted by total price, then by longest lead`() throws {
        var tables = CoverageSamples.openTables()
        tables.services = ["dear", "slow", "quick"].map {
            CoverageSamples.service("s-\($0)", code: $0)
        }
        tables.lanes = [("dear", 9, 1), ("slow", 5, 4), ("quick", 5, 3)].map { code, price, days in
            CoverageSamples.lane(
                "l-\(code)", prices: "1000:\(price)", lead: DaySpan(min: 1, max: days)
            ) { $0.service = CoverageSamples.serviceCode(code) }
        }
        #expect(try tables.answer().options.map(\.service.text) == ["quick", "slow", "dear"])
    }

    @Test func `an option cites each row for what it says`() throws {
        var tables = CoverageSamples.openTables()
        tables.placeRules.append(
            CoverageSamples.rule("p-island", "commune:21548") {
                $0.boatDays = CoverageSamples.weekdays("1010100")
            })
        tables.suspensions = [
            CoverageSamples.suspension("x-sea") {
                $0.place = .country
                $0.effect = .delay(DaySpan(min: 0, max: 2))
            }
        ]
        let option = try #require(try tables.answer(to: "21548").options.first)
        #expect(
            Set(option.evidence.map { "\($0.row.text) \($0.purpose.rawValue)" }) == [
                "s-a-std service", "l-a lane", "l-a price", "l-a lead_days", "p-a pickup",
                "p-a delivery", "p-a cod", "p-island delivery_boat_days", "x-sea delay",
            ])
    }

    @Test func `an option that rests on a sample says so`() throws {
        var tables = CoverageSamples.openTables()
        #expect(try tables.answer().options.map(\.isSample) == [false])
        tables.lanes[0].isSample = true
        #expect(try tables.answer().options.map(\.isSample) == [true])
        tables.services[0].maxWeightGrams = 1
        #expect(try tables.answer().reasons.map(\.isSample) == [false])
    }

    @Test func `an option says how it stands with cash on delivery`() throws {
        var tables = CoverageSamples.openTables()
        func cod(_ parcel: Parcel = CoverageSamples.parcel()) throws -> CODAvailability? {
            try tables.answer(parcel).options.first?.cod
        }
        #expect(try cod(CoverageSamples.parcel { $0.cod = Money(vnd: 1) }) == .taken)
        #expect(try cod() == .available)
        tables.placeRules[0].cod = false
        #expect(try cod() == .notAvailable)
        tables.placeRules[0].cod = nil
        #expect(try cod() == .unknown)
        tables.services[0].codCap = .zero
        #expect(try cod() == .notAvailable)
    }
}
