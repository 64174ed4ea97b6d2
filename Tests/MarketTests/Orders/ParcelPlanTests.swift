internal import Market
internal import Reach
internal import TestSupport
import Testing

/// How an order is split by who packs it, and what a parcel is asked of couriers as.
@Suite struct ParcelPlanTests {
    private let open = CoverageSamples.openTables()

    /// The parcels that the open tables' only service would carry.
    private func plans(
        _ lines: [OrderLine], _ offers: [Offer], payment: Payment = .prepaid
    ) throws -> [ParcelPlan] {
        let order = PackedOrder(
            lines: lines,
            offers: Dictionary(uniqueKeysWithValues: offers.enumerated().map { ($0, $1) }),
            payment: payment, wish: .cheapest)
        let passages = try ReachSnapshot(places: CoverageSamples.places, coverage: open).passages(
            from: CoverageSamples.commune("21025"), to: CoverageSamples.commune("00004"),
            on: MarketSamples.today)
        var planner = OrderPlanner(
            order, of: ProducerID("p"),
            within: PackingLimits.all(of: open.services, on: MarketSamples.today)
        ) { passages.answer($0) }
        let group = OrderGroup.groups(lines.map { _ in ProducerID("p") })[0]
        return try planner.plan(group).map(\.plan)
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
            [MarketSamples.line("ls_1", 3), MarketSamples.line("ls_2", 2)], [wide, deep])
        let parcel = try #require(plans.first?.parcel)
        #expect(plans.count == 1)
        #expect(parcel.weightGrams == 3 * 500 + 2 * 700)
        #expect((parcel.lengthCm, parcel.widthCm, parcel.heightCm) == (30, 25, 3 * 4 + 2 * 6))
        #expect(
            plans[0].contents == [
                ParcelContent(line: 0, quantity: 3), ParcelContent(line: 1, quantity: 2),
            ])
    }

    @Test func `a parcel is as delicate as the most delicate thing inside`() throws {
        let hardy = MarketSamples.offer { $0.longestTransitDays = nil }
        let fresh = MarketSamples.offer {
            ($0.goods, $0.longestTransitDays) = ([.fresh, .liquid], 3)
        }
        let fragile = MarketSamples.offer { $0.longestTransitDays = 5 }
        let lines = (1...3).map { MarketSamples.line("ls_\($0)") }
        let parcel = try #require(try plans(lines, [hardy, fresh, fragile]).first?.parcel)
        #expect(parcel.goods == [.dry, .fresh, .liquid])
        #expect(parcel.longestTransitDays == 3)
        #expect(parcel.shipsByCourier)
    }

    @Test func `each producer packs its own lines, in the order of the lines`() {
        let ids = ["pr_2", "pr_1", nil, "pr_2", "pr_3"].map { $0.map { ProducerID($0) } }
        let groups = OrderGroup.groups(ids)
        #expect(groups.map(\.producer.text) == ["pr_2", "pr_1", "pr_3"])
        #expect(groups.map(\.lines) == [[0, 3], [1], [4]])
    }

    @Test(arguments: Payment.allCases)
    func `only an order paid at the door is collected, and every parcel is declared`(
        _ payment: Payment
    ) throws {
        let plans = try plans(
            [MarketSamples.line("ls_1", 2)], [MarketSamples.offer()], payment: payment)
        #expect(plans.map(\.parcel.cod) == [payment == .cod ? Money(vnd: 250_000) : nil])
        #expect(plans.map(\.parcel.declaredValue) == [Money(vnd: 250_000)])
    }

    @Test func `a value beyond 64 bits is refused, not wrapped`() {
        let one = [MarketSamples.line("ls_1", 1_000, at: .max / 100)]
        #expect(throws: OrderError.totalTooLarge) { try plans(one, [MarketSamples.offer()]) }
        let two = ["ls_1", "ls_2"].map { MarketSamples.line($0, 1, at: .max / 2 + 1) }
        #expect(throws: OrderError.totalTooLarge) {
            try plans(two, [MarketSamples.offer(), MarketSamples.offer()])
        }
    }

    @Test func `a listing's own parcel is the plan of one line`() throws {
        let offer = MarketSamples.offer()
        let plan = try plans([MarketSamples.line("ls_1", 4)], [offer])[0]
        let value = Money(vnd: 500_000)
        #expect(offer.parcel(quantity: 4, declaredValue: value) == plan.parcel)
    }
}
