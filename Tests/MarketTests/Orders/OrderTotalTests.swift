internal import Market
internal import Reach
internal import TestSupport
import Testing

/// What an order costs.
@Suite struct OrderTotalTests {
    private func order(_ lines: [OrderLine], freight: [Int64]) -> Order {
        Order(
            id: OrderID("or_1"), storefront: "ky_1", placedAt: MarketSamples.now,
            buyer: MarketSamples.buyer(), payment: .prepaid, note: "", lines: lines,
            parcels: freight.enumerated().map { MarketSamples.parcel("pk_\($0)", freight: $1) })
    }

    @Test func `the total is goods and freight, to the đồng`() {
        let lines = [
            MarketSamples.line("ls_1", 3, at: 33_333), MarketSamples.line("ls_2", 1, at: 1),
        ]
        let order = order(lines, freight: [20_001, 9])
        #expect(order.goodsTotal == Money(vnd: 100_000))
        #expect(order.freightTotal == Money(vnd: 20_010))
        #expect(order.total == Money(vnd: 120_010))
    }

    @Test func `sums beyond 64 bits have no value`() {
        let dear = MarketSamples.line("ls_1", 1, at: .max)
        #expect(order([dear, MarketSamples.line("ls_2", 1, at: 1)], freight: []).goodsTotal == nil)
        #expect(order([MarketSamples.line("ls_1", 2, at: .max)], freight: []).goodsTotal == nil)
        #expect(order([], freight: [.max, 1]).freightTotal == nil)
        #expect(order([dear], freight: [1]).total == nil)
        #expect(order([dear], freight: [0]).total == Money(vnd: .max))
    }
}
