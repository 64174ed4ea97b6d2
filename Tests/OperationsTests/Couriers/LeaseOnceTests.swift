internal import Market
@testable internal import Operations
internal import Reach
internal import Storage
internal import TestSupport
import Testing

/// A worker whose answer was lost asks for its lease again, and settles it in parts.
@Suite struct LeaseOnceTests {
    private static let courier = CoverageSamples.courier("a")
    private static let worker = MarketSamples.caller(.courier, .courier(courier))

    private func withOrders(_ count: Int, _ body: (DeskHouse) async throws -> Void) async throws {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing(stock: 100))
            for _ in 0..<count { try await desks.place() }
            try await body(desks)
        }
    }

    private func lease(
        _ desks: DeskHouse, _ key: String, _ body: String = "{}"
    ) async throws -> CourierDesk.LeasePage {
        try await desks.couriers.lease(
            of: Self.courier, most: 2, visibilitySeconds: 60, by: Self.worker,
            once: .keyed(key, body))
    }

    @Test func `the same key answers the same lease, with what it still holds`() async throws {
        try await withOrders(5) { desks in
            let first = try await lease(desks, "k1")
            let again = try await lease(desks, "k1")
            #expect(again.id == first.id && again.token == first.token)
            #expect(again.slips == first.slips)
            let one = try #require(first.slips.first?.parcel.id)
            _ = try await desks.couriers.acknowledge(
                .init(try #require(first.id), parcels: [one]), of: Self.courier, by: Self.worker)
            #expect(try await lease(desks, "k1").slips == Array(first.slips.dropFirst()))
            #expect(try await lease(desks, "k2").id != first.id)
        }
    }

    @Test func `the same key for another lease is refused, and for one that is over too`()
        async throws
    {
        try await withOrders(2) { desks in
            let first = try #require(try await lease(desks, "k1").id)
            await #expect(throws: IdempotencyError.otherRequest) {
                try await lease(desks, "k1", #"{"max":1}"#)
            }
            desks.clock.advance(seconds: 60)
            await #expect(throws: LeaseError.over(first)) { try await lease(desks, "k1") }
        }
    }

    @Test func `nothing about the receiver is kept with the key`() async throws {
        try await withOrders(1) { desks in
            let id = try await lease(desks, "k1").id
            let kept = try await desks.store.read {
                try $0.rememberedAnswer(key: "k1", of: Self.worker.holder)
            }
            #expect(kept.map { String(decoding: $0.body, as: UTF8.self) } == id)
        }
    }

    @Test func `a part is acknowledged and said again, the rest is given back`() async throws {
        try await withOrders(2) { desks in
            let page = try await lease(desks, "k1")
            let id = try #require(page.id)
            let parcels = page.slips.map(\.parcel.id)
            for _ in 0..<2 {
                let taken = try await desks.couriers.acknowledge(
                    .init(id, parcels: [parcels[0], ParcelID("pk_x")]), of: Self.courier,
                    by: Self.worker)
                #expect(taken == [parcels[0]])
            }
            let back = try await desks.couriers.giveBack(
                .init(id), of: Self.courier, by: Self.worker)
            #expect(back == [parcels[1]])
            // It was said before the lease ended, and may be said again.
            let again = try await desks.couriers.acknowledge(
                .init(id, parcels: [parcels[0]]), of: Self.courier, by: Self.worker)
            #expect(again == [parcels[0]])
            #expect(try await desks.lease(Self.courier) == [parcels[1]])
        }
    }

    @Test func `the sweep frees leases that nobody asks after, until one is stuck`() async throws {
        try await withOrders(1) { desks in
            for _ in 0..<20 {
                #expect(try await desks.lease(Self.courier).count == 1)
                desks.clock.advance(seconds: 60)
                try await desks.assignments.sweep()
            }
            #expect(try await desks.attention(.stuck).count == 1)
            #expect(try await desks.lease(Self.courier) == [])
            let id = try #require(try await desks.attention(.stuck).first)
            try await desks.release(id)
            #expect(try await desks.lease(Self.courier) == [id])
        }
    }
}
