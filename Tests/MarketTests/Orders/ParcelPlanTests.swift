internal import Market
internal import Reach
internal import TestSupport
import Testing

/// How an order is split into parcels.
@Suite struct ParcelPlanTests {
    private func plans(
        _ lines: [OrderLine], _ offers: [Offer], of producers: [String],
        payment: Payment = .prepaid
    ) throws(OrderError) -> [ParcelPlan] {
        try ParcelPlan.plans(
            for: lines, offers: offers, producers: producers.map { ProducerID($0) },
            payment: payment)
    }

    @Test func `packs are stacked upon the largest footprint`() throws {
        let wide = MarketSamples.offer {
            $0.packedWeightGrams = 500
            ($0.lengthCm, $0.widthCm, $0.heightCm) = (30, 10, 4)
        }
        let deep = MarketSamples.offer {
            $0.packedWeightGrams = 700
            ($0.lengthCm, $0.widthCm, $0.heightCm) = (20, 25, 6)
        }
        let plans = try plans(
            [MarketSamples.line("ls_1", 3), MarketSamples.line("ls_2", 2)], [wide, deep],
            of: ["pr_1", "pr_1"])
        let parcel = try #require(plans.first?.parcel)
        #expect(plans.count == 1)
        #expect(parcel.weightGrams == 3 * 500 + 2 * 700)
        #expect((parcel.lengthCm, parcel.widthCm, parcel.heightCm) == (30, 25, 3 * 4 + 2 * 6))
    }

    @Test func `a parcel is as delicate as the most delicate thing inside`() throws {
        let hardy = MarketSamples.offer { $0.longestTransitDays = nil }
        let fresh = MarketSamples.offer {
            ($0.goods, $0.longestTransitDays) = ([.fresh, .liquid], 3)
        }
        let collected = MarketSamples.offer {
            ($0.longestTransitDays, $0.shipsByCourier) = (5, false)
        }
        let lines = (1...3).map { MarketSamples.line("ls_\($0)") }
        let plans = try plans(lines, [hardy, fresh, collected], of: ["p", "p", "p"])
        let parcel = try #require(plans.first?.parcel)
        #expect(parcel.goods == [.dry, .fresh, .liquid])
        #expect(parcel.longestTransitDays == 3)
        #expect(!parcel.shipsByCourier)
    }

    @Test func `each producer gets one parcel, in the order of the lines`() throws {
        let lines = (1...4).map { MarketSamples.line("ls_\($0)", $0, at: 10_000) }
        let offers = lines.map { _ in MarketSamples.offer() }
        let plans = try plans(lines, offers, of: ["pr_2", "pr_1", "pr_2", "pr_3"])
        #expect(plans.map(\.producer.text) == ["pr_2", "pr_1", "pr_3"])
        #expect(plans.map(\.lineIndexes) == [[0, 2], [1], [3]])
        #expect(plans.map(\.goodsValue.vnd) == [40_000, 20_000, 40_000])
        #expect(plans.map(\.parcel.weightGrams) == [4 * 320, 2 * 320, 4 * 320])
    }

    @Test(arguments: Payment.allCases)
    func `only an order paid at the door is collected, and every parcel is declared`(
        _ payment: Payment
    ) throws {
        let plans = try plans(
            [MarketSamples.line("ls_1", 2)], [MarketSamples.offer()], of: ["p"], payment: payment)
        #expect(plans.map(\.parcel.cod) == [payment == .cod ? Money(vnd: 250_000) : nil])
        #expect(plans.map(\.parcel.declaredValue) == [Money(vnd: 250_000)])
    }

    @Test func `a value beyond 64 bits is refused, not wrapped`() {
        let one = [MarketSamples.line("ls_1", 1_000, at: .max / 100)]
        #expect(throws: OrderError.totalTooLarge) {
            try plans(one, [MarketSamples.offer()], of: ["p"])
        }
        let two = ["ls_1", "ls_2"].map { MarketSamples.line($0, 1, at: .max / 2 + 1) }
        #expect(throws: OrderError.totalTooLarge) {
            try plans(two, [MarketSamples.offer(), MarketSamples.offer()], of: ["p", "p"])
        }
    }

    @Test func `a listing's own parcel is the plan of one line`() throws {
        let offer = MarketSamples.offer()
        let plan = try plans([MarketSamples.line("ls_1", 4)], [offer], of: ["p"])[0]
        let value = Money(vnd: 500_000)
        #expect(offer.parcel(quantity: 4, declaredValue: value) == plan.parcel)
    }
}
