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

    @Test func `options are in order of price, and of speed by their positions`() throws {
        var tables = CoverageSamples.openTables()
        tables.services += [
            CoverageSamples.service("s-b-fast", courier: "b", code: "fast"),
            CoverageSamples.service("s-b-slow", courier: "b", code: "slow"),
        ]
        tables.placeRules.append(CoverageSamples.rule("p-b", courier: "b"))
        tables.lanes += [
            CoverageSamples.lane(
                "l-b1", courier: "b", prices: "1000:40000", lead: DaySpan(min: 1, max: 1)
            ) { $0.service = CoverageSamples.serviceCode("fast") },
            CoverageSamples.lane(
                "l-b2", courier: "b", prices: "1000:30000", lead: DaySpan(min: 2, max: 3)
            ) { $0.service = CoverageSamples.serviceCode("slow") },
        ]
        let answer = try tables.answer()
        #expect(answer.options.map(\.price.total.vnd) == [20_000, 30_000, 40_000])
        #expect(answer.optionsBySpeed == [2, 0, 1])
    }

    @Test func `the weight that is paid for is told, volumetric where the service says so`() throws
    {
        var tables = CoverageSamples.openTables()
        let bulky = CoverageSamples.parcel { $0.heightCm = 40 }
        #expect(try tables.answer(bulky).options.map(\.chargeableGrams) == [800])
        tables.services[0].volumetricDivisor = 6_000
        // 20 x 15 x 40 cm is 12,000 cm3.
        #expect(try tables.answer(bulky).options.map(\.chargeableGrams) == [2_000])
    }

    @Test func `an island's days widen in the monsoon when a dated row says so`() throws {
        var tables = CoverageSamples.openTables()
        tables.placeRules += [
            CoverageSamples.rule("p-summer", "commune:21548") {
                $0.deliveryExtraDays = DaySpan(min: 1, max: 1)
                $0.access = .boat
                $0.validity = CoverageSamples.validity("2026-03-01", "2026-10-01")
            },
            CoverageSamples.rule("p-monsoon", "commune:21548") {
                $0.deliveryExtraDays = DaySpan(min: 1, max: 5)
                $0.access = .boat
                $0.validity = CoverageSamples.validity("2026-10-01", "2027-03-01")
            },
        ]
        func days(_ day: String) throws -> [DaySpan] {
            try tables.answer(to: "21548", on: day).options.map(\.leadDays)
        }
        #expect(try days("2026-09-30") == [DaySpan(min: 3, max: 4)])
        #expect(try days("2026-10-01") == [DaySpan(min: 3, max: 8)])
        tables.suspensions = [
            CoverageSamples.suspension {
                $0.access = .boat
                $0.effect = .delay(DaySpan(min: 0, max: 4))
                $0.validity = CoverageSamples.validity("2026-12-01", "2026-12-08")
            }
        ]
        #expect(try days("2026-12-07") == [DaySpan(min: 3, max: 12)])
        #expect(try days("2026-12-08") == [DaySpan(min: 3, max: 8)])
    }
}
