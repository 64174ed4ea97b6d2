internal import Market
@testable internal import Operations
internal import Reach
internal import Storage
internal import TestSupport
import Testing

/// Leases as a courier's workers see them.
@Suite struct LeaseDeskTests {
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
        _ desks: DeskHouse, most: Int = 10, seconds: Int = 60
    ) async throws -> CourierDesk.LeasePage {
        try await desks.couriers.lease(
            of: Self.courier, most: most, visibilitySeconds: seconds, by: Self.worker)
    }

    private func acknowledge(_ id: String, _ desks: DeskHouse) async throws -> Int {
        try await desks.couriers.acknowledge(.init(id), of: Self.courier, by: Self.worker).count
    }

    private func giveBack(_ id: String, _ desks: DeskHouse) async throws -> Int {
        try await desks.couriers.giveBack(.init(id), of: Self.courier, by: Self.worker).count
    }

    @Test func `an acknowledged parcel is done`() async throws {
        try await withOrders(3) { desks in
            let page = try await lease(desks)
            #expect(page.slips.count == 3 && page.until == MarketSamples.now + 60_000)
            #expect(try await acknowledge(try #require(page.id), desks) == 3)
            desks.clock.advance(seconds: 3_600)
            #expect(try await lease(desks).id == nil)
        }
    }

    @Test func `acknowledging twice is the same as once`() async throws {
        try await withOrders(2) { desks in
            let id = try #require(try await lease(desks).id)
            _ = try await acknowledge(id, desks)
            desks.clock.advance(seconds: 3_600)
            _ = try await acknowledge(id, desks)
            #expect(try await desks.history(of: id) == ["lease_acknowledged"])
            #expect(try await lease(desks).id == nil)
        }
    }

    @Test func `what is given back is there at once for the next worker`() async throws {
        try await withOrders(2) { desks in
            let first = try await lease(desks)
            #expect(try await lease(desks).id == nil)
            #expect(try await giveBack(try #require(first.id), desks) == 2)
            #expect(try await lease(desks).slips == first.slips)
        }
    }

    @Test func `an acknowledgement that comes late is refused and takes nothing`() async throws {
        try await withOrders(2) { desks in
            let first = try #require(try await lease(desks).id)
            desks.clock.advance(seconds: 60)
            await #expect(throws: LeaseError.over(first)) { try await acknowledge(first, desks) }
            let second = try await lease(desks)
            #expect(second.slips.count == 2)
            await #expect(throws: LeaseError.over(first)) { try await acknowledge(first, desks) }
            await #expect(throws: LeaseError.over(first)) { try await giveBack(first, desks) }
            #expect(try await acknowledge(try #require(second.id), desks) == 2)
        }
    }

    @Test func `what was settled one way is not settled the other`() async throws {
        try await withOrders(2) { desks in
            let first = try #require(try await lease(desks, most: 1).id)
            let second = try #require(try await lease(desks, most: 1).id)
            _ = try await acknowledge(first, desks)
            await #expect(throws: LeaseError.over(first)) { try await giveBack(first, desks) }
            _ = try await giveBack(second, desks)
            await #expect(throws: LeaseError.over(second)) { try await acknowledge(second, desks) }
        }
    }

    @Test func `a lease of another courier is as good as none`() async throws {
        try await withOrders(1) { desks in
            let id = try #require(try await lease(desks).id)
            let other = CoverageSamples.courier("b")
            let worker = MarketSamples.caller(.courier, .courier(other))
            for id in [id, "le_unknown"] {
                await #expect(throws: LeaseError.notFound(id)) {
                    try await desks.couriers.acknowledge(.init(id), of: other, by: worker)
                }
                await #expect(throws: LeaseError.notFound(id)) {
                    try await desks.couriers.giveBack(.init(id), of: other, by: worker)
                }
                await #expect(throws: LeaseError.notFound(id)) {
                    try await desks.couriers.extend(
                        .init(id), visibilitySeconds: 60, of: other)
                }
            }
            #expect(try await acknowledge(id, desks) == 1)
        }
    }

    @Test func `an extended lease may be acknowledged later, and one that is over is not extended`()
        async throws
    {
        try await withOrders(1) { desks in
            let id = try #require(try await lease(desks).id)
            desks.clock.advance(seconds: 59)
            let longer = try await desks.couriers.extend(
                .init(id), visibilitySeconds: 120, of: Self.courier)
            #expect(longer.until == desks.clock.now + 120_000)
            desks.clock.advance(seconds: 119)
            #expect(try await lease(desks).id == nil)
            desks.clock.advance(seconds: 1)
            await #expect(throws: LeaseError.over(id)) {
                try await desks.couriers.extend(
                    .init(id), visibilitySeconds: 120, of: Self.courier)
            }
            #expect(try await lease(desks).slips.count == 1)
        }
    }

    @Test func `workers that race never hold the same parcel`() async throws {
        try await withOrders(20) { desks in
            let leased = try await withThrowingTaskGroup(of: [ParcelID].self) { group in
                for _ in 0..<8 {
                    group.addTask { try await lease(desks, most: 5).slips.map(\.parcel.id) }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(leased.count == 20 && Set(leased).count == 20)
        }
    }

    @Test(arguments: [
        (0, 60, "max"), (101, 60, "max"), (1, 4, "visibility_s"), (1, 3_601, "visibility_s"),
    ])
    func `a lease beyond the limits is refused by its field`(
        _ most: Int, _ seconds: Int, _ field: String
    ) async throws {
        try await withOrders(1) { desks async throws in
            let refused = await #expect(throws: FieldProblems.self) {
                try await lease(desks, most: most, seconds: seconds)
            }
            #expect(refused?.all.map(\.field) == [field])
            #expect(try await lease(desks).slips.count == 1)
        }
    }
}
