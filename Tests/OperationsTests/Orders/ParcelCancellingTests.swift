internal import Market
@testable internal import Operations
internal import Reach
internal import Storage
internal import TestSupport
import Testing

/// One parcel of an order is taken back, by whom the rules allow it, once.
@Suite struct ParcelCancellingTests {
    private func cancel(
        _ id: ParcelID, _ desks: DeskHouse, _ code: CancelCode = .fraudSuspected,
        by caller: Caller = DeskHouse.admin, once: Once = .free
    ) async throws {
        _ = try await desks.orders.cancel(
            id, because: CancelReason(code), by: caller, once: once, render: Answer.of)
    }

    /// An order of three packs of `pr_1` and two of `pr_2`.
    private func order(_ desks: DeskHouse) async throws -> Order {
        try await desks.add(
            MarketSamples.listing("ls_1"), MarketSamples.listing("ls_2", of: "pr_2"))
        let lines = [MarketSamples.line("ls_1", 3), MarketSamples.line("ls_2", 2)]
        return try await desks.order(try await desks.place(MarketSamples.draft(lines)))
    }

    private func stocks(_ desks: DeskHouse) async throws -> [Int] {
        [
            try await desks.listing("ls_1")?.stock ?? -1,
            try await desks.listing("ls_2")?.stock ?? -1,
        ]
    }

    @Test func `the order goes on with the other parcel, and ends with the last`() async throws {
        try await DeskHouse.with { desks in
            let order = try await order(desks)
            try await cancel(order.parcels[0].id, desks)
            #expect(try await stocks(desks) == [10, 8])
            var now = try await desks.order(order.id)
            #expect(now.state == .placed && now.total == order.total)
            #expect(now.parcels.map(\.handover) == [.cancelled, .waiting])
            #expect(now.parcels[0].cancelled?.reason == CancelReason(.fraudSuspected))
            try await cancel(order.parcels[1].id, desks)
            now = try await desks.order(order.id)
            #expect(now.state == .cancelled)
            #expect(try await stocks(desks) == [10, 10])
        }
    }

    @Test func `stock returns once, whatever is repeated and from how many sides at once`()
        async throws
    {
        try await DeskHouse.with { desks in
            let order = try await order(desks)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<12 {
                    group.addTask {
                        switch number % 3 {
                        case 0: try await cancel(order.parcels[0].id, desks)
                        case 1:
                            try await cancel(
                                order.parcels[0].id, desks, .notPacked, by: DeskHouse.producer,
                                once: .keyed("p"))
                        default:
                            _ = try await desks.orders.cancel(
                                order.id, by: DeskHouse.admin, once: .free, render: Answer.of)
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await stocks(desks) == [10, 10])
            #expect(try await desks.feed().filter { $0.contains("cancelled") }.count == 2)
            #expect(try await desks.history(of: order.id.text).count == 2)
        }
    }

    @Test func `a producer gives up its own parcels only, a shop its own orders only`()
        async throws
    {
        try await DeskHouse.with { desks in
            let order = try await order(desks)
            let (own, others) = (order.parcels[0].id, order.parcels[1].id)
            await #expect(throws: OrderError.parcelNotFound(others)) {
                try await cancel(others, desks, .notPacked, by: DeskHouse.producer)
            }
            let stranger = Caller(keyID: "ky_x", role: .storefront, scope: .everything)
            for caller in [stranger, DeskHouse.officer] {
                await #expect(throws: (any Error).self) {
                    try await cancel(own, desks, .changedMind, by: caller)
                }
            }
            try await cancel(own, desks, .notPacked, by: DeskHouse.producer)
            try await cancel(others, desks, .changedMind, by: DeskHouse.storefront)
            #expect(try await desks.order(order.id).state == .cancelled)
        }
    }

    @Test func `a role gives only its own reasons`() async throws {
        try await DeskHouse.with { desks in
            let order = try await order(desks)
            let refused = [
                (DeskHouse.storefront, CancelCode.outOfStock), (DeskHouse.producer, .changedMind),
                (DeskHouse.storefront, .noCourier), (DeskHouse.admin, .other),
            ]
            for (caller, code) in refused {
                await #expect(throws: FieldProblems.self) {
                    try await cancel(order.parcels[0].id, desks, code, by: caller)
                }
            }
            #expect(try await stocks(desks) == [7, 8])
        }
    }

    @Test func `what has run out comes back and goes off sale`() async throws {
        try await DeskHouse.with { desks in
            let order = try await order(desks)
            try await cancel(
                order.parcels[0].id, desks, .outOfStock, by: DeskHouse.producer)
            #expect(try await stocks(desks) == [0, 8])
        }
    }

    @Test func `after an acknowledgement an operator and the producer may, the shop may not`()
        async throws
    {
        try await DeskHouse.with { desks in
            let order = try await order(desks)
            let courier = CoverageSamples.courier("a")
            let lease = try await desks.couriers.lease(
                of: courier, most: 9, visibilitySeconds: 60, by: DeskHouse.admin)
            _ = try await desks.couriers.acknowledge(
                .init(try #require(lease.id)), of: courier, by: DeskHouse.admin)
            await #expect(throws: OrderError.alreadyHandedOver(order.id)) {
                try await cancel(
                    order.parcels[0].id, desks, .changedMind, by: DeskHouse.storefront)
            }
            try await cancel(order.parcels[0].id, desks, .notPacked, by: DeskHouse.producer)
            try await cancel(order.parcels[1].id, desks)
            #expect(try await stocks(desks) == [10, 10])
        }
    }
}
