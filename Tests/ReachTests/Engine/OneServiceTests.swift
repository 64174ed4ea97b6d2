internal import Reach
internal import TestSupport
import Testing

/// Rule 5: what one service comes to.
@Suite struct OneServiceTests {
    private func codes(
        _ parcel: Parcel = CoverageSamples.parcel(),
        _ change: (inout CoverageTables) -> Void
    ) throws -> [ReachReasonCode] {
        var tables = CoverageSamples.openTables()
        change(&tables)
        let answer = try tables.answer(parcel)
        let refuses = answer.reasons.contains(where: \.code.isRefusal)
        #expect(
            answer.status == (answer.reasons.isEmpty ? .served : refuses ? .notServed : .unknown))
        return answer.reasons.map(\.code)
    }

    @Test func `silence about each part has its own reason`() throws {
        #expect(try codes { $0.placeRules[0].pickup = nil } == [.noPickupRow])
        #expect(try codes { $0.placeRules[0].delivery = nil } == [.noDeliveryRow])
        #expect(try codes { $0.lanes = [] } == [.noLane])
        #expect(try codes { $0.lanes[0].leadDays = nil } == [.noLeadTime])
        #expect(try codes { $0.lanes[0].priceSteps = nil } == [.noPrice])
        #expect(
            try codes { $0.lanes[0].priceSteps = PriceSteps(cell: "799:20000") } == [.noPrice])
        #expect(
            try codes {
                $0.placeRules = []
                $0.lanes = []
            } == [.noPickupRow, .noDeliveryRow, .noLane])
    }

    @Test func `a no beats silence`() throws {
        let reasons = try codes {
            $0.placeRules[0].pickup = false
            $0.placeRules[0].delivery = nil
            $0.lanes = []
        }
        #expect(reasons == [.noPickupAtOrigin])
    }

    @Test func `limits are inclusive`() throws {
        // The parcel is 800 g and 20 x 15 x 10 cm, so 70 cm around.
        #expect(try codes { $0.services[0].maxWeightGrams = 800 } == [])
        #expect(try codes { $0.services[0].maxWeightGrams = 799 } == [.overWeight])
        #expect(try codes { $0.services[0].minWeightGrams = 800 } == [])
        #expect(try codes { $0.services[0].minWeightGrams = 801 } == [.underWeight])
        #expect(try codes { $0.services[0].maxSideCm = 20 } == [])
        #expect(try codes { $0.services[0].maxSideCm = 19 } == [.overSide])
        #expect(try codes { $0.services[0].maxGirthCm = 70 } == [])
        #expect(try codes { $0.services[0].maxGirthCm = 69 } == [.overGirth])
    }

    @Test func `the weight limit speaks of the actual weight, not the volumetric`() throws {
        let reasons = try codes {
            $0.services[0].volumetricDivisor = 1_000
            $0.services[0].maxWeightGrams = 1_000
        }
        #expect(reasons == [])
    }

    @Test func `any barred class of goods bars the parcel`() throws {
        let parcel = CoverageSamples.parcel { $0.goods = [.dry, .glass, .liquid] }
        #expect(try codes(parcel) { $0.services[0].excludedGoods = [.frozen] } == [])
        #expect(
            try codes(parcel) { $0.services[0].excludedGoods = [.liquid, .live] }
                == [.goodsExcluded])
    }

    @Test func `cash on delivery that is wanted must be taken`() throws {
        let parcel = CoverageSamples.parcel { $0.cod = Money(vnd: 300_000) }
        #expect(try codes(parcel) { $0.services[0].codCap = Money(vnd: 300_000) } == [])
        #expect(try codes(parcel) { $0.services[0].codCap = Money(vnd: 299_999) } == [.overCODCap])
        #expect(try codes(parcel) { $0.services[0].codCap = .zero } == [.codNotAvailable])
        #expect(try codes(parcel) { $0.placeRules[0].cod = false } == [.codNotAvailable])
        #expect(try codes(parcel) { $0.placeRules[0].cod = nil } == [.codUnknown])
    }

    @Test func `cash on delivery that is not wanted needs nobody's word`() throws {
        #expect(try codes { $0.services[0].codCap = .zero } == [])
        #expect(try codes { $0.placeRules[0].cod = false } == [])
        #expect(try codes { $0.placeRules[0].cod = nil } == [])
    }

    @Test func `a cap is not a word that cash on delivery is taken, but a cap of zero is a no`()
        throws
    {
        let parcel = CoverageSamples.parcel { $0.cod = Money(vnd: 300_000) }
        let capped = try codes(parcel) {
            $0.placeRules[0].cod = nil
            $0.services[0].codCap = Money(vnd: 5_000_000)
        }
        #expect(capped == [.codUnknown])
        let refused = try codes(parcel) {
            $0.placeRules[0].cod = nil
            $0.services[0].codCap = .zero
        }
        #expect(refused == [.codNotAvailable])
    }

    @Test func `a declared value above the cap is refused`() throws {
        let parcel = CoverageSamples.parcel { $0.declaredValue = Money(vnd: 5_000_000) }
        #expect(
            try codes(parcel) { $0.services[0].declaredValueCap = Money(vnd: 5_000_000) } == [])
        #expect(
            try codes(parcel) { $0.services[0].declaredValueCap = Money(vnd: 4_999_999) }
                == [.overDeclaredValue])
    }

    @Test func `all reasons are given, not the first`() throws {
        let parcel = CoverageSamples.parcel {
            $0.goods = [.live]
            $0.longestTransitDays = 1
            $0.cod = Money(vnd: 10)
        }
        let reasons = try codes(parcel) {
            $0.services[0].maxWeightGrams = 500
            $0.services[0].maxSideCm = 10
            $0.services[0].excludedGoods = [.live]
            $0.placeRules[0].pickup = false
            $0.placeRules[0].delivery = false
            $0.placeRules[0].cod = false
            $0.suspensions = [
                CoverageSamples.suspension("x-1") { $0.courier = CoverageSamples.courier("a") },
                CoverageSamples.suspension("x-2") { $0.place = .country },
            ]
        }
        #expect(
            reasons == [
                .noPickupAtOrigin, .notDelivered, .suspended, .suspended, .overWeight, .overSide,
                .goodsExcluded, .codNotAvailable, .tooSlow,
            ])
    }

    @Test func `a reason names the courier, the service and the row, in both languages`() throws {
        var tables = CoverageSamples.openTables()
        tables.services[0].maxWeightGrams = 500
        let reason = try #require(try tables.answer().reasons.first)
        #expect(reason.courier?.text == "a" && reason.service?.text == "std")
        #expect(reason.row == CoverageSamples.row("s-a-std"))
        #expect(
            reason.message.vietnamese
                == "Bưu cục A – Tiêu chuẩn: kiện nặng 800 g, vượt mức 500 g.")
        #expect(
            reason.message.english
                == "Bưu cục A – Tiêu chuẩn: the parcel weighs 800 g, above 500 g.")
    }
}
