internal import Reach
internal import TestSupport
import Testing

/// Rule 9: what it costs.
@Suite struct PriceTests {
    private func price(
        _ parcel: Parcel = CoverageSamples.parcel(), from origin: String = "21025",
        to destination: String = "21548", _ change: (inout CoverageTables) -> Void = { _ in }
    ) throws -> ReachPrice? {
        var tables = CoverageSamples.openTables()
        change(&tables)
        return try tables.answer(parcel, from: origin, to: destination).options.first?.price
    }

    @Test(arguments: [
        (1, 16_500), (500, 16_500), (501, 20_000), (1_000, 20_000), (1_001, 23_000),
        (1_500, 23_000), (1_501, 26_000),
    ])
    func `a step includes its upper weight, beyond the last each started unit counts`(
        _ grams: Int, _ vnd: Int64
    ) throws {
        let parcel = CoverageSamples.parcel { $0.weightGrams = grams }
        let price = try price(parcel) {
            $0.lanes[0].priceSteps = PriceSteps(cell: "500:16500;1000:20000;+500:3000")
        }
        #expect(price?.base.vnd == vnd)
    }

    @Test func `the larger of actual and volumetric weight is charged, grams rounded up`() throws {
        // 20 x 15 x 10 cm is 3,000 cm³: exactly 1,000 g at 3,000, a little more at 2,999.
        let steps = PriceSteps(cell: "999:1;1000:2;1001:3")
        for (divisor, vnd) in [(3_000, Int64(2)), (2_999, 3), (6_000, 1)] {
            let price = try price {
                $0.lanes[0].priceSteps = steps
                $0.services[0].volumetricDivisor = divisor
            }
            #expect(price?.base.vnd == vnd, "divisor \(divisor)")
        }
    }

    @Test func `surcharges of both legs are each of the base alone`() throws {
        let price = try price {
            $0.placeRules += [
                CoverageSamples.rule("p1", "commune:21025") {
                    $0.pickupSurcharge = .basisPoints(1_000)
                },
                CoverageSamples.rule("p2", "commune:21548") {
                    $0.deliverySurcharge = .basisPoints(2_000)
                },
            ]
        }
        #expect(price?.pickup.vnd == 2_000)
        #expect(price?.delivery.vnd == 4_000)
        #expect(price?.total.vnd == 26_000)
    }

    @Test func `both legs are charged also inside one commune`() throws {
        let price = try price(from: "21548", to: "21548") {
            $0.placeRules.append(
                CoverageSamples.rule("p1", "commune:21548") {
                    $0.pickupSurcharge = .fixed(Money(vnd: 5_000))
                    $0.deliverySurcharge = .fixed(Money(vnd: 7_000))
                })
        }
        #expect(price?.total.vnd == 32_000)
    }

    @Test(arguments: [(10_000, 25, 25), (10_001, 25, 25), (10_199, 25, 25), (10_200, 25, 26)])
    func `basis points round half up to the đồng`(_ base: Int64, _ points: Int, _ vnd: Int64) {
        #expect(Money(vnd: base).portion(basisPoints: points)?.vnd == vnd)
    }

    @Test func `the fee for cash on delivery is fixed plus basis points of its amount`() throws {
        let parcel = CoverageSamples.parcel { $0.cod = Money(vnd: 333_350) }
        let fee = { (tables: inout CoverageTables) in
            tables.services[0].codFee = Money(vnd: 5_000)
            tables.services[0].codFeeBasisPoints = 100
        }
        // One per cent of 333,350 is 3,333.5, so 3,334.
        #expect(try price(parcel, fee)?.cod.vnd == 8_334)
        #expect(try price(parcel, fee)?.total.vnd == 28_334)
        #expect(try price(CoverageSamples.parcel(), fee)?.total.vnd == 20_000)
    }

    @Test func `a sum that does not fit is no price, not a crash`() throws {
        var tables = CoverageSamples.openTables()
        tables.lanes[0].priceSteps = PriceSteps(
            [PriceStep(upToGrams: 1, price: Money(vnd: 1))],
            beyond: PriceUnit(grams: 1, price: Money(vnd: .max / 2)))
        #expect(try tables.answer().reasons.map(\.code) == [.noPrice])
        let huge = CoverageSamples.parcel {
            $0.weightGrams = .max
            $0.lengthCm = .max
            $0.widthCm = .max
            $0.heightCm = .max
        }
        tables.services[0].volumetricDivisor = 1
        #expect(try tables.answer(huge).reasons.map(\.code) == [.noPrice])
    }
}
