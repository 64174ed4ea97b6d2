internal import Market
@testable internal import Operations
internal import Reach
internal import Storage
internal import TestSupport
import Testing

/// An order is taken back, once.
@Suite struct OrderCancellingTests {
    private func cancel(
        _ id: OrderID, _ desks: DeskHouse, by caller: Caller = DeskHouse.storefront,
        once: Once = .free
    ) async throws -> Answer {
        try await desks.orders.cancel(id, by: caller, once: once, render: Answer.of)
    }

    @Test func `its stock returns once, however often and from how many sides it is cancelled`()
        async throws
    {
        try await DeskHouse.with { desks in
            try await desks.add(
                MarketSamples.listing("ls_1"), MarketSamples.listing("ls_2", of: "pr_2"))
            let lines = [MarketSamples.line("ls_1", 3), MarketSamples.line("ls_2", 2)]
            let id = try await desks.place(MarketSamples.draft(lines))
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<10 {
                    let once = number.isMultiple(of: 2) ? Once.free : .keyed("k")
                    group.addTask { _ = try await cancel(id, desks, once: once) }
                }
                try await group.waitForAll()
            }
            #expect(try await desks.listing("ls_1")?.stock == 10)
            #expect(try await desks.listing("ls_2")?.stock == 10)
            let order = try await desks.order(id)
            #expect(order.state == .cancelled)
            #expect(order.parcels.map(\.handover) == [.cancelled, .cancelled])
            #expect(try await desks.feed().map { String($0.prefix(6)) }.count == 4)
            #expect(try await desks.history(of: id.text) == ["order_placed", "order_cancelled"])
        }
    }

    @Test func `couriers hear of it, and no worker gets it any more`() async throws {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing())
            let id = try await desks.place()
            let parcel = try await desks.order(id).parcels[0].id.text
            _ = try await cancel(id, desks)
            #expect(try await desks.feed() == ["1 assigned \(parcel)", "2 cancelled \(parcel)"])
            let lease = try await desks.couriers.lease(
                of: CoverageSamples.courier("a"), most: 10, visibilitySeconds: 60,
                by: DeskHouse.admin)
            #expect(lease.id == nil && lease.slips.isEmpty)
        }
    }

    @Test func `what a courier has acknowledged is not simply cancelled`() async throws {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing())
            let id = try await desks.place()
            let courier = CoverageSamples.courier("a")
            let lease = try await desks.couriers.lease(
                of: courier, most: 1, visibilitySeconds: 60, by: DeskHouse.admin)
            _ = try await desks.couriers.acknowledge(
                .init(try #require(lease.id)), of: courier, by: DeskHouse.admin)
            await #expect(throws: OrderError.alreadyHandedOver(id)) {
                _ = try await cancel(id, desks)
            }
            #expect(try await desks.listing()?.stock == 9)
            #expect(try await desks.order(id).state == .placed)
        }
    }

    @Test func `a parcel under a lease may be cancelled, and its acknowledgement takes nothing`()
        async throws
    {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing())
            let id = try await desks.place()
            let courier = CoverageSamples.courier("a")
            let lease = try await desks.couriers.lease(
                of: courier, most: 1, visibilitySeconds: 60, by: DeskHouse.admin)
            _ = try await cancel(id, desks)
            let taken = try await desks.couriers.acknowledge(
                .init(try #require(lease.id)), of: courier, by: DeskHouse.admin)
            #expect(taken == [])
            #expect(try await desks.order(id).parcels.map(\.handover) == [.cancelled])
        }
    }

    @Test func `nobody cancels another storefront's order`() async throws {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing())
            let id = try await desks.place()
            let other = Caller(keyID: "ky_other", role: .storefront, scope: .everything)
            await #expect(throws: OrderError.notFound(id)) {
                _ = try await cancel(id, desks, by: other)
            }
            await #expect(throws: OrderError.notFound(OrderID("or_9"))) {
                _ = try await cancel(OrderID("or_9"), desks)
            }
            #expect(try await desks.listing()?.stock == 9)
        }
    }
}
